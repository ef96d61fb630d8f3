"""What pages and their front matter call is on the list (the list itself: markup/calls.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.book import Book
from handbook.data.located import walk
from handbook.flaws import Flaw
from handbook.markup.calls import check_calls
from handbook.markup.foreign import without_foreign_braces
from handbook.markup.lines import Lines
from handbook.markup.macro import Macro
from handbook.memo import kept_own
from handbook.pages.page import Page


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield unknown names, attributes, calls and statements in the front matter, where no macro can be called."""
    for path, value in walk(page.located.data):
        if "{" not in value:
            continue
        place = page.located.value_place(path)
        for flaw in check_calls(Lines.of(value, place.path, place.line), {}, {}):
            column = place.column + flaw.place.column - 1
            yield replace(flaw, place=flaw.place._replace(column=column))


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown names, attributes, macros, arguments and statements on pages."""
    macros, choices = tuple(book.macros.values()), tuple((of, frozenset(words)) for of, words in book.choices.items())
    for page in book.pages.values():
        if "{" in page.body.text:
            yield from _of_body(page.body, macros, choices)


@kept_own
def _of_body(
    body: Lines, macros: tuple[Macro, ...], choices: tuple[tuple[str, frozenset[str]], ...]
) -> tuple[Flaw, ...]:
    readable = without_foreign_braces(body.text).split(
        "\n"
    )  # of the others, checks/foreign.py says more than Jinja can
    body = Lines(tuple(replace(line, text=text) for line, text in zip(body.lines, readable, strict=True)))
    return tuple(check_calls(body, {macro.name: macro for macro in macros}, dict(choices)))
