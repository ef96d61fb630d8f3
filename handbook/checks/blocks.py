"""Blocks that begin with `!!!` or `???` are of a known kind, each with a look and a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.pages.markdown import masked

RULE = "blocks"
OPEN = ("doors", "next", "note", "steps", "summary", "warning")
CLOSED = ("question",)
_BLOCK = re.compile(r'^[ \t]*(!!!|\?\?\?\+?)[ \t]*([\w-]*)[ \t]*("[^"]*")?(.*)$', re.MULTILINE)


def check(book: Book) -> Iterator[Flaw]:
    """Yield blocks of an unknown kind, and those whose title is not in quotes."""
    for page in book.pages.values():
        for match in _BLOCK.finditer(masked(page.body.text, values=False)):
            mark, kind, title, rest = match.groups()
            known = OPEN if mark == "!!!" else CLOSED
            place = page.body.at(match.start(2))
            if kind not in known:
                yield Flaw(place, f"`{mark} {kind}` is no kind of block", instead(kind, known), RULE)
            elif title is None or rest.strip():
                mend = f'write the title in quotes, {mark} {kind} "In short", or "" for none'
                yield Flaw(place, f"the title of this `{mark} {kind}` cannot be read", mend, RULE)
