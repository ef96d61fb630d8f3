"""What pages and their front matter call is on the list (the list itself: pages/calls.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.book import Book
from handbook.data.located import walk
from handbook.flaws import Flaw
from handbook.pages.calls import check_calls
from handbook.pages.lines import Lines


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown names, attributes, macros, arguments and statements on pages and in front matter."""
    for page in book.pages.values():
        if "{" in page.body.text:
            yield from check_calls(page.body, book.macros, book.choices)
        for path, value in walk(page.located.data):
            if "{" not in value:
                continue
            place = page.located.value_place(path)
            for flaw in check_calls(Lines.of(value, place.path, place.line), {}, {}):
                column = place.column + flaw.place.column - 1
                yield replace(flaw, place=flaw.place._replace(column=column))
