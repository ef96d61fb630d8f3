"""The blocks of a section that were added, removed, and changed in their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from handbook.redline.model import BlockChange
from handbook.redline.seen import Block, links
from handbook.redline.words import REWRITTEN, Linked, bag, comparable, likeness, rewritten, runs, whole

MOST_BLOCKS = 1_000 * 1_000
"""Blocks are put side by side while the number of some times that of the others is no more than this. Beyond it, those
at the same place are compared if there are as many; else each block that has no equal counts as added or removed."""
_MOST_PAIRS = 2_500


def block_changes(before: list[Block], after: list[Block], linked: Linked) -> tuple[BlockChange, ...]:
    """Return what changed from the blocks `before` to those `after`, in the order in which a reader meets it.

    `linked` is told of the numbers and addresses that differ in a text that is the same.
    """
    found: list[BlockChange] = []
    for old, new in _pairs(before, after):
        if old is None or new is None:
            found += [_alone(block, "added" if old is None else "removed") for block in (old or new,) if block]
        elif old.key == new.key:
            for ours, theirs in zip(links(old.text), links(new.text), strict=True):
                if ours != theirs:
                    linked(ours, theirs)
        elif changed := runs(old.text, new.text, linked):
            found.append(BlockChange(new.kind, "rewritten" if rewritten(changed) else "changed", changed))
    return tuple(found)


def all_blocks(blocks: list[Block], change: str) -> tuple[BlockChange, ...]:
    """Return all of `blocks` as `added` or `removed`."""
    return tuple(_alone(block, change) for block in blocks)


def _alone(block: Block, change: str) -> BlockChange:
    return BlockChange(block.kind, change, whole(block.text, change))  # type: ignore[arg-type]


Pair = tuple[Block | None, Block | None]


def _pairs(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Yield each block with the one that took its place, None where there is none."""
    first = 0
    while first < min(len(before), len(after)) and before[first].key == after[first].key:
        yield before[first], after[first]
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last].key == after[-1 - last].key:
        last += 1
    ours, theirs = before[first : len(before) - last], after[first : len(after) - last]
    if comparable([block.key for block in ours], [block.key for block in theirs], MOST_BLOCKS):
        yield from _side_by_side(ours, theirs)
    elif len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    else:
        yield from _unequal(ours, theirs)
    yield from zip(before[len(before) - last :], after[len(after) - last :], strict=True)


def _side_by_side(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    keys = [block.key for block in before], [block.key for block in after]
    for op, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if op == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            yield from _likest(before[a:b], after[c:d])


def _unequal(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Yield the blocks that have no equal on the other side."""
    ours, theirs = Counter(block.key for block in before), Counter(block.key for block in after)
    spare = ours - theirs, theirs - ours
    for side, blocks in enumerate((before, after)):
        for block in blocks:
            if spare[side][block.key]:
                spare[side][block.key] -= 1
                yield (block, None) if side == 0 else (None, block)


def _likest(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Yield blocks of which none is equal, so paired that the pairs, in their order, are as like as can be."""
    rows, columns = len(before), len(after)
    if rows == columns == 1:
        yield before[0], after[0]
        return
    if rows * columns > _MOST_PAIRS:
        yield from zip(before, after, strict=True) if rows == columns else _unequal(before, after)
        return
    ours, theirs = [bag(block.key) for block in before], [bag(block.key) for block in after]
    like = [[likeness(one, other) for other in theirs] for one in ours]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            both = like[row][column] + best[row + 1][column + 1] if like[row][column] >= 1 - REWRITTEN else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], both)
    row = column = 0
    while row < rows or column < columns:
        if row < rows and (column == columns or best[row][column] == best[row + 1][column]):
            yield before[row], None
            row += 1
        elif column < columns and (row == rows or best[row][column] == best[row][column + 1]):
            yield None, after[column]
            column += 1
        else:
            yield before[row], after[column]
            row, column = row + 1, column + 1
