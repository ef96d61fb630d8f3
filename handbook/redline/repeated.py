"""The same words put in the place of the same words on many pages, as a value of the organization's does: told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handbook.redline.model import BlockChange, Named, PageChange, Run, SectionChange
from handbook.redline.sentences import FEW

_Words = tuple[tuple[str, str], ...]
"""What took the place of what in a block: pairs of old and new words, each once."""


@dataclass(frozen=True)
class Repeated:
    """Words that took the place of others on more than a few pages: as `runs`, and every block with its page."""

    runs: tuple[Run, ...]
    places: tuple[tuple[Named, BlockChange], ...]

    @property
    def pages(self) -> int:
        """On how many pages they stand."""
        return len({page.address for page, _ in self.places})


def told_once(pages: Iterable[PageChange]) -> tuple[tuple[Repeated, ...], tuple[PageChange, ...]]:
    """Return what is repeated on `pages`, and what else changed on them, page by page.

    Pages of the law of a place stay whole.
    """
    listed = tuple(pages)
    where: dict[_Words, list[tuple[Named, BlockChange]]] = {}
    for page in listed:
        for block in _blocks(page):
            where.setdefault(_words(block), []).append((page.page, block))
    found = {words: Repeated(_runs(words), tuple(places)) for words, places in where.items() if words}
    many = {words: one for words, one in found.items() if one.pages > FEW}
    rest = (_without(page, many.keys()) for page in listed)
    return tuple(many.values()), tuple(page for page in rest if page.words_changed or page.old)


def _blocks(page: PageChange) -> Iterable[BlockChange]:
    return () if page.law else (block for section in page.sections for block in section.blocks)


def _words(block: BlockChange) -> _Words:
    """Return what took the place of what in `block`; nothing if there is more to it than that."""
    changed = [run for run in block.runs if run.kind != "same"]
    old, new = changed[::2], changed[1::2]
    paired = [run.kind for run in changed] == ["removed", "added"] * len(new)
    if block.change != "changed" or not paired:
        return ()
    return tuple(dict.fromkeys((one.text, other.text) for one, other in zip(old, new, strict=True)))


def _runs(words: _Words) -> tuple[Run, ...]:
    return tuple(run for old, new in words for run in (Run("removed", old), Run("added", new)))


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
