"""The look at a page once Markdown has read it: nothing strange in it, no word lost, no mark left standing.

The checks of sources (`checks/`) find most of what can be wrong, with its column. This comes after them, and sees what
only Markdown knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.emptied import headings
from handbook.markup.kept import Mark, left_over, lost_words
from handbook.markup.lines import Lines
from handbook.markup.made import Strangers, strangers
from handbook.markup.markdown import all_ids
from handbook.memo import kept_own, kept_told

RULE: Final = "look"
_SHOWN = 8
_HELD = "the page would hold {}, which cannot stand in a page"
_LOST = "look for marks that Markdown reads as its own (braces, brackets, a cell too many) and take them out"


def look(body: Lines, markdown: str, html: str, markup: frozenset[str], own: bool) -> tuple[Flaw, ...]:
    """Return what is wrong with the `html` that was made of `markdown`, which is `body` after Jinja.

    Its holes are open; `markup` are those that a macro's own HTML will fill. `own` is whether words of it are the
    organization's own.
    """
    flaws: list[Flaw] = []
    (found, twice), lost, left_overs = (_seen_own if own else _seen_of_all)(markdown, html, markup)
    flaws += [_twice(identity, body) for identity in twice]
    flaws += _without_id(body, html)
    for mend in dict.fromkeys(found.values()):
        strange = ", ".join(what for what in found if found[what] == mend)
        problem = _HELD.format(strange)
        flaws.append(Flaw(body.place(_line_with(lost, body)), problem, mend, RULE))
    untold = [word for word in lost if not any(f"`{word}`" in what for what in found)]
    if untold:
        words = ", ".join(f"`{word}`" for word in untold[:_SHOWN]) + (" …" if len(untold) > _SHOWN else "")
        flaws.append(Flaw(body.place(_line_with(lost, body)), f"words of this page get lost: {words}", _LOST, RULE))
    for left in left_overs:
        place = body.place(_line_with(left.words, body, left.mark))
        mend = f"{left.mend}; to show the mark itself, put it between backticks"
        flaws.append(Flaw(place, f"`{left.mark}` stands on the page as it was typed", mend, RULE))
    return tuple(flaws)


def ids_of_macros(body: Lines, made: Collection[str]) -> Iterator[Flaw]:
    """Yield the ids that stand in `body` and, once more, among those that macros `made` on the page."""
    for offset, identity in all_ids(body.text):
        if identity in made:
            problem = f"the id `{identity}` stands in what a macro shows on this page as well"
            yield Flaw(body.at(offset), problem, "give this one another", RULE)


def _seen(markdown: str, html: str, markup: frozenset[str]) -> tuple[Strangers, list[str], list[Mark]]:
    """Return what is strange in `html`, the words of `markdown` that it lost, and the marks that it left standing."""
    return strangers(html, markup), lost_words(markdown, html), left_over(markdown, html)


_seen_of_all, _seen_own = kept_told(_seen), kept_own(_seen)


def _twice(identity: str, body: Lines) -> Flaw:
    """Return the flaw of an id that stands twice: in the source as well, or there once, and within a loop."""
    typed = [offset for offset, name in all_ids(body.text) if name == identity]
    if len(typed) > 1:
        return Flaw(body.at(typed[1]), f"the id `{identity}` stands twice on this page", "give this one another", RULE)
    place = body.at(typed[0]) if typed else body.place(1)
    mend = "give each its own; a heading cannot stand in a loop"
    return Flaw(place, _HELD.format(f"the id `{identity}` twice"), mend, RULE)


def _without_id(body: Lines, html: str) -> Iterator[Flaw]:
    """Yield the headings to which no id was given: in a block or a list, where no check of the source sees them."""
    given = {identity for _, identity in all_ids(body.text)}
    for heading in headings(html):
        if heading.id not in given:
            words = re.findall(r"\w+", re.sub("<[^>]*+>", "", heading.words))
            problem = "this heading has no id that others can link to"
            mend = f"write an id behind it: {{: #{heading.id} }}"
            yield Flaw(body.place(_line_with(words, body, "#")), problem, mend, "headings")


def _line_with(words: Sequence[str], body: Lines, mark: str = "") -> int:
    """Return the number of the line (from 1) that holds `mark` and most of `words`: Markdown keeps no places."""
    counts = [(mark in line.text, sum(word in line.text for word in words)) for line in body.lines]
    return counts.index(max(counts)) + 1
