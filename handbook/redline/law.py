"""The points of law that changed: each once, however many pages print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook.redline.model import LawChange, LawChecked, Named, Run
from handbook.redline.places import best_pairs
from handbook.redline.seen import Page, Point
from handbook.redline.words import bag, likeness, runs, whole

_LIKE = 0.5
_MOST = 40_000


@dataclass
class Stated:
    """A point of law as the pages of one version print it together."""

    place: str
    says: str
    sources: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    pages: list[Named] = field(default_factory=list)

    @property
    def source(self) -> str:
        """What is said of its source."""
        return " ".join(sorted(self.sources))


Points = dict[tuple[str, str], Stated]


def points_of(pages: Iterable[tuple[Named, Page]]) -> Points:
    """Return the points of law that `pages` print, each once, by place and words."""
    found: Points = {}
    for named, page in pages:
        for point in page.points:
            stated = found.setdefault(point.token, Stated(point.place, point.says))
            stated.sources |= {point.source} - {""}
            stated.days |= {point.day} - {""}
            if named not in stated.pages:
                stated.pages.append(named)
    return found


def same_points(before: Iterable[Page], after: Iterable[Page]) -> bool:
    """Return whether the pages of both versions print the same points, in the same words."""
    return _words(before) == _words(after)


def compare_law(before: Points, after: Points) -> tuple[tuple[LawChange, ...], tuple[LawChecked, ...]]:
    """Return what changed from the points `before` to those `after`, and which were only looked up again."""
    found: list[LawChange] = []
    checked: Counter[tuple[str, str]] = Counter()
    for place in sorted({place for place, _ in (*before, *after)}):
        ours = {key: one for key, one in before.items() if key[0] == place}
        theirs = {key: one for key, one in after.items() if key[0] == place}
        if not ours or not theirs:
            pages = dict.fromkeys(page for one in (ours or theirs).values() for page in one.pages)
            change = LawChange(place, "place removed" if ours else "place added", points=len(ours or theirs))
            found.append(_on(change, list(pages)))
            continue
        for key in theirs.keys() & ours.keys():
            old, new = ours[key], theirs[key]
            if old.days != new.days and new.days and old.source == new.source:
                checked[place, sorted(new.days)[-1]] += 1
        found += _of_place(place, ours, theirs)
    quiet = tuple(LawChecked(place, day, points) for (place, day), points in sorted(checked.items()))
    return tuple(found), quiet


def _of_place(place: str, before: Points, after: Points) -> list[LawChange]:
    same = [(before[key], after[key]) for key in after if key in before]
    gone, new = [before[key] for key in before if key not in after], [after[key] for key in after if key not in before]
    pairs = _likest(gone, new)
    changed = [
        _on(_changed(place, old, now), now.pages)
        for old, now in [*same, *pairs]
        if old.says != now.says or old.source != now.source
    ]
    paired = {id(one) for pair in pairs for one in pair}
    alone = [
        *(_alone(one, "removed") for one in _widest([one for one in gone if id(one) not in paired])),
        *(_alone(one, "added") for one in _widest([one for one in new if id(one) not in paired])),
    ]
    return [*_once(changed), *alone]


def _likest(gone: list[Stated], new: list[Stated]) -> list[tuple[Stated, Stated]]:
    """Return the points that say nearly the same, in pairs."""
    if len(gone) * len(new) > _MOST:
        return []
    ours, theirs = [bag(one.says) for one in gone], [bag(one.says) for one in new]
    scored = ((likeness(a, b), str(i), str(j)) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    pairs = best_pairs(one for one in scored if one[0] >= _LIKE)
    return [(gone[int(i)], new[int(j)]) for i, j in pairs]


def _once(changes: list[LawChange]) -> list[LawChange]:
    """Return `changes` without those that only say again, with fewer words around them, what another one says."""
    found: dict[tuple[tuple[str, str], ...], LawChange] = {}
    for change in sorted(changes, key=lambda one: -sum(len(run.text) for run in one.runs)):
        same = tuple((run.kind, run.text) for run in change.runs if run.kind != "same")
        key = same or (("same", repr(change.runs + change.source)), ("at", str(len(found))))
        known = found.get(key)
        found[key] = _on(known, [*known.pages, *change.pages]) if known and known.place == change.place else change
    return list(found.values())


def _widest(points: list[Stated]) -> list[Stated]:
    """Return `points` without those whose words another one holds, as the time line's do."""
    return [one for one in points if not any(one is not other and one.says in other.says for other in points)]


def _changed(place: str, old: Stated, new: Stated) -> LawChange:
    said = runs(old.says, new.says) or whole(new.says, "same")
    return LawChange(place, "changed", said, runs(old.source, new.source))


def _alone(one: Stated, kind: str) -> LawChange:
    source: tuple[Run, ...] = whole(one.source, kind) if one.source else ()
    return _on(LawChange(one.place, kind, whole(one.says, kind), source), one.pages)  # type: ignore[arg-type]


def _on(change: LawChange, pages: list[Named]) -> LawChange:
    ordered = sorted(dict.fromkeys(pages), key=lambda page: page.address)
    return LawChange(change.place, change.change, change.runs, change.source, change.points, tuple(ordered))


def _words(pages: Iterable[Page]) -> set[str]:
    return {repr(point) for page in pages for point in page.points}


def tokens(points: Iterable[Point], told: frozenset[tuple[str, str]]) -> dict[str, str]:
    """Return what `points` say by what is the same wherever they stand, without those of which it was `told`."""
    return {f"{point.place}: {point.says}": point.says for point in points if point.token not in told}
