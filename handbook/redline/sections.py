"""The sections of a page by their ids: which moved, which are new or gone, and what changed in each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from handbook.redline.blocks import all_blocks, block_changes
from handbook.redline.model import BlockChange, Kind, Moved, Named, SectionChange
from handbook.redline.seen import END, Page, Section, plain
from handbook.redline.words import Linked, runs, whole

Standing = Callable[[Section, Section], tuple[BlockChange, ...]]
"""Says which contacts and points of the law stand in a section now, or no longer do."""


def moved_sections(before: Page, after: Page) -> dict[str, Moved]:
    """Return the sections of a page that stand elsewhere on it, by their id: the fewest that account for all.

    A section takes along those below it, which have not moved then.
    """
    old, new = _families(before), _families(after)
    parents = {section.id: section.parent for section in before.sections}
    found: dict[str, Moved] = {}
    for parent, children in new.items():
        there = {child.id: place for place, child in enumerate(old.get(parent, []))}
        stayed = _longest(there[child.id] for child in children if child.id in there)
        for child in children:
            if child.id in (END, "") or child.id not in parents:
                continue
            elsewhere = parents[child.id] != parent
            if elsewhere or there[child.id] not in stayed:
                siblings = old[parents[child.id]]
                found[child.id] = Moved(_before(children, child, after), _before(siblings, child, before))
    return found


def section_change(
    old: Section, new: Section, linked: Linked, standing: Standing, moved: Moved | None, came_from: Named | None
) -> SectionChange | None:
    """Return what changed from `old` to `new`, which are the same section; None if a reader sees no change."""
    renamed = runs(old.heading, new.heading, linked)
    blocks = block_changes(old.blocks, new.blocks, linked) + standing(old, new)
    if not (renamed or blocks or moved or came_from):
        return None
    return SectionChange(_shown(new), plain(new.heading), "changed", renamed, moved, came_from, None, blocks)


def whole_section(section: Section, change: str, standing: tuple[BlockChange, ...] = ()) -> SectionChange:
    """Return all of a section as `added` or `removed`."""
    heading = whole(section.heading, change) if section.heading else ()
    blocks = all_blocks(section.blocks, change) + standing
    return SectionChange(_shown(section), plain(section.heading), change, heading, blocks=blocks)  # type: ignore[arg-type]


def now_there(kind: Kind, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[BlockChange, ...]:
    """Return that what `after` names, and `before` does not, now stands in a section, and the other way round."""
    gone = (BlockChange(kind, "removed", whole(before[key], "removed")) for key in before if key not in after)
    come = (BlockChange(kind, "added", whole(after[key], "added")) for key in after if key not in before)
    return (*gone, *come)


def _shown(section: Section) -> str:
    return "" if section.id == END else section.id


def _families(page: Page) -> dict[str, list[Section]]:
    """Return the sections of a page by the id of the one that they stand under, as far as that is the same."""
    found: dict[str, list[Section]] = {}
    for section in page.sections:
        found.setdefault(section.parent if section.id else "", []).append(section)
    return found


def _before(siblings: list[Section], child: Section, page: Page) -> str:
    """Return the heading of the section that stands before `child` among `siblings`, or of the one above them all."""
    place = next(number for number, sibling in enumerate(siblings) if sibling.id == child.id)
    if place and siblings[place - 1].id:
        return plain(siblings[place - 1].heading)
    return next((plain(one.heading) for one in page.sections if one.id and one.id == siblings[0].parent), "")


def _longest(numbers: Iterable[int]) -> set[int]:
    """Return the longest row of `numbers`, none of which occurs twice, that only rises."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    step: int | None = ends[-1] if ends else None
    while step is not None:
        found.add(step)
        step = before[step]
    return found
