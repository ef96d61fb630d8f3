"""What pages and their front matter call is on the list (the list itself: markup/calls.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.book import Book
from handbook.checks.sizes import too_many_braces
from handbook.data.located import walk
from handbook.flaws import Flaw
from handbook.markup.calls import check_calls, check_chosen
from handbook.markup.expressions import Chosen
from handbook.markup.foreign import without_foreign_braces
from handbook.markup.lines import Lines
from handbook.markup.macro import Macro
from handbook.markup.masks import masked
from handbook.memo import kept
from handbook.pages.page import Page


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield unknown names, attributes, calls and statements in the front matter, where no macro can be called."""
    for path, value in walk(page.located.data):
        if "{" not in value:
            continue
        place = page.located.value_place(path)
        for flaw in check_calls(Lines.of(value, place.path, place.line), {})[0]:
            column = place.column + flaw.place.column - 1
            yield replace(flaw, place=flaw.place._replace(column=column))


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown names, attributes, macros, arguments and statements on pages."""
    macros = tuple(book.macros.values())
    for page in book.pages.values():
        if "{" in page.body.text and not too_many_braces(page.body.text):  # else that is said alone
            flaws, chosen = _of_body(page.body, macros)
            yield from flaws
            yield from check_chosen(chosen, book.choices)


@kept
def _of_body(body: Lines, macros: tuple[Macro, ...]) -> tuple[tuple[Flaw, ...], tuple[Chosen, ...]]:
    readable = without_foreign_braces(body.text)  # of the others, checks/foreign.py says more than Jinja can
    if readable != body.text:
        texts = zip(body.lines, readable.split("\n"), strict=True)
        body = Lines(tuple(replace(line, text=text) for line, text in texts))
    flaws, chosen = check_calls(body, {macro.name: macro for macro in macros})
    return tuple(_told_of_code(body, flaws)), tuple(chosen)


def _told_of_code(body: Lines, flaws: list[Flaw]) -> Iterator[Flaw]:
    """Yield `flaws`; those that stand in code say how to show braces as well."""
    visible = masked(body.text, values=False).split("\n") if flaws else []
    numbers = {body.place(number + 1)[:2]: number for number in range(len(visible))}
    for flaw in flaws:
        number, sign = numbers.get(flaw.place[:2], 0), slice(flaw.place.column - 1, flaw.place.column)
        if visible[number][sign].strip() or not body.lines[number].text[sign].strip():
            yield flaw
        else:
            yield replace(flaw, mend=f"{flaw.mend}; {_SHOWN}")


_SHOWN = "to show the braces, put {% raw %} before them, {% endraw %} behind"
