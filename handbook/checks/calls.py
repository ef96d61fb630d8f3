"""What pages and their front matter call is on the list (the list itself: markup/calls.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.book import Book
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
        if "{" in page.body.text:
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
    return tuple(_of_code(body, flaw) for flaw in flaws), tuple(chosen)


def _of_code(body: Lines, flaw: Flaw) -> Flaw:
    """Return `flaw`, which says how to show braces if they stand in code."""
    visible = masked(body.text, values=False).split("\n")
    number = next((at for at in range(len(body.lines)) if body.place(at + 1)[:2] == flaw.place[:2]), 0)
    sign = slice(flaw.place.column - 1, flaw.place.column)
    if visible[number][sign].strip() or not body.lines[number].text[sign].strip():
        return flaw
    return replace(flaw, mend=f"{flaw.mend}; to show the braces, put {{% raw %}} before them, {{% endraw %}} behind")
