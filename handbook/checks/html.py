"""Pages are Markdown. Of HTML, only a few harmless tags may stand in them, and nothing that a strict policy blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.pages.markdown import attribute_lists, tags

RULE = "html"
TAGS = (
    "abbr",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "ins",
    "kbd",
    "mark",
    "q",
    "small",
    "strong",
    "sub",
    "sup",
)
ATTRIBUTES = ("class", "dir", "id", "lang", "title")
_NAME = re.compile(r"(?:^|\s)([a-zA-Z][\w:-]*)\s*=")


def check(book: Book) -> Iterator[Flaw]:
    """Yield HTML tags and attributes that are not on the list."""
    for page in book.pages.values():
        text = page.body.text
        for tag in tags(text):
            place = page.body.at(tag.offset)
            if tag.name not in TAGS:
                yield Flaw(place, f"HTML's <{tag.name}> cannot stand in a page", "write it in Markdown", RULE)
                continue
            for name in tag.attributes:
                if name not in ATTRIBUTES:
                    mend = f"take it out; allowed are {', '.join(ATTRIBUTES)}"
                    yield Flaw(place, f"the attribute `{name}` cannot stand in a page", mend, RULE)
        for offset, attributes in attribute_lists(text):
            for name in _NAME.findall(attributes):
                if name.lower() not in ATTRIBUTES:
                    mend = f"take it out; allowed are {', '.join(ATTRIBUTES)}"
                    yield Flaw(page.body.at(offset), f"the attribute `{name}` cannot stand in a page", mend, RULE)
