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
    r"|\bexample\.(com|org|net)\b|\b(fix|change) ?me\b"
)
# What the shipped example says: its invented firms, and numbers of two ranges that belong to nobody.
_SHIPPED = re.compile(r"(?i)harbour ?lane|kestrel listening|brightwater|\b7946[- ]?0\d\d\d\b|\b555[- ]?01\d\d\b")


def looks_empty(value: str) -> bool:
    """Return whether `value` looks like a placeholder."""
    return bool(_PLACEHOLDER.search(value))


def check(book: Book) -> Iterator[Flaw]:
    """Yield placeholders, and what a fork left of the shipped example; that itself is invented, and passed over."""
    if book.organization and book.organization.example:
        return
    for path, value in walk(book.located.data):
        if looks_empty(value):
            problem = f"`{value}` looks like a placeholder"
        elif _SHIPPED.search(value):
            problem = f"`{value}` still comes from the example"
        else:
            continue
        yield Flaw(book.located.value_place(path), problem, "write the real one", RULE, "warning")
