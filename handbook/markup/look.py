"""The look at a page once Markdown has read it: nothing strange in it, no word lost, no mark left standing.

The checks of sources (`checks/`) find most of what can be wrong, with its column. This comes after them, and sees what
only Markdown knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from handbook.flaws import Flaw
from handbook.markup.kept import left_over, lost_words
from handbook.markup.lines import Lines
from handbook.markup.made import strangers
from handbook.memo import kept

RULE = "look"
_SHOWN = 8
_LOST = "look for marks that Markdown reads as its own (braces, brackets, a cell too many) and take them out"


@kept
def look(body: Lines, markdown: str, html: str, markup: frozenset[str]) -> tuple[Flaw, ...]:
    """Return what is wrong with the `html` that was made of `markdown`, which is `body` after Jinja.

    Its holes are open; `markup` are those that a macro's own HTML will fill.
    """
    flaws = []
    found = strangers(html, markup)
    lost = lost_words(markdown, html)
    for mend in dict.fromkeys(found.values()):
        strange = ", ".join(what for what in found if found[what] == mend)
        problem = f"the page would hold {strange}, which cannot stand in a page"
        flaws.append(Flaw(body.place(_line_with(lost, body)), problem, mend, RULE))
    if lost:
        words = ", ".join(f"`{word}`" for word in lost[:_SHOWN]) + (" …" if len(lost) > _SHOWN else "")
        flaws.append(Flaw(body.place(_line_with(lost, body)), f"words of this page get lost: {words}", _LOST, RULE))
    for left in left_over(markdown, html):
        place = body.place(_line_with(left.words, body, left.mark))
        mend = f"{left.mend}; to show the mark itself, put it between backticks"
        flaws.append(Flaw(place, f"`{left.mark}` stands on the page as it was typed", mend, RULE))
    return tuple(flaws)


def _line_with(words: Sequence[str], body: Lines, mark: str = "") -> int:
    """Return the number of the line (from 1) that holds `mark` and most of `words`: Markdown keeps no places."""
    counts = [(mark in line.text, sum(word in line.text for word in words)) for line in body.lines]
    return counts.index(max(counts)) + 1
