"""What one run of MkDocs knows of the site that it makes, from one event to the next; it lies in `config["run"]`."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from mkdocs.structure.nav import Navigation

from handbook.book import Book
from handbook.brand.logo import Emblem
from handbook.coverage import Row
from handbook.render.assets import emblem_uri
from handbook.render.frame import Frame
from handbook.render.pages import Renderer
from handbook.render.sheets import Answered, Facts
from handbook.search.entry import Entry

_WHOM_TO_TELL, _PRIVACY, _WRITING = "reporting/who-to-tell/", "about/privacy/", "hr/writing/"
_ICON = "assets/images/favicon.svg"


class Run:
    """The `book` that is rendered, by its `renderer`, and what is found on the way.

    `emblems` are the logo and the icon, by these words; `entries` are what search knows of each page, `answered` what
    of the law each page answers, by its address.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.renderer = Renderer(book)
        self.emblems: dict[str, Emblem] = {}
        self.entries: list[Entry] = []
        self.answered: dict[str, list[Answered]] = {}
        self.navigation: Navigation
        self.frame: Frame

    def note(self, row: Row) -> None:
        """Note which section answers a point of the law."""
        if row.page and row.answer:
            section = row.answer.section
            title, law = self.book.section_title(row.page.address, section), row.layer.jurisdiction.name
            self.answered.setdefault(row.page.address, []).append(Answered(section, title, row.element, law))

    @cached_property
    def common(self) -> dict[str, Any]:
        """What the template of every page is given."""
        organization, icon = self.book.organization, self.emblems.get("icon")
        assert organization is not None
        return {
            "org": Facts(organization.name, organization.leave_to, organization.example, organization.indexed),
            "edition": self.book.site.edition,
            "icon": emblem_uri("icon", icon) if icon else _ICON,
            "whom_to_tell": self.book.wordings[_WHOM_TO_TELL].title,
            "can_write": _WRITING in self.book.pages,
        }

    @property
    def facts(self) -> dict[str, Any]:
        """What the parts around a page print of the organization and the book."""
        logo = self.emblems.get("logo")
        return {
            "org": self.book.organization,
            "edition": self.book.site.edition,
            "logo": logo and (emblem_uri("logo", logo), logo.width, logo.height),
            "whom_to_tell": self.book.wordings[_WHOM_TO_TELL].title,
            "privacy": self.book.wordings[_PRIVACY].title,
        }
