"""On which text of ours a page or section of the organization's own is based: a fingerprint in its front matter.

Ours go on changing under those that replace them. The fingerprint tells whether they have since.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from handbook.flaws import Place
from handbook.texts import end_of_matter

_DIGITS = 12
_FORM = rf"[0-9a-f]{{{_DIGITS}}}"
_LINE_END = re.compile(r"\r\n?|\n")
_NO_WORDS = re.compile(r"(?:last_reviewed|formerly)[ \t]*:")


def _digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_FORM, value):
        raise ValueError(f"`{value}` is no fingerprint; take out the line, and write what `check` then names")
    return value


Fingerprint = Annotated[str, BeforeValidator(_digits), StringConstraints(strict=True)]
"""Twelve digits of a sum over a text; they need no quotes, since no other program reads them."""


def fingerprint(text: str) -> str:
    """Return the fingerprint of `text`: the same where only line ends, or blanks at the ends of lines, differ."""
    lines = (line.rstrip() for line in _LINE_END.split(text))
    return hashlib.sha256("\n".join(lines).strip("\n").encode()).hexdigest()[:_DIGITS]


def of_page(text: str) -> str:
    """Return what counts of a page's whole `text`: all but the day of its last review, and old addresses."""
    lines = _LINE_END.split(text)
    end = end_of_matter(lines) or 0
    kept, key = [], ""
    for line in lines[:end]:
        key = line if line[:1].strip(" \t-") else key  # a list may go on below its key
        kept += [] if _NO_WORDS.match(key) else [line]
    return "\n".join([*kept, *lines[end:]])


@dataclass(frozen=True)
class Base:
    """What the organization's `file` replaces at `address`: the page, or its `section` ("" for the page).

    `ours` is the text of ours in whose place it stands, None if there is none, `source` the file of ours, `before`
    where that may have been earlier, and `made` whether that page is made; `given` is the fingerprint that the
    organization's file holds, and `place` where. `topped` says whether it has a front matter.
    """

    file: str
    address: str
    section: str
    ours: str | None
    source: str
    before: tuple[str, ...]
    made: bool
    given: str | None
    place: Place
    topped: bool

    @property
    def replaces(self) -> tuple[str, str]:
        """What it replaces, by address and section."""
        return self.address, self.section

    @property
    def current(self) -> str | None:
        """The fingerprint of our text as it is now."""
        return None if self.ours is None else fingerprint(self.ours)

    @property
    def changed(self) -> bool:
        """Whether our text is another one than that on which the file says it is based."""
        return None not in (self.given, self.current) and self.given != self.current


def given_in(data: object) -> str | None:
    """Return the fingerprint that the `data` of a front matter hold, None where there is none that can be read."""
    given = data.get("based_on") if isinstance(data, dict) else None
    return given if isinstance(given, str) and re.fullmatch(_FORM, given) else None
