"""A page's title, description and readers' questions with the organization's values in them, as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.edition import Edition
from handbook.jurisdictions.applied import AppliedLaw
from handbook.markup.engine import texts
from handbook.organization.model import Organization
from handbook.pages.page import Page


@dataclass(frozen=True)
class Wording:
    """The words of a page's front matter as its readers see them. `short_title` is what the navigation says."""

    title: str
    short_title: str
    description: str
    asked_as: tuple[str, ...]
    topics: tuple[str, ...]


def wordings(
    pages: Mapping[str, Page],
    organization: Organization,
    laws: Iterable[AppliedLaw] = (),
    version: Edition | None = None,
) -> dict[str, Wording]:
    """Return the wording of every page that has a front matter, by address."""
    text = texts(organization, laws, version)
    return {
        address: Wording(
            text(matter.title),
            text(matter.short_title or matter.title),
            text(matter.description),
            tuple(text(line) for line in matter.asked_as),
            tuple(text(topic) for topic in matter.topics),
        )
        for address, page in pages.items()
        if (matter := page.matter)
    }
