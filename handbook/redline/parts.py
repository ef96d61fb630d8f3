"""The parts of a page that are read apart: a contact's card, line or row, and a point of the law."""

from __future__ import annotations

import re

from handbook.html_names import INLINE
from handbook.redline.seen import Card, Page, Point, Section

PARTS = {"contact", "point"}
"""What the reader of a page calls the parts that it hands over to here."""
_DAY = re.compile(r"\d{1,2} [^\W\d_]+ \d{4}")
_OF_SOURCE = re.compile(rf", ({_DAY.pattern})(?=\.)")
_PLACES = {
    "card-name": "name", "emergency-place": "name", "number": "number", "emergency-number": "number", "checked": "day",
    "card-about": "About", "emergency-answers": "Answers", "known": "Source", "law-source": "Source",
}  # fmt: skip
_CELLS = {"Who answers:": "name", "Last called:": "day"}


class PartReader:
    """Reads what stands in one part: words go to the place that the innermost element names."""

    def __init__(self) -> None:
        self._where = [""]
        self._words: dict[str, list[str]] = {}

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element within the part."""
        where = next((_PLACES[name] for name in given.get("class", "").split() if name in _PLACES), "")
        self._where.append(self._named(tag, given) or where or self._where[-1])
        self.text("" if tag in INLINE else " ")

    def end(self, tag: str) -> None:
        """End the innermost element."""
        self._where.pop()
        self.text("" if tag in INLINE else " ")

    def text(self, words: str) -> None:
        """Take words."""
        self._words.setdefault(self._where[-1], []).append(words)

    def give(self, page: Page, section: Section | None) -> None:
        """Put what was read into `page`, and into its `section` if it is text of the page rather than a register's."""
        raise NotImplementedError

    def _named(self, tag: str, given: dict[str, str]) -> str:
        return ""

    def _said(self, where: str) -> str:
        return " ".join("".join(self._words.get(where, [])).split())


class CardReader(PartReader):
    """Reads a contact: a card with its name, number and labelled details, a line of help now, a register's row."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__()
        self._card = Card(given["data-contact"] or given.get("id", ""))
        self._labels: list[str] = []

    def _named(self, tag: str, given: dict[str, str]) -> str:
        href = given.get("href", "")
        if tag == "dt":
            self._labels.append(f"dt {len(self._labels)}")
            return self._labels[-1]
        if tag == "dd" and self._labels:
            return self._labels[-1].replace("dt", "dd")
        if tag == "a" and href.startswith("tel:"):
            self._card.dialled = href.removeprefix("tel:")
            return "number"
        cell = _CELLS.get(given.get("data-label", ""), "")
        self._card.row = self._card.row or bool(cell)
        return cell

    def give(self, page: Page, section: Section | None) -> None:
        """Put the contact into `page`, and into its `section`."""
        card = self._card
        card.name, card.number = self._said("name"), self._said("number")
        if self._said("Answers"):
            card.name = f"Emergency number for {card.name}"
        details = {label: self._said(label) for label in ("About", "Answers")}
        for label in self._labels:
            details[self._said(label).rstrip(":")] = self._said(label.replace("dt", "dd"))
        details["Source"] = _OF_SOURCE.sub("", self._said("Source"))
        card.details = {label: text for label, text in details.items() if text and not card.row}
        if "day" in self._words:
            day = _DAY.search(self._said("day"))
            card.day = day[0] if day else ""
        if card.name or card.number:
            page.cards.append(card)
            if section is not None:
                section.cards.append(card)


class PointReader(PartReader):
    """Reads a point of the law of a place; links within the page that lead from it are no part of it."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def _named(self, tag: str, given: dict[str, str]) -> str:
        return "section" if tag == "a" and given.get("href", "").startswith("#") else ""

    def give(self, page: Page, section: Section | None) -> None:
        """Put the point into `page`, and into its `section`."""
        source = self._said("Source")
        days = _OF_SOURCE.findall(source)
        point = Point(self._place, self._said("").lstrip(": "), _OF_SOURCE.sub("", source), days[-1] if days else "")
        if point.says:
            page.points.append(point)
            if section is not None:
                section.points.append(point)
