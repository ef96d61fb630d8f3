"""What stands around every page (header, menu, foot): made once for each depth and section, not once for each page.

A part is the same on all pages of a section that lie equally deep, but for the link to the page itself. So a template
of a part writes a mark where a link may turn out to be that one, and only the marks are read page by page.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from mkdocs.structure.nav import Navigation

from handbook.addresses import address_of
from handbook.book import Book
from handbook.memo import kept_own
from handbook.render.theme import PART, theme
from handbook.render.values import Texts, Values

_MARK = "\x1d"  # a control character, which no input may hold
_MARKED = re.compile(f"{_MARK}([^{_MARK}|]*)\\|([^{_MARK}]*){_MARK}")
_PARTS = re.compile(f"{PART}([^{PART}]*){PART}")


class Place(NamedTuple):
    """A page in the navigation: its title there, and its address."""

    title: str
    address: str


class Section(NamedTuple):
    """A section of the navigation: its heading, and its pages in their order."""

    title: str
    places: tuple[Place, ...]


class Menu(NamedTuple):
    """The navigation as templates need it: the pages that stand in no section, and the sections."""

    single: tuple[Place, ...]
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, navigation: Navigation, book: Book) -> Menu:
        """Return the menu of MkDocs' `navigation` of `book`."""

        def place(page: Any) -> Place:
            address = address_of(page.file.src_uri)
            return Place(book.wordings[address].short_title if address else "Home", address)

        single = tuple(place(item) for item in navigation.items if item.is_page)
        sections = tuple(
            Section(item.title, tuple(place(page) for page in item.children or () if page.is_page))
            for item in navigation.items
            if item.is_section
        )
        return cls(single, sections)


class Frame:
    """The parts that stand around a site's pages: its `menu`, and `facts`, which are what else their templates print.

    `search` is the folder of what search loads.
    """

    def __init__(self, templates: Texts, menu: Menu, facts: dict[str, Any], search: str) -> None:
        self._templates, self._menu, self._search = templates, menu, search
        self._facts = Values(facts)
        self._section = {place.address: section for section in menu.sections for place in section.places}

    def section_of(self, address: str) -> Section | None:
        """Return the section in which the page at `address` stands."""
        return self._section.get(address)

    def around(self, sheet: str, base: str, here: str | None) -> str:
        """Return the page `sheet` with its parts put in.

        `base` is the way to the root, empty or with a slash at its end; `here` the page's address, None for a page that
        is shown at any address.
        """
        section = self.section_of(here) if here is not None else None
        html = _PARTS.sub(lambda found: self._part(found[1], base, here is None, section), sheet)
        return _MARKED.sub(lambda found: _current(found, here), html)

    def _part(self, name: str, base: str, anywhere: bool, section: Section | None) -> str:
        section = section if name in ("header", "nav") else None
        search = self._search if name == "search" else ""
        return _part(self._templates, name, self._facts, self._menu, search, base, anywhere, section)


@kept_own
def _part(
    templates: Texts,
    name: str,
    facts: Values,
    menu: Menu,
    search: str,
    base: str,
    anywhere: bool,
    section: Section | None,
) -> str:
    """Return what the template of a part prints; which link is the page's own is left open by marks."""
    return (
        theme(templates)
        .get_template(f"partials/{name}.html")
        .render(
            facts.given,
            menu=menu,
            search=search,
            base=base,
            section=section,
            anywhere=anywhere,
            to=lambda address: base + address or "./",
            mark=_mark,
        )
    )


def _mark(address: str, otherwise: str = "") -> Markup:
    """Return the mark in a link to `address`, which says that it is the page, or else `otherwise`."""
    return Markup(f"{_MARK}{escape(address)}|{otherwise}{_MARK}")


def _current(found: re.Match[str], here: str | None) -> str:
    word = "page" if here is not None and found[1] == here else found[2]
    return f' aria-current="{word}"' if word else ""
