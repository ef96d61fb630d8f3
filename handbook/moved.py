"""Addresses that pages had before, and where each leads now: posters and letters keep naming them."""

from __future__ import annotations

from handbook.book import Book


def moved(book: Book) -> dict[str, str]:
    """Return the address to which each old one leads: by the front matter of pages, then by the organization's word."""
    assert book.organization is not None
    by_pages = {old: page.address for page in book.pages.values() if page.matter for old in page.matter.formerly}
    return by_pages | book.organization.redirects
