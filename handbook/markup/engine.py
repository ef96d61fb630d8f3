"""The settings of Jinja, for pages and for the text of their front matter alike."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable
from functools import partial
from types import CodeType
from typing import Any, NamedTuple

import jinja2

from handbook.edition import Edition
from handbook.jurisdictions.applied import AppliedLaw, LawAtHand, at_hand
from handbook.markup.holes import text_of
from handbook.memo import kept, kept_running
from handbook.organization.grammar import Phrase, in_words
from handbook.organization.model import Organization

FILTERS: dict[str, Callable[..., Any]] = {"in_words": in_words}
"""The filters that a page may use."""


class Names(NamedTuple):
    """The names that a page may use: their types are what checks know, their values what a page prints."""

    org: Organization
    outsider: Phrase
    outsiders: Phrase
    law: LawAtHand
    version: Edition | None

    @classmethod
    def of(cls, organization: Organization, laws: Iterable[AppliedLaw] = (), version: Edition | None = None) -> Names:
        """Return the names for `organization`: itself, its words for the people outside, what its law speaks of.

        `version` is the one that is being published, if one is.
        """
        return cls(organization, organization.outsiders.one, organization.outsiders.many, at_hand(laws), version)


@kept
def with_lines_kept(text: str) -> str:
    """Return the Markdown `text` of a page so that Jinja takes away only lines which hold nothing but statements.

    Its settings trim the line end behind every statement and note, and the spaces before it; where other text stands
    on the line, that would join two points of a list, or push a point out of its block. A `+` keeps both.
    """
    lines, raw = text.split("\n"), False
    for number, line in enumerate(lines):
        if not raw and not _STATEMENTS_ALONE.fullmatch(line):
            line = _BEFORE.sub(r"\1{\2+", line)
            line = _BEHIND.sub(r"+\1}", line)
        for word in _RAW.findall(line):
            raw = word == "raw"
        if not raw or line == lines[number]:
            lines[number] = line
    return "\n".join(lines)


_STATEMENTS_ALONE = re.compile(r"[ \t]*(?:(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})[ \t]*)+")
_BEFORE = re.compile(r"^([ \t]+)\{([%#])(?![-+])")
_BEHIND = re.compile(r"(?<![-+])([%#])\}$")
_RAW = re.compile(r"\{%[-+]?\s*(raw|endraw)\b")


def settle(environment: jinja2.Environment, printed: Callable[[Any], str]) -> jinja2.Environment:
    """Give `environment` our settings; `printed` says what is printed for a value. Returns the environment.

    What has a name is a template, which makes HTML, so that what it prints is escaped; the text of a page has none.
    What is made of a text is kept: with the same settings and filters, it is the same code.
    """

    @jinja2.pass_context  # one without context would be asked for constants when compiling, once for all pages
    def finalize(_context: Any, value: Any) -> str:
        return printed(value)

    _set(environment)
    environment.finalize = finalize
    environment.auto_reload = False  # no template changes while a site is made
    keep_code(environment, _bare)
    return environment


def keep_code(environment: jinja2.Environment, bare: Callable[[], jinja2.Environment]) -> None:
    """Have `environment` keep the code that it makes of a text; `bare` returns one of the same settings and filters."""
    environment.compile = partial(_compiled, bare)  # type: ignore[method-assign,assignment]


@kept_running
def _compiled(
    bare: Callable[[], jinja2.Environment], source: str, name: str | None = None, filename: str | None = None
) -> CodeType:
    code: CodeType = marshal.loads(_code(bare, source, name, filename))
    return code


@kept
def _code(bare: Callable[[], jinja2.Environment], source: str, name: str | None, filename: str | None) -> bytes:
    return marshal.dumps(bare().compile(source, name, filename))


def _bare() -> jinja2.Environment:
    environment = jinja2.Environment()
    _set(environment)
    environment.finalize = jinja2.pass_context(lambda _context, value: value)
    return environment


def _set(environment: jinja2.Environment) -> None:
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = jinja2.StrictUndefined
    environment.filters.update(FILTERS)
    environment.autoescape = lambda name: name is not None


def texts(
    organization: Organization, laws: Iterable[AppliedLaw] = (), version: Edition | None = None
) -> Callable[[str], str]:
    """Return the function that puts values into a line of front matter, as text.

    It raises what Jinja raises; a check has looked at the line before.
    """
    environment = settle(jinja2.Environment(), text_of)
    known = Names.of(organization, laws, version)._asdict()

    def text(line: str) -> str:
        return environment.from_string(line).render(known) if "{" in line else line

    return text
