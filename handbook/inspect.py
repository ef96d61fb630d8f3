"""Read a site's sources and check them: what every verb, and the hook, begins with."""

from __future__ import annotations

from handbook.book import Book, load_book
from handbook.checks import check_book
from handbook.flaws import Flaw, few, in_order
from handbook.site import Site
from handbook.texts import read_text
from handbook.withheld import without_secrets
from macros import MACROS


def inspect(site: Site) -> tuple[Book, list[Flaw]]:
    """Return the book of `site` and every flaw of its sources, by file and place. Nothing is rendered."""
    book, flaws = load_book(site, MACROS)
    told = few(in_order([*flaws, *check_book(book)]))
    return book, in_order(without_secrets(told, lambda path: read_text(site.root / path, path)[0]))
