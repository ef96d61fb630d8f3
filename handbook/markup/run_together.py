"""Lines that Markdown joins though each was meant alone: hours, addresses, questions and answers, rows of a program.

Prose that is wrapped is joined as it is meant. It has longer lines, and goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.markup.masks import masked

_LONGEST = 45
_BOTH_LONGEST = 30
"""Of two lines alone, how long each may be."""
_NO_TEXT = re.compile(r"[ \t]|[-*+#>|:!?<\[{`~&_=]|\d{1,3}[.)]|.*(?:  |\\|<br ?/?>)$|.*(?:\{[{%]|\]\(|\|)")
"""How a line begins, ends or goes on that is more than text, or ends as it is meant."""
_WORDS = "and|or|the|a|an|of|to|in|on|at|for|with|by|from|that|is|are|as|if"
_GOES_ON = re.compile(rf".*(?:[.,;:!?…–—(\"“-]|\b(?i:{_WORDS}))$")
"""How a line ends that goes on in the next, or is a sentence of its own, which reads well in one line with others."""
_BEGINS = re.compile(r"[\"“(]?[A-ZÀ-Þ0-9]")
_ASKED = re.compile(r"(?:Q|A|F|Question|Answer|Frage|Antwort)[.:] ?\S")
_COUNTS = re.compile(r"\d|: ")
_LOOP = re.compile(
    r"\{%-?[ ]*for\b[^{}%\n]{1,200}%\}[ \t]*\n?[ \t]*(?:[-*+]|\d{1,2}\.)[ \t][^\n]{0,1000}"
    r"(?:\n(?![ \t]*\n)[^\n]{0,1000}){0,9}?\{%-?[ ]*endfor[ ]*-?%\}[ \t]*\n?(?P<words>[^\s{<|#*+-])"
)


def run_together(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such lines begin in Markdown `text` (the number of the line, from 1), and how many there are."""
    lines = masked(text, values=False).split("\n")
    first = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].strip():
            continue
        if number > first and _alone(lines[first:number]):
            yield first + 1, number - first
        first = number + 1


def behind_loops(text: str) -> Iterator[int]:
    """Yield the offsets of words in Markdown `text` that become part of the last point which a loop makes."""
    for loop in _LOOP.finditer(masked(text, values=False)):
        yield loop.start("words")


def _alone(lines: Sequence[str]) -> bool:
    """Return whether the `lines` of a paragraph were each meant alone."""
    if len(lines) < 2 or any(_NO_TEXT.match(line) for line in lines):
        return False
    if sum(_ASKED.match(line) is not None for line in lines) > 1:
        return True
    longest = _LONGEST if len(lines) > 2 else _BOTH_LONGEST
    if any(len(line) > longest for line in lines) or not all(_BEGINS.match(line) for line in lines[1:]):
        return False
    if any(_GOES_ON.match(line.rstrip()) for line in lines[:-1]):
        return False
    return len(lines) > 2 or all(_COUNTS.search(line) for line in lines)
