"""Values that look like nobody has filled them in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book import Book
from handbook.data.located import walk
from handbook.flaws import Flaw

RULE = "placeholders"
_PLACEHOLDER = re.compile(
    r"(?i)^(tbd|tba|todo|to do|xxx+|n/?a|\?+|\.{2,}|…|-+|name|your .*|\[.*\]|<.*>|lorem .*)$"
    r"|\bexample\.(com|org|net)\b|\b555-?01\d\d\b|\b(fix|change) ?me\b"
)


def looks_empty(value: str) -> bool:
    """Return whether `value` looks like a placeholder."""
    return bool(_PLACEHOLDER.search(value))


def check(book: Book) -> Iterator[Flaw]:
    """Yield placeholders in organization.yml; the shipped example is invented anyway and is passed over."""
    if book.organization and book.organization.example:
        return
    for path, value in walk(book.located.data):
        if looks_empty(value):
            place = book.located.value_place(path)
            yield Flaw(place, f"`{value}` looks like a placeholder", "write the real one", RULE, "warning")
