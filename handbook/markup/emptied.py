"""Headings that have nothing below them: in the source, or on the page once its conditions are decided.

A heading alone promises what no reader finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from handbook.markup.holes import FIRST, LAST

# What does not end is taken to the end of the text, so that its end is not looked for from each beginning.
_NO_WORD = re.compile(r"&#?\w{1,10};|<!--.*?(?:-->|\Z)|\{#.*?(?:#\}|\Z)|\{%[^{}%]*+%\}", re.DOTALL)
_SAID = re.compile(r"[\w!{]")
_HEADING = re.compile(r"<h([1-6])\b([^>]*+)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_TAG = re.compile(r"<(?!img\b)[^>]*+(?:>|\Z)")
_SHOWN = re.compile(rf"\w|<img\b|[{chr(FIRST)}-{chr(LAST)}]")


class Heading(NamedTuple):
    """A heading of a finished page: its `id` ("" if it has none), and its words as HTML."""

    id: str
    words: str


def says_nothing(markdown: str) -> bool:
    """Return whether no word, value or picture stands in `markdown`: empty lines, comments, conditions, marks."""
    return not _SAID.search(_NO_WORD.sub("", markdown))


def shows_nothing(html: str, blank: Collection[str] = ()) -> bool:
    """Return whether a reader sees nothing of `html`, whose holes are open; those in `blank` will show nothing."""
    text = _NO_WORD.sub("", _TAG.sub("", html))
    return not any(found[0] not in blank for found in _SHOWN.finditer(text))


def headings(html: str) -> Iterator[Heading]:
    """Yield the headings in `html`."""
    for heading in _HEADING.finditer(html):
        identity = _ID.search(heading[2])
        yield Heading(identity[1] if identity else "", heading[3])


def emptied(html: str, blank: Collection[str] = ()) -> Iterator[Heading]:
    """Yield the headings in `html` below which nothing is shown before the next of their level, or of one above it.

    The holes are open; those in `blank` will show nothing. A heading of a lower level is something.
    """
    found = [*_HEADING.finditer(html)]
    ends = [(heading.start(), heading[1]) for heading in found[1:]] + [(len(html), "")]
    for heading, (end, level) in zip(found, ends, strict=False):
        if level <= heading[1] and shows_nothing(html[heading.end() : end], blank):
            yield from headings(heading[0])
