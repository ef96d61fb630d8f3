"""Words that were to be important, with a space between them and a mark: Markdown shows the marks as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

_PARAGRAPHS_END = re.compile(r"\n[ \t]*\n")
_TWO = re.compile(r"(?<![*\\])\*{2,3}(?!\*)|(?<![_\\])__(?!_)")
_WORDS = re.compile(r"[^\W\d_]{2}")
_ENDS_APART = re.compile(
    r"(?<![\w*_\\])(?P<mark>[*_])(?P<words>[^\W\d_]{2}[^*_|\n]{0,300}?)[ \t]{1,9}(?P=mark)(?=\s|\Z)"
)
_BEGINS_APART = re.compile(
    r"(?<=[^\s*_|][ \t])(?P<mark>[*_])[ \t]{1,9}(?P<words>[^\W\d_]{2}[^*_|\n]{0,300}?[^\s*_|])(?P=mark)(?![\w*_])"
)
_LONGEST = 300


def spaced_marks(visible: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where in Markdown `text` words with such marks begin and end, and how to write them.

    `visible` is the same text with blanks for what is no text of the page.

    >>> [instead for *_, instead in spaced_marks(*["You can ** always ** leave."] * 2)]
    ['**always**']
    """
    for marks in _by_paragraph(visible):
        for sign in ("**", "__"):
            yield from _in_pairs([mark.span() for mark in marks if mark[0] == sign], text)
    for one in chain(_ENDS_APART.finditer(visible), _BEGINS_APART.finditer(visible)):
        words = text[slice(*one.span("words"))].strip()
        yield *one.span(), f"{one['mark']}{words}{one['mark']}"


def _by_paragraph(visible: str) -> list[list[re.Match[str]]]:
    """Return the marks of two signs, those of a paragraph together."""
    found: list[list[re.Match[str]]] = []
    for mark in _TWO.finditer(visible):
        if found and not _PARAGRAPHS_END.search(visible, found[-1][-1].end(), mark.start()):
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _in_pairs(marks: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between each two of `marks` with a space within; of an odd number none can be told by pairs."""
    if len(marks) % 2:
        return
    for (start, begins), (ends, end) in zip(marks[::2], marks[1::2], strict=True):
        words = text[begins:ends]
        apart = words != words.strip() and not text[start - 1 : start].isalnum()
        lines = words.endswith("\n")  # the mark behind it begins a line of its own
        if apart and not lines and len(words) <= _LONGEST and "|" not in words and _WORDS.search(words):
            mark = text[start:begins]
            yield start, end, f"{mark}{words.strip()}{mark}"
