"""Which section answers what the law of a place asks a policy to state: the matrix of elements and sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.book import Book
from handbook.jurisdictions.applied import AppliedLaw, Layer
from handbook.jurisdictions.facts import Element
from handbook.pages.page import Answer, Page


@dataclass(frozen=True)
class Row:
    """An `element` that a `layer` of the law asks for, and the `page` and `answer` of the section that answers it.

    Both are None where none does.
    """

    law: AppliedLaw
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
    for address, page in book.pages.items():
        for answer in page.answers:
            if answer.section in book.section_ids[address]:
                found.setdefault(answer.element, []).append((page, answer))
    return found


def coverage(book: Book) -> list[Row]:
    """Return a row for each element that the law of the organization's places asks for, each once, in their order."""
    found = answers(book)
    rows: dict[str, Row] = {}
    for law in book.laws:
        for layer in law.layers:
            for element in layer.jurisdiction.policy_states:
                name = element_name(layer.id, element)
                page, answer = next(iter(found.get(name, [])), (None, None))
                rows.setdefault(name, Row(law, layer, element, page, answer))
    return list(rows.values())
