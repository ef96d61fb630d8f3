"""Pages are Markdown. Of HTML, only a few harmless tags may stand in them, and nothing that a strict policy blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from handbook.checks.attributes import of_attributes
from handbook.checks.markdown_for import WITHIN, WORDS, begins_none, markdown_for, to_fill_in
from handbook.flaws import Flaw, Place
from handbook.html_names import ELEMENTS
from handbook.markup.allowed import WRITTEN_TAGS
from handbook.markup.foreign import within_foreign
from handbook.markup.markdown import Tag, declarations, tags
from handbook.pages.page import Page

RULE: Final = "html"
_SIGN = "write a space behind the sign, or `&lt;` for it"


def check(page: Page) -> Iterator[Flaw]:
    """Yield HTML tags and attributes that are not on the list, tags left open, and comments."""
    yield from _tags(page)
    for offset, mark in declarations(page.body.text):
        if mark == "<!--":
            problem, mend = "a comment would be published with the page", "take it out, or write {# … #}"
        else:
            problem, mend = f"`{mark}` begins something that is no text", "write `&lt;` for the sign itself"
        yield Flaw(page.body.at(offset), problem, mend, RULE)


def _tags(page: Page) -> Iterator[Flaw]:
    open_tags: list[tuple[str, Place]] = []
    # A tag in a mark of another generator is passed over: of that, enough is said.
    is_foreign = within_foreign(page.body.text)
    found = [tag for tag in tags(page.body.text) if not is_foreign(tag.offset)]
    refused = {tag.name for tag in found if _refused(tag) and not tag.closes}
    ended = {tag.name for tag in found if tag.closes}
    named = [_named(tag, page.body.text, ended) for tag in found]
    times = Counter(what for tag, what in zip(found, named, strict=True) if not tag.closes)
    said: set[str] = set()
    for tag, what in zip(found, named, strict=True):
        place = page.body.at(tag.offset)
        if begins_none(tag, page.body.text):
            yield Flaw(place, f"`<{tag.typed}` begins a tag of HTML that has no end", _SIGN, RULE)
            continue
        if _refused(tag):
            mend = WORDS if to_fill_in(tag, page.body.text, ended) else markdown_for(tag, page.body.text)
            follows = (tag.closes and tag.name in refused) or any(
                outer in refused for outer in WITHIN.get(tag.name, ())
            )
            if not follows and f"{what} {mend}" not in said:
                said.add(f"{what} {mend}")
                here = f" ({times[what]} times here)" if times[what] > 1 else ""
                yield Flaw(place, f"{what} cannot stand in a page{here}", mend, RULE)
            continue
        yield from of_attributes(place, tag.attributes)
        if not tag.closes:
            open_tags += [] if tag.name == "br" else [(tag.name, place)]
        elif open_tags and open_tags[-1][0] == tag.name:
            open_tags.pop()
        else:
            yield Flaw(place, f"</{tag.name}> ends what was not begun here", "take it out", RULE)
    for name, place in open_tags:
        yield Flaw(place, f"<{name}> is not ended", f"write </{name}> where it ends", RULE)


def _named(tag: Tag, text: str, ended: Collection[str]) -> str:
    """Return how a message calls `tag`; `ended` are the names of tags of which an end stands in `text`."""
    whole = to_fill_in(tag, text, ended) or (f"<{tag.typed}>" if tag.component or tag.name not in ELEMENTS else "")
    return f"`{whole}`" if whole else f"HTML's <{tag.name}>"


def _refused(tag: Tag) -> bool:
    return tag.component or tag.name not in WRITTEN_TAGS
