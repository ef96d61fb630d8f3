"""The words of a text that were added and removed, in runs that can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from handbook.redline.model import Run
from handbook.redline.seen import CELL, LINK, LINK_END, plain

MOST_WORDS = 2_000 * 2_000
"""Texts are compared word by word while the number of words of one times those of the other is no more than this."""
MOST_EQUAL = 50_000
"""Nor are words or blocks put side by side where more pairs of them than this are equal: most say the same then."""
REWRITTEN = 0.6
"""A text of which more than this share of the words changed is shown whole, as removed and as added."""
_SHORT = 7
_MARKS = r"\s!-/:-@\[-`{-~“”‘’…–—¿¡«»。、，\ue000-\ue002"
_EACH = r"\u3040-\u30ff\u3400-\u9fff"  # written without spaces between words
_WORD = re.compile(
    rf"{LINK}[^{LINK_END}]*{LINK_END}|[{_EACH}]|[^{_MARKS}{_EACH}]+(?:[-’'.,:/@&][^{_MARKS}{_EACH}]+)*|\S"
)

Linked = Callable[[str, str], None]
"""Is told of each number or address that another one has taken the place of, within a text that is the same."""


class _Word(NamedTuple):
    key: str
    shown: str
    space: bool

    @property
    def read(self) -> bool:
        """Whether it is more than a mark between words."""
        return self.key[0].isalnum() or self.key == LINK


class _Part(NamedTuple):
    same: bool
    old: tuple[int, int]
    new: tuple[int, int]


def comparable(ours: list[str], theirs: list[str], most: int) -> bool:
    """Return whether two rows can be put side by side in little time: `most` is how long one may be times the other."""
    if len(ours) * len(theirs) > most:
        return False
    there = Counter(theirs)
    return sum(there[one] for one in ours) <= MOST_EQUAL


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return how much two texts have in common, as bags of words: 0 for nothing, 1 for all."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def bag(text: str) -> Counter[str]:
    """Return the words of a text with how often each stands in it."""
    return Counter(text.split())


def runs(old: str, new: str, linked: Linked = lambda old, new: None) -> tuple[Run, ...]:
    """Return `new` with the words that changed since `old`, as runs; empty if a reader sees no change.

    A text that is nearly all new is two runs, `removed` and `added`. A number or address that can be dialled or written
    to counts as one word, which is the same as any other such; `linked` is told of those that differ.
    """
    before, after = list(_words(old)), list(_words(new))
    if [word.key for word in before] == [word.key for word in after]:
        _tell(before, after, linked)
        return ()
    parts = _parts(before, after)
    kept = sum(sum(word.read for word in before[slice(*part.old)]) for part in parts if part.same)
    read = sum(word.read for word in before) + sum(word.read for word in after)
    if 1 - 2 * kept / max(read, 1) > REWRITTEN:
        return tuple(run for run in (_run("removed", before), _run("added", after)) if run.text)
    found: list[Run] = []
    for part in parts:
        ours, theirs = before[slice(*part.old)], after[slice(*part.new)]
        if part.same:
            _tell(ours, theirs, linked)
            found.append(_run("same", theirs))
        else:
            found += [run for run in (_run("removed", ours), _run("added", theirs)) if run.text]
    return tuple(found)


def whole(text: str, kind: str) -> tuple[Run, ...]:
    """Return all of `text` as one run that was `added` or `removed`, or is the `same`."""
    return (Run(kind, plain(text)),)  # type: ignore[arg-type]


def rewritten(found: tuple[Run, ...]) -> bool:
    """Return whether nothing of a text stayed."""
    return len(found) == 2 and [run.kind for run in found] == ["removed", "added"]


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        word, space = found[0], text[found.start() - 1 : found.start()].isspace()
        yield _Word(LINK, word[1:-1], space) if word[0] == LINK else _Word(word, plain(word), space)


def _parts(before: list[_Word], after: list[_Word]) -> list[_Part]:
    """Return the texts as parts that are the same and parts that differ, by turns."""
    ours, theirs = [word.key for word in before], [word.key for word in after]
    if not comparable(ours, theirs, MOST_WORDS):
        return [_Part(False, (0, len(ours)), (0, len(theirs)))]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    parts = [_Part(op == "equal", (a, b), (c, d)) for op, a, b, c, d in matcher.get_opcodes()]
    joined: list[_Part] = []
    for number, part in enumerate(parts):
        inner = 0 < number < len(parts) - 1
        same = part.same and not (inner and _too_little(before[slice(*part.old)]))
        if joined and not same and not joined[-1].same:
            last = joined.pop()
            part = _Part(False, (last.old[0], part.old[1]), (last.new[0], part.new[1]))
        joined.append(part._replace(same=same))
    return joined


def _too_little(words: list[_Word]) -> bool:
    """Return whether `words` between two changes are one short word at most, so that a reader would only stumble."""
    if any(word.key in (LINK, CELL) for word in words):
        return False
    read = [word.key for word in words if word.read]
    return not read or (len(read) == 1 and len(read[0]) <= _SHORT)


def _run(kind: str, words: list[_Word]) -> Run:
    text = "".join(f" {word.shown}" if word.space and number else word.shown for number, word in enumerate(words))
    return Run(kind, text, bool(words) and words[0].space)  # type: ignore[arg-type]


def _tell(before: list[_Word], after: list[_Word], linked: Linked) -> None:
    for old, new in zip(before, after, strict=True):
        if old.key == LINK and old.shown != new.shown:
            linked(old.shown, new.shown)
