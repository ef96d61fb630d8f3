"""Where the words of a section stand now whose id ours no longer have, and where a page that has moved is.

An id is a promise, and so is an address. Ids are led on by a list (successors.yml), addresses by the page that had them
before (`formerly`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from handbook.addresses import shown_address
from handbook.data.located import Located
from handbook.data.moved_addresses import Moved
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw
from handbook.markup.sections import sections
from handbook.names import instead
from handbook.pages.page import Pages

RULE: Final = "successors"
EVERY_PLACE = "rights/*/"
"""Stands for the address of each page that is made of the law of a place."""
_LIST = Path(__file__).with_name("successors.yml")
_SECTION = re.compile(r"(?P<address>/|(?:[a-z0-9*-]+/)+)#(?P<id>[^\s#]+)")

Named = tuple[str, str]
"""A section: the address of its page, and its id; "" for the page as a whole."""


@dataclass(frozen=True)
class Successors:
    """The section that each old one has become in the end; `made` are the addresses that `EVERY_PLACE` means.

    `moved` are the old addresses of pages of ours, each with the one that the page has now.
    """

    to: tuple[tuple[Named, Named], ...]
    made: frozenset[str]
    moved: Moved = ()

    def of(self, address: str, section: str = "") -> Named | None:
        """Return what the `section` of the page at `address` has become; None if both are what they were."""
        there = self.page(address)
        page, new = self._by_old.get((EVERY_PLACE if there in self.made else there, section), ("", ""))
        if new:
            return (there if page == EVERY_PLACE else page), new
        return (there, section) if there != address else None

    def page(self, address: str) -> str:
        """Return the address that the page of ours has now which had `address` once."""
        return self._now.get(address, address)

    @cached_property
    def _now(self) -> Mapping[str, str]:
        return dict(self.moved)

    @cached_property
    def _by_old(self) -> Mapping[Named, Named]:
        return dict(self.to)

    def names(self, address: str) -> dict[str, tuple[str, ...]]:
        """Return, by the id of a section of the page at `address`, the ids that it had before, on any page."""
        found: dict[str, tuple[str, ...]] = {}
        listed = EVERY_PLACE if address in self.made else address
        for (_, old), (now, new) in self.to:
            if now == listed:
                found[new] = (*found.get(new, ()), old)
        return found

    def left(self, address: str, section: str) -> tuple[str, ...]:
        """Return the addresses, as they are now, of other pages on which the `section` of the page at `address` was."""
        return tuple(page for (page, _), now in self.to if now == (address, section) and page != address)


def successors(ours: Pages) -> tuple[Successors, list[Flaw]]:
    """Return the list of successors for the pages `ours`, upstream's, and what is wrong with it."""
    located, listed, of_form = _listed()
    made = frozenset(address for address, page in ours.items() if page.made)
    moved = moved_pages(ours)
    if not listed:
        return Successors((), made, moved), [*of_form]

    def today(section: Named) -> Named:
        return dict(moved).get(section[0], section[0]), section[1]

    typed: dict[Named, Named] = {}
    twice = [old for old in listed if typed.setdefault(today(old), old) != old]
    to, circles = _followed({today(old): today(new) for old, new in listed.items()})
    flaws = [
        *of_form,
        *(_flaw(located, typed[old], "these lead in a circle", "let the last lead on") for old in circles),
        *(_flaw(located, old, f"`{shown(typed[today(old)])}` is the same section", "take one out") for old in twice),
    ]
    ids = {address: {section.id for section in sections(page.body) if section.id} for address, page in ours.items()}
    for old, new in to.items():
        if old[1] in ids.get(old[0], ()):
            flaws.append(_flaw(located, typed[old], f"`{shown(old)}` is still a section of ours", "take this line out"))
        if new[1] not in ids.get(new[0], ()) and new[0] != EVERY_PLACE:
            known = [shown((address, name)) for address, names in ids.items() for name in names]
            flaws.append(
                _flaw(located, typed[old], f"`{shown(new)}` is no section of ours", instead(shown(new), known))
            )
        elif _folder(ours, old[0]) != _folder(ours, new[0]):
            problem = (
                f"`{shown(new)}` lies in another folder, where no link in an organization's section would lead right"
            )
            mend = "leave a section with this id where it was, which leads there"
            flaws.append(_flaw(located, typed[old], problem, mend))
    return Successors(tuple(to.items()), made, moved), flaws


def _folder(ours: Pages, address: str) -> str:
    """Return the folder of the page at `address`, from which its links begin; it may be there no more."""
    return posixpath.dirname(ours[address].uri if address in ours else address.rstrip("/"))


def moved_pages(ours: Pages) -> Moved:
    """Return where the pages `ours`, upstream's, are now, by each address that they had before.

    One that still is a page's leads nowhere; a check says so (checks/moved.py).
    """
    had = {address: page.matter.formerly for address, page in ours.items() if page.matter}
    return tuple((old, address) for address, formerly in had.items() for old in formerly if old not in ours)


def shown(section: Named) -> str:
    """Return a section as the list names it."""
    return f"{shown_address(section[0])}#{section[1]}"


def _flaw(located: Located, old: Named, problem: str, mend: str) -> Flaw:
    return Flaw(located.key_place((shown(old),)), problem, mend, RULE)


@cache
def _listed() -> tuple[Located, Mapping[Named, Named], tuple[Flaw, ...]]:
    """Return the list as it stands: with its places, section by section, and the flaws of its form."""
    located, flaws = read_yaml(_LIST.read_text(encoding="utf-8"), f"handbook/pages/{_LIST.name}", RULE)
    listed: dict[Named, Named] = {}
    for old, new in (located.data or {}).items():
        left, right = _SECTION.fullmatch(old), _SECTION.fullmatch(str(new))
        if left and right:
            listed[_named(left)] = _named(right)
        else:
            mend = "write the address of a page, # and an id on both sides: policies/page/#old: policies/page/#new"
            flaws.append(Flaw(located.key_place((old,)), "these are not two sections", mend, RULE))
    return located, listed, tuple(flaws)


def _named(match: re.Match[str]) -> Named:
    return match["address"].removeprefix("/"), match["id"]


def _followed(listed: Mapping[Named, Named]) -> tuple[dict[Named, Named], list[Named]]:
    """Return `listed` with each chain followed to its end, and those that lead in a circle."""
    to: dict[Named, Named] = {}
    circles: list[Named] = []
    for old in listed:
        way = [*_way(listed, old)]
        if way[-1] in listed:
            circles.append(old)
        else:
            to[old] = way[-1]
    return to, circles


def _way(listed: Mapping[Named, Named], old: Named) -> Iterator[Named]:
    """Yield what `old` leads to, step by step, up to what leads no further or was there already."""
    seen = {old}
    while old in listed:
        old = listed[old]
        yield old
        if old in seen:
            return
        seen.add(old)
