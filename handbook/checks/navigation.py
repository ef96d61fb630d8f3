"""mkdocs.yml is the navigation and no more: every page of ours stands there, and every entry has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from handbook.addresses import address_of
from handbook.book import Book
from handbook.data.located import Located, Path, walk
from handbook.data.not_text import is_not_text
from handbook.flaws import Flaw, Place
from handbook.names import first, instead

RULE: Final = "navigation"
_SETTINGS = "handbook/mkdocs.yml"
_NO_WORDS = ("", "~", "null")
_NOTHING = ("nothing stands behind this hyphen", "name a page there, or take it out")
_FEW = 3
"""So many pages that stand in no navigation are told one by one."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield pages of ours without an entry, entries without a page (unless it was removed), and what is no entry."""
    data = book.navigation.data if isinstance(book.navigation.data, dict) else {}
    yield from _settings(book.navigation)
    if not book.navigation.whole or not data.get("nav"):
        if book.navigation.whole:
            place = Place(book.navigation.shown)
            yield Flaw(place, "there is no navigation (`nav:`) in this file", "take it from the handbook again", RULE)
        return  # else the file itself has been spoken of
    if not isinstance(data["nav"], list):
        place = book.navigation.value_place(("nav",))
        yield Flaw(place, "the navigation (`nav:`) is no list", "take it from the handbook again", RULE)
        return
    yield from _odd_entries(book.navigation, data["nav"])
    entries: dict[str, Path] = {}
    for path, text in walk(data["nav"], ("nav",)):
        if text and text in entries:
            place = book.navigation.value_place(path)
            yield Flaw(place, f"`{text}` stands in the navigation twice", "take one of the two out", RULE)
        entries.setdefault(text, path)
    joined = [(text.partition(" - ")[0], path) for text, path in entries.items() if " - " in text]
    for name, path in joined:
        problem = f"a colon is missing behind `{name}`, so that the lines below are read as its name"
        yield Flaw(book.navigation.value_place(path), problem, f"write `{name}:`", RULE)
    if joined:
        return
    upstream = {page.uri: page for page in book.pages.values() if not page.own and not page.made}
    for uri, path in entries.items():
        address = address_of(uri)
        if address not in book.pages and address not in book.removed and uri:
            place = book.navigation.value_place(path)
            yield Flaw(place, f"there is no page `{uri}`", instead(uri, upstream), RULE)
    lacking = {uri: page for uri, page in upstream.items() if uri not in entries}
    if len(lacking) > _FEW:  # one line went, and all below it with that
        problem = f"{len(lacking)} of our pages are not in the navigation: {first(sorted(lacking), _FEW)}"
        yield Flaw(book.navigation.key_place(("nav",)), problem, "take the lines from the handbook again", RULE)
        return
    for uri, page in lacking.items():
        mend = f"add `- {uri}` under `nav:` in mkdocs.yml"
        yield Flaw(Place(page.file), "this page is not in the navigation", mend, RULE)


def _odd_entries(file: Located, nav: list[Any]) -> Iterator[Flaw]:
    """Yield what is neither a page nor a heading with a list of pages: menus have these two levels alone."""
    for index, entry in enumerate(nav):
        path: Path = ("nav", index)
        if not entry:
            yield Flaw(file.value_place(path), *_NOTHING, RULE)
        elif isinstance(entry, list):
            mend = "write its heading before it, such as `- Support:`"
            yield Flaw(file.value_place(path), "a list stands here without a heading", mend, RULE)
        elif isinstance(entry, dict):
            for heading in [*entry][1:]:
                problem = f"`{heading}` stands in one entry with `{next(iter(entry))}`"
                yield Flaw(file.key_place((*path, heading)), problem, f"write `- {heading}:`, with a hyphen", RULE)
            for heading, pages in entry.items():
                yield from _odd_heading(file, (*path, heading), heading, pages)


def _odd_heading(file: Located, path: Path, heading: str, pages: Any) -> Iterator[Flaw]:
    if is_not_text(heading) or heading.strip().lower() in _NO_WORDS:
        mend = "write a word or two, such as `- Support:`"
        yield Flaw(file.key_place(path), f"programs do not agree that `{heading}` is a heading", mend, RULE)
    if not pages or not isinstance(pages, list):
        mend = "write each on a line of its own further in, such as `- support/index.md`, or take the heading out"
        yield Flaw(file.value_place(path), f"no list of pages stands under `{heading}`", mend, RULE)
        return
    for index, page in enumerate(pages):
        place = file.value_place((*path, index))
        if not page:
            yield Flaw(place, *_NOTHING, RULE)
        elif not isinstance(page, str):
            mend = "name its pages one by one, or give them a heading of their own further out"
            yield Flaw(place, f"a list stands within that of `{heading}`, which no menu shows", mend, RULE)


def _settings(file: Located) -> Iterator[Flaw]:
    """Yield each key beside the navigation. MkDocs would run what some of them name, or leave out what we rely on."""
    data = file.data if isinstance(file.data, dict) else {}
    for key in data:
        if key not in ("INHERIT", "nav"):
            mend = f"take it out: settings stand in {_SETTINGS}, and are code"
            yield Flaw(file.key_place((key,)), f"`{key}:` has no place in this file", mend, RULE)
    if data.get("INHERIT") != _SETTINGS and data:
        place = file.value_place(("INHERIT",)) if "INHERIT" in data else Place(file.shown)
        yield Flaw(place, "this file does not take its settings from ours", f"write `INHERIT: {_SETTINGS}`", RULE)
