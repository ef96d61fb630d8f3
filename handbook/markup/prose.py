"""Markdown source → the sentences that a reader reads, each with where it begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from handbook.markup.markdown import LINK
from handbook.markup.masks import blank, blank_text, masked
from handbook.memo import kept

# What shows no words of a sentence: headings, rows of tables, heads of blocks, attribute lists, tags, marks.
_NO_PROSE = re.compile(
    r"^[ \t]*+(?:#{1,6}[ \t].*|.*\|.*|(?:!!!|\?\?\?).*)$|\{:[^}\n]{0,300}\}|</?\w[^<>\n]{0,300}>|\[\^\w{1,60}\]:?"
    r"|^[ \t>]*+(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t])?|^[ \t]*>[ \t>]*|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}",
    re.MULTILINE,
)
_ENDS = r"[.?!:][”’\")]{0,3}"
_NEXT = re.compile(rf"{_ENDS}(?=\s+[“‘\"(]?[A-Z0-9])")
_CLOSED = re.compile(rf"{_ENDS}$")
# A blank line ends a paragraph, and so does an item of a list begin another.
_PARAGRAPHS = re.compile(r"\n[ \t>]*+(?=\n)|\n(?=[ \t>]*+(?:[-*+]|\d{1,3}[.)])[ \t])")


class Sentence(NamedTuple):
    """A sentence: the offset of its first letter in the source, and its words."""

    offset: int
    words: tuple[str, ...]


@kept
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of Markdown `text` that have an end, without code and values.

    Fragments in lists and tables are none: they would make any page look easy.
    """
    visible = masked(text)
    bounds = [0, *(match.start() for match in _PARAGRAPHS.finditer(visible)), len(visible)]
    shown = _NO_PROSE.sub(blank, LINK.sub(_words_alone, visible))
    found = []
    for first, last in pairwise(bounds):
        ends = [match.end() for match in _NEXT.finditer(shown, first, last)]
        for start, end in zip([first, *ends], [*ends, last], strict=True):
            said = shown[start:end]
            if _CLOSED.search(said.rstrip()):
                offset = start + len(said) - len(said.lstrip())
                found.append(Sentence(offset, tuple(re.findall(r"\w[\w’'-]*", said))))
    return tuple(sentence for sentence in found if sentence.words)


def _words_alone(match: re.Match[str]) -> str:
    """Return a link with blanks for all but its words; a picture says none."""
    if match[1]:
        return blank(match)
    before, behind = match.start(2) - match.start(), match.end() - match.end(2)
    return f"{' ' * before}{match[2]}{blank_text(match[0][-behind:])}"
