"""The handbook's address keeps what is read on the way to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "organization"
_VERSION = re.compile(r"\d{4}\.\d+(?:\.\d+)?|current")


def check(book: Book) -> Iterator[Flaw]:
    """Yield the address of a file or of a page, and (as a warning) one by which pages travel without encryption."""
    organization = book.organization
    if organization and organization.site_url:
        yield from _deeper(book, organization.site_url)
    if organization and (organization.site_url or "").startswith("http:"):
        problem = "with http:// whoever is in the same network can see which page somebody reads, and change it"
        mend = "write https:// as soon as your host answers there"
        yield Flaw(book.located.value_place(("site_url",)), problem, mend, RULE, "warning")


def _deeper(book: Book, address: str) -> Iterator[Flaw]:
    """Yield what is wrong with the `address` of the handbook where it leads to something within it."""
    place, path = book.located.value_place(("site_url",)), urlsplit(address).path
    folder, _, name = path.rstrip("/").rpartition("/")
    whole = address.partition(path)[0] if path else address
    if "//" in path or "/../" in f"{path}/" or "/./" in f"{path}/":
        problem, mend = f"`{address}` has a way in it that no host shows like that", "write the plain address"
    elif name.lower().endswith((".html", ".htm", ".php", ".aspx")):
        problem, mend = f"`{address}` is the address of one file", f"write `{whole}{folder}/`"
    elif _VERSION.fullmatch(name):
        problem, mend = f"`{address}` is the address of a version", f"write `{whole}{folder}/`"
    else:
        return
    yield Flaw(place, problem, mend, RULE)
