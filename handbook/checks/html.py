"""Pages are Markdown. Of HTML, only a few harmless tags may stand in them, and nothing that a strict policy blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from handbook.checks.markdown_for import WITHIN, markdown_for
from handbook.flaws import Flaw, Place
from handbook.markup.allowed import WRITTEN_ATTRIBUTES, WRITTEN_TAGS
from handbook.markup.foreign import foreign
from handbook.markup.markdown import Tag, attribute_lists, declarations, tags
from handbook.pages.page import Page

RULE: Final = "html"
_NAME = re.compile(r"(?:^|\s)([a-zA-Z][\w:-]*)\s*=")


def check(page: Page) -> Iterator[Flaw]:
    """Yield HTML tags and attributes that are not on the list, tags left open, and comments."""
    yield from _tags(page)
    for offset, mark in declarations(page.body.text):
        if mark == "<!--":
            problem, mend = "a comment would be published with the page", "take it out, or write {# … #}"
        else:
            problem, mend = f"`{mark}` begins something that is no text", "write `&lt;` for the sign itself"
        yield Flaw(page.body.at(offset), problem, mend, RULE)
    for offset, attributes in attribute_lists(page.body.text):
        for name in _NAME.findall(attributes):
            yield from _attribute(page.body.at(offset), name)


def _tags(page: Page) -> Iterator[Flaw]:
    open_tags: list[tuple[str, Place]] = []
    marks = foreign(page.body.text)
    begins, ends = [mark.start for mark in marks], [*accumulate((mark.end for mark in marks), max)]
    # A tag in a mark of another generator is passed over: of that, enough is said.
    found = [tag for tag in tags(page.body.text) if not _is_within(tag.offset, begins, ends)]
    refused = Counter(tag.name for tag in found if _refused(tag) and not tag.closes)
    said: set[str] = set()
    for tag in found:
        place = page.body.at(tag.offset)
        if _refused(tag):
            mend = markdown_for(tag, page.body.text)
            follows = (tag.closes and tag.name in refused) or any(
                outer in refused for outer in WITHIN.get(tag.name, ())
            )
            if not follows and f"{tag.name} {mend}" not in said:
                said.add(f"{tag.name} {mend}")
                times = f" ({refused[tag.name]} times here)" if refused[tag.name] > 1 else ""
                what = f"`<{tag.typed}>`" if tag.component else f"HTML's <{tag.name}>"
                yield Flaw(place, f"{what} cannot stand in a page{times}", mend, RULE)
            continue
        for name in tag.attributes:
            yield from _attribute(place, name)
        if not tag.closes:
            open_tags += [] if tag.name == "br" else [(tag.name, place)]
        elif open_tags and open_tags[-1][0] == tag.name:
            open_tags.pop()
        else:
            yield Flaw(place, f"</{tag.name}> ends what was not begun here", "take it out", RULE)
    for name, place in open_tags:
        yield Flaw(place, f"<{name}> is not ended", f"write </{name}> where it ends", RULE)


def _is_within(offset: int, begins: list[int], ends: list[int]) -> bool:
    """Whether `offset` lies in one of the spans that begin at `begins`; `ends` are how far all up to each reach."""
    before = bisect_right(begins, offset)
    return before > 0 and offset < ends[before - 1]


def _refused(tag: Tag) -> bool:
    return tag.component or tag.name not in WRITTEN_TAGS


def _attribute(place: Place, name: str) -> Iterator[Flaw]:
    if name.lower() not in WRITTEN_ATTRIBUTES:
        mend = f"take it out; allowed are {', '.join(sorted(WRITTEN_ATTRIBUTES))}"
        yield Flaw(place, f"the attribute `{name}` cannot stand in a page", mend, RULE)
