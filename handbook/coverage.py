"""Which section answers what the law of a place asks a policy to state: the matrix of elements and sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.book import Book
from handbook.jurisdictions.applied import Layer, layers_of
from handbook.jurisdictions.facts import Element
from handbook.organization.places import Location
from handbook.pages.page import Answer, Page


@dataclass(frozen=True)
class Row:
    """An `element` that a `layer` of the law asks for at `locations`, and the section that answers it.

    That is the `page` and its `answer`; both are None where none does.
    """

    locations: tuple[Location, ...]
    layer: Layer
    element: Element
    page: Page | None
    answer: Answer | None

    @property
    def name(self) -> str:
        """How a page's `satisfies` names the element: jurisdiction/element."""
        return element_name(self.layer.id, self.element)


def element_name(identity: str, element: Element) -> str:
    """Return how `satisfies` names an element of the jurisdiction `identity`: "gb/training"."""
    return f"{identity}/{element.id}"


def answers(book: Book) -> Mapping[str, list[tuple[Page, Answer]]]:
    """Return who says that it answers an element, by the element's name; a section that does not exist answers none."""
    found: dict[str, list[tuple[Page, Answer]]] = {}
    for address, page in sorted(book.pages.items(), key=lambda item: item[1].own):  # upstream's first
        for answer in page.answers:
            if answer.section in book.section_ids[address]:
                found.setdefault(answer.element, []).append((page, answer))
    return found


def coverage(book: Book) -> list[Row]:
    """Return a row for each element that the law of the organization's places asks for, layer by layer."""
    found = answers(book)
    rows = []
    for layer, locations in layers_of(book.laws):
        for element in layer.jurisdiction.policy_states:
            page, answer = next(iter(found.get(element_name(layer.id, element), [])), (None, None))
            rows.append(Row(locations, layer, element, page, answer))
    return rows
