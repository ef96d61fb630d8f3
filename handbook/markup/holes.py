"""Holes: where a value goes that Markdown must not read.

Jinja decides conditions and loops with the real values. What it prints of them is one private-use character each, a
hole, numbered per page; Markdown carries it through like a letter. When the page's HTML is there, the escaped values
fill the holes. So `A&B | Co <script>` is shown as typed in a table, a heading or an attribute, and the Markdown of a
page is the same for all organizations.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from handbook.organization.times import in_full

FIRST, LAST = 0xE000, 0xF8FF
_HOLE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_PARAGRAPH = re.compile(f"<p>\\s*([{chr(FIRST)}-{chr(LAST)}])\\s*</p>")
"""A hole alone in its paragraph: what a block macro prints."""
_ID = re.compile(r'\sid="([^"]+)"')
_BLOCK = re.compile(r"\s*<(details|div|dl|ul|ol|p|table|section|h[1-6])\b")


def text_of(value: Any) -> str:
    """Return how a value is printed: a day in full, everything else as it prints itself.

    Raises ValueError("problem; mend") for a value that is not there.
    """
    if value is None:
        raise ValueError(
            "a value is printed here that the organization does not have; "
            "put it between a line with if and one with endif"
        )
    return in_full(value) if isinstance(value, date) else str(value)


@dataclass
class Holes:
    """The values of one page, in the order in which they were printed."""

    values: list[str] = field(default_factory=list)

    def hole(self, value: Any) -> str:
        """Return what Jinja prints for `value`: a hole.

        What a template made (Markup) is a hole too: Markdown does not read it, and the look at what the writer wrote
        (made.py) does not see it. Raises ValueError when a page prints more than 6,400 values.
        """
        if FIRST + len(self.values) > LAST:
            raise ValueError("a page prints more than 6400 values; split it")
        self.values.append(value if isinstance(value, Markup) else text_of(value))
        return chr(FIRST + len(self.values) - 1)

    @property
    def markup(self) -> frozenset[str]:
        """The holes that a macro's own HTML will fill."""
        return frozenset(chr(FIRST + number) for number, value in enumerate(self.values) if isinstance(value, Markup))

    @property
    def ids(self) -> frozenset[str]:
        """The ids in what macros made."""
        return frozenset(one for value in self.values if isinstance(value, Markup) for one in _ID.findall(value))

    @property
    def blank(self) -> frozenset[str]:
        """The holes that will show nothing."""
        return frozenset(chr(FIRST + number) for number, value in enumerate(self.values) if not value.strip())

    def fill(self, text: str) -> str:
        """Return HTML `text` with its holes filled: values escaped, what templates made as it is.

        What a template made of a line of a page (`View.source`) may have holes of its own.
        """
        text = _PARAGRAPH.sub(lambda match: match[1] if self._is_block(match[1]) else match[0], text)
        return _HOLE.sub(lambda match: self._filled(match[0]), text)

    def _filled(self, hole: str) -> str:
        value = self.values[ord(hole) - FIRST]
        return self.fill(value) if isinstance(value, Markup) else html.escape(value)

    def _is_block(self, hole: str) -> bool:
        value = self.values[ord(hole) - FIRST]
        return isinstance(value, Markup) and (not value or _BLOCK.match(value) is not None)
