"""The templates as MkDocs asks for them: by name, then for the page that one makes of a context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from mkdocs.structure.pages import Page

from handbook.addresses import address_of
from handbook.book import Book
from handbook.organization.grammar import Phrase
from handbook.pages.reviews import last_review, next_review, takes_effect
from handbook.render.frame import Frame
from handbook.render.theme import sheet
from handbook.render.values import Texts, Values


class Facts(NamedTuple):
    """What every page prints of the organization."""

    name: Phrase
    leave_to: str
    example: bool
    indexed: bool


class Answered(NamedTuple):
    """A point of the law that a section of the page answers: the `section` and its `title`, the point, whose law."""

    section: str
    title: str
    element: object
    law: str


class Sheets:
    """What MkDocs takes for the environment of its templates."""

    def __init__(self, templates: Texts, frame: Frame) -> None:
        self._templates, self._frame = templates, frame

    def get_template(self, name: str) -> Sheet:
        """Return the template `name`."""
        return Sheet(self._templates, self._frame, name)


class Sheet(NamedTuple):
    """What MkDocs takes for a template: the one called `name`, with the parts of `frame` put in."""

    templates: Texts
    frame: Frame
    name: str

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the page that it makes of `context["values"]`."""
        values = context["values"]
        made = sheet(self.templates, self.name, Values(values))
        return self.frame.around(made, values["base"], values["here"])


NOWHERE: dict[str, Any] = {"here": None, "kind": None, "wording": None, "canonical": None}
"""What the template of a page is given that is shown at any address."""


def values_of(book: Book, frame: Frame, common: dict[str, Any], page: Page, answered: list[Answered]) -> dict[str, Any]:
    """Return what the template of `page` is given: nothing but values of the page's own, and what is `common`."""
    source = book.pages[address_of(page.file.src_uri)]
    organization, edition = book.organization, book.site.edition
    assert organization is not None and source.matter is not None
    section = frame.section_of(source.address)
    return common | {
        "base": "../" * source.address.count("/"),
        "here": source.address,
        "section": section and (section.title, section.places[0].address),
        "kind": source.kind,
        "made": source.made,
        "formerly": [old for old, to in book.moved.items() if to == source.address],
        "wording": book.wordings[source.address],
        "owner": getattr(organization.duties, source.matter.owner).start,
        "effect": takes_effect(source, organization, edition),
        "reviewed": last_review(source, organization),
        "due": next_review(source, organization),
        "answered": answered,
        "content": page.content,
        "headings": [(item.url, item.title) for item in page.toc],
        "canonical": page.canonical_url,
        "edit": page.edit_url,
    }
