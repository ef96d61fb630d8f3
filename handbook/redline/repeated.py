"""The same words put in the place of the same words on many pages, as a value of the organization's does: told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handbook.redline.model import BlockChange, Named, PageChange, Run, SectionChange
from handbook.redline.sentences import FEW

_Words = frozenset[tuple[str, str]]
"""What took the place of what in a block: pairs of old and new words."""


@dataclass(frozen=True)
class Repeated:
    """A change that more than a few pages have: the `runs` of the first block that has it, and all these `pages`."""

    runs: tuple[Run, ...]
    pages: tuple[Named, ...]


def told_once(pages: Iterable[PageChange]) -> tuple[tuple[Repeated, ...], tuple[PageChange, ...]]:
    """Return what is repeated on `pages`, and what else changed on them, page by page.

    Pages of the law of a place stay whole.
    """
    listed = tuple(pages)
    where: dict[_Words, dict[Named, tuple[Run, ...]]] = {}
    for page in listed:
        for block in _blocks(page):
            where.setdefault(_words(block), {}).setdefault(page.page, block.runs)
    many = {words: found for words, found in where.items() if words and len(found) > FEW}
    repeated = tuple(Repeated(next(iter(found.values())), tuple(found)) for found in many.values())
    rest = (_without(page, many.keys()) for page in listed)
    return repeated, tuple(page for page in rest if page.words_changed or page.old)


def _blocks(page: PageChange) -> Iterable[BlockChange]:
    return () if page.law else (block for section in page.sections for block in section.blocks)


def _words(block: BlockChange) -> _Words:
    """Return what took the place of what in `block`; nothing if there is more to it than that."""
    changed = [run for run in block.runs if run.kind != "same"]
    old, new = changed[::2], changed[1::2]
    paired = [run.kind for run in changed] == ["removed", "added"] * len(new)
    if block.change != "changed" or not paired:
        return frozenset()
    return frozenset((one.text, other.text) for one, other in zip(old, new, strict=True))


def _without(page: PageChange, many: Iterable[_Words]) -> PageChange:
    if page.law:
        return page
    sections = (
        replace(section, blocks=tuple(block for block in section.blocks if _words(block) not in many))
        for section in page.sections
    )
    return replace(page, sections=tuple(section for section in sections if _told(section)))


def _told(section: SectionChange) -> bool:
    """Return whether anything is left to tell of `section`."""
    return bool(section.blocks or section.renamed or section.moved or section.came_from or section.change != "changed")
