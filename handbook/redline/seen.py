"""A page as its reader sees it: sections of blocks of text, and apart from them the contacts and the law it prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handbook.redline.model import Kind

LINK, LINK_END, CELL = "\ue000", "\ue001", "\ue002"
"""What stands in the text of a block around a number or address that can be dialled or written to, and between the
cells of a row. Pages hold no such characters: they are refused where a value is read."""
END = "~"
"""The id of what stands at the end of a page and belongs to none of its sections: where to go next."""
_LINK = re.compile(f"{LINK}[^{LINK_END}]*{LINK_END}")


@dataclass(frozen=True)
class Block:
    """A block of text; `key` is what is compared: its text, in which all numbers and addresses are alike."""

    kind: Kind
    text: str
    key: str

    @classmethod
    def of(cls, kind: Kind, text: str) -> Block:
        """Return the block that says `text`."""
        return cls(kind, text, _LINK.sub(LINK, text) if LINK in text else text)


def links(text: str) -> list[str]:
    """Return the numbers and addresses that stand in the text of a block, as they are shown."""
    return [link[1:-1] for link in _LINK.findall(text)] if LINK in text else []


def plain(text: str) -> str:
    """Return the text of a block as it is shown."""
    return text.replace(LINK, "").replace(LINK_END, "").replace(CELL, "|")


@dataclass
class Card:
    """A contact as one page prints it; `key` is its id, empty where it has none.

    `dialled` is its number as a phone dials it. `day` is when somebody called it: empty if nobody did, None where
    nothing is said of that. A `row` of a register says nothing more than these.
    """

    key: str = ""
    name: str = ""
    number: str = ""
    dialled: str = ""
    details: dict[str, str] = field(default_factory=dict)
    day: str | None = None
    row: bool = False

    @property
    def token(self) -> str:
        """What is the same wherever this contact stands."""
        return self.key or self.name.casefold()


@dataclass
class Point:
    """A point of the law of `place` as one page prints it: what it `says`, its `source`, the `day` it was looked up."""

    place: str
    says: str = ""
    source: str = ""
    day: str = ""

    @property
    def token(self) -> tuple[str, str]:
        """What is the same wherever this point stands."""
        return self.place, self.says


@dataclass
class Section:
    """A section: its `id` and `heading` (both empty above the first), the id of its `parent`, and what stands in it."""

    id: str = ""
    heading: str = ""
    level: int = 0
    parent: str = ""
    blocks: list[Block] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(block.key for block in self.blocks)


@dataclass
class Page:
    """A page as its reader sees it. `cards` and `points` are all that it prints, also in its registers."""

    title: str = ""
    description: str = ""
    law: bool = False
    sections: list[Section] = field(default_factory=lambda: [Section()])
    cards: list[Card] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of its sections."""
        return " ".join(f"{section.heading} {section.text}" for section in self.sections)
