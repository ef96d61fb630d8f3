"""What stands around every page (header, menu, foot): made once for each depth and section, not once for each page.

A part is the same on all pages of a section that lie equally deep, but for the link to the page itself. So a template
of a part writes a mark where a link may turn out to be that one, and only the marks are read page by page.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.structure.nav import Navigation

from handbook.addresses import address_of
from handbook.book import Book

_MARK = "\x1d"  # a control character, which no input may hold
_MARKED = re.compile(f"{_MARK}([^{_MARK}|]*)\\|([^{_MARK}]*){_MARK}")


class Place(NamedTuple):
    """A page in the navigation: its title there, and its address."""

    title: str
    address: str


class Section(NamedTuple):
    """A section of the navigation: its heading, and its pages in their order."""

    title: str
    places: tuple[Place, ...]


class Frame:
    """The navigation of a site as templates need it, and the parts that stand around its pages.

    `single` are the pages of the navigation that stand in no section.
    """

    def __init__(self, environment: jinja2.Environment, book: Book, navigation: Navigation) -> None:
        self._environment = environment
        self._parts: dict[tuple[object, ...], str] = {}

        def place(page: Any) -> Place:
            address = address_of(page.file.src_uri)
            return Place(book.wordings[address].short_title if address else "Home", address)

        self.single = tuple(place(item) for item in navigation.items if item.is_page)
        self.sections = tuple(
            Section(item.title, tuple(place(page) for page in item.children or () if page.is_page))
            for item in navigation.items
            if item.is_section
        )
        self._section = {place.address: section for section in self.sections for place in section.places}

    def around(self, base: str, address: str | None) -> dict[str, Any]:
        """Return what templates know of where they are: the way to the root, the page's address, its section.

        `base` is empty or ends with a slash; `address` is None for a page that is shown at any address.
        """
        return {"base": base, "here": address, "section": self._section.get(address or "")}

    @property
    def part(self) -> Any:
        """The function with which a template shows the part in `partials/NAME.html`, within a section or anywhere."""

        @jinja2.pass_context
        def part(context: Context, name: str, section: Section | None = None) -> Markup:
            base, here = context["base"], context["here"]
            key = (name, base, here is None, section)
            if key not in self._parts:
                template = self._environment.get_template(f"partials/{name}.html")
                self._parts[key] = template.render(
                    frame=self,
                    base=base,
                    section=section,
                    anywhere=here is None,
                    to=lambda address: base + address or "./",
                    mark=_mark,
                )
            return Markup(_MARKED.sub(lambda found: _current(found, here), self._parts[key]))

        return part


def _mark(address: str, otherwise: str = "") -> Markup:
    """Return the mark in a link to `address`, which says that it is the page, or else `otherwise`."""
    return Markup(f"{_MARK}{escape(address)}|{otherwise}{_MARK}")


def _current(found: re.Match[str], here: str | None) -> str:
    word = "page" if here is not None and found[1] == here else found[2]
    return f' aria-current="{word}"' if word else ""
