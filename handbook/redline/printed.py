"""The contacts of a site: what all pages together print of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook.redline.model import Named
from handbook.redline.seen import Card, Page


@dataclass
class Known:
    """A contact as the pages of one version print it together."""

    key: str
    name: str
    number: str
    dialled: str
    details: dict[str, str] = field(default_factory=dict)
    day: str | None = None
    pages: list[Named] = field(default_factory=list)
    rows_alone: bool = True
    """Whether only registers print it, which say no details."""

    @property
    def token(self) -> str:
        """As `Card.token`."""
        return self.key or self.name.casefold()


def contacts_of(pages: Iterable[tuple[Named, Page]]) -> list[Known]:
    """Return the contacts that `pages` print, each once."""
    found: dict[tuple[str, str], Known] = {}
    for named, page in pages:
        for card in page.cards:
            same = (card.key, "") if card.key else (card.name.casefold(), card.dialled)
            known = found.setdefault(same, Known(card.key, card.name, card.number, card.dialled))
            known.details = card.details | known.details
            known.day = known.day or card.day
            known.rows_alone = known.rows_alone and card.row
            if named not in known.pages:
                known.pages.append(named)
    return list(found.values())


def same_cards(before: Iterable[Page], after: Iterable[Page]) -> bool:
    """Return whether the pages of both versions print the same contacts, in the same words."""
    return _words(before) == _words(after)


def cards_named(cards: Iterable[Card], told: frozenset[str]) -> dict[str, str]:
    """Return the names of contacts by what is the same wherever they stand, without those of whom it was `told`."""
    return {card.token: card.name for card in cards if card.token not in told}


def _words(pages: Iterable[Page]) -> set[str]:
    return {repr(card) for page in pages for card in page.cards}
