"""A note at the foot of a page has a place in the text that points to it, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.pages.page import Page

RULE: Final = "notes"
_EMPTY = re.compile(r"[ \t]*+(?:\n\s*+(?<![ ]{4})(?<!\t)|\Z|\n\s*+\Z)")
"""The end of a note without words: the next that there are is not indented, and so does not belong to it."""
_NOTE = re.compile(r"\[\^([^\]\s]{1,200}+)\](:?)")


def check(page: Page) -> Iterator[Flaw]:
    """Yield notes to which nothing points or that say nothing, pointers to none, and notes written twice."""
    found = list(_NOTE.finditer(masked(page.body.text, values=False)))
    pointed = {match[1] for match in found if not match[2]}
    there = {match[1] for match in found if match[2]}
    written: set[str] = set()
    for match in found:
        name, place = match[1], page.body.at(match.start())
        if match[2] and name not in pointed:
            mend = f"write [^{name}] behind the words that it belongs to, or take it out"
            yield Flaw(place, f"nothing points to the note `{name}`", mend, RULE)
        elif match[2] and name in written:
            yield Flaw(place, f"the note `{name}` stands here a second time", "give each its own name", RULE)
        elif match[2] and _EMPTY.match(page.body.text, match.end()):
            yield Flaw(place, f"the note `{name}` has no words", "write them behind its colon, or take it out", RULE)
        elif not match[2] and name not in there:
            mend = f"write it on a line of its own: [^{name}]: Its words."
            yield Flaw(place, f"there is no note `{name}`", mend, RULE)
        if match[2]:
            written.add(name)
