"""Sections that stand on another page than before, or have another id there."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.redline.places import NEARLY, Places, best_pairs
from handbook.redline.seen import END, Page, Section
from handbook.redline.sites import Site
from handbook.redline.words import bag, likeness

_SAME_NAME = 0.5
_SAME_TEXT = 12
"""How many words a section has to have to be known by them under another id."""


@dataclass(frozen=True)
class SectionPair:
    """The section `here` of the page `old`, which is `there` on the page `new`."""

    old: str
    here: Section
    new: str
    there: Section


def moved_between(before: Site, after: Site, pairs: list[tuple[str, str]], where: Places) -> list[SectionPair]:
    """Return the sections that went to another page.

    They have the same id, or a heading or a paragraph in common, and enough of their words.
    """
    gone: dict[str, tuple[str, Section]] = {}
    new: dict[str, tuple[str, Section]] = {}
    for old, now in pairs:
        here, there = before.page(old), after.page(now)
        gone |= _without(old, here, there)
        new |= _without(now, there, here)
    for address in where.gone:
        gone |= _without(address, before.page(address), Page())
    for address in where.new:
        new |= _without(address, after.page(address), Page())
    known: dict[str, set[str]] = {}
    for key, (_, section) in new.items():
        for mark in _marks(section):
            known.setdefault(mark, set()).add(key)
    scored = [
        (score, key, other)
        for key, (_, section) in gone.items()
        for other in sorted({other for mark in _marks(section) for other in known.get(mark, ())})
        if (score := _score(section, new[other][1])) > 0
    ]
    return [SectionPair(*gone[key], *new[other]) for key, other in best_pairs(scored)]


def _without(address: str, page: Page, other: Page) -> dict[str, tuple[str, Section]]:
    """Return the sections of `page` whose ids `other` has not, by address and id."""
    there = {section.id for section in other.sections}
    own = (section for section in page.sections if section.id not in there and section.id not in ("", END))
    return {f"{address}#{section.id}": (address, section) for section in own if section.blocks}


def _marks(section: Section) -> list[str]:
    return [section.id, section.heading, *(block.key for block in section.blocks if len(block.key) >= 40)]


def _score(old: Section, new: Section) -> float:
    ours, theirs = bag(old.text), bag(new.text)
    score = likeness(ours, theirs)
    if score >= _SAME_NAME and (old.id, old.heading) == (new.id, new.heading):
        return 1 + score
    needed = _SAME_NAME if old.id == new.id and ours.total() >= _SAME_TEXT else NEARLY
    return score if score >= needed and ours.total() >= _SAME_TEXT else 0
