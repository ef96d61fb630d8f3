"""Fields of organization.yml that stand elsewhere now: an organization's file is still read from the old place.

Its file is its own, with its comments and its order: nothing is rewritten, and a warning says what to rename.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from handbook.data.located import Located, Path, value_at
from handbook.flaws import Flaw, Place

RULE: Final = "organization"
EACH = "*"
"""In a path: each item of a list."""

Keys = tuple[str, ...]
MOVED: dict[Keys, Keys] = {}
"""The keys from the top that lead to where a field stood, and those that lead there now. An entry stays for good.

    ("leave_url",): ("leave_to",),
    ("colour",): ("brand", "colour"),
    ("contacts", "*", "mail"): ("contacts", "*", "email"),
"""


def with_moved(located: Located, moved: Mapping[Keys, Keys] = MOVED) -> tuple[Located, list[Flaw]]:
    """Return `located` with each field of `moved` at its new place, where it remembers the old; and what to rename.

    That is a warning, or an error where the file has both. What stands in the way of a place, such as a text where keys
    belong, is left to the model. The entries come about one after another, as they once did: what an earlier one has
    moved, alone or with what it stands in, a later one moves on.
    """
    if not any([*_ways(located.data, old, new)] for old, new in moved.items()):
        return located, []
    data, both = deepcopy(located.data), []
    places = dict(located.key_places), dict(located.value_places)
    came: dict[Path, Path] = {}  # where each field stood in the file, by where it is now
    for entry in moved.items():
        for old, new in [*_ways(data, *entry)]:
            here, there = value_at(data, old[:-1]), _made(data, new[:-1])
            if there is None:
                continue
            value, first = here.pop(old[-1]), _at_first(old, came)
            if new[-1] in there:
                place = places[0].get(old, located.key_place(()))
                mend = f"take this `{old[-1]}` out"
                both.append(Flaw(place, f"{_told(first, new)}, and both stand here", mend, RULE))
            else:
                there[str(new[-1])] = value
                for known in (*places, came):
                    known |= {new + path[len(old) :]: known.pop(path) for path in [*known] if path[: len(old)] == old}
                if first in located.key_places:  # and not made here for another
                    came[new] = first
                for known in places:
                    known |= {new[:end]: places[0][new] for end in range(1, len(new)) if new[:end] not in known}
            _without_empty(data, old[:-1])
    renamed = [_renamed(places[0][now], first, now) for now, first in came.items()]
    return Located(data, located.shown, located.first_line, located.whole, *places), [*both, *renamed]


def _at_first(path: Path, came: Mapping[Path, Path]) -> Path:
    """Return where in the file stands what is at `path` now: it, or what it stands in, may have been moved already."""
    part = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in came), None)
    return came[part] + path[len(part) :] if part else path


def _renamed(place: Place, first: Path, now: Path) -> Flaw:
    mend = f"{'rename it here' if first[:-1] == now[:-1] else 'move it there'}: `{now[-1]}: …`"
    return Flaw(place, _told(first, now), mend, RULE, "warning")


def _ways(data: Any, old: Keys, new: Keys) -> Iterator[tuple[Path, Path]]:
    """Yield the ways from the top that `old` means in `data`, where something stands, each with that of `new`."""
    if EACH in old:
        at = old.index(EACH)
        items = value_at(data, old[:at])
        for index in range(len(items) if isinstance(items, list) else 0):
            for ours, theirs in _ways(items[index], old[at + 1 :], new[new.index(EACH) + 1 :]):
                yield (*old[:at], index, *ours), (*new[: new.index(EACH)], index, *theirs)
    elif isinstance(here := value_at(data, old[:-1]), dict) and old[-1] in here:
        yield old, new


def _made(data: Any, path: Path) -> dict[str, Any] | None:
    """Return the keys at `path`, made where nothing stands there; None where something else does."""
    for step in path:
        if isinstance(data, dict) and data.get(str(step)) is None:
            data[step] = {}
        data = value_at(data, (step,))
    return data if isinstance(data, dict) else None


def _without_empty(data: Any, path: Path) -> None:
    """Take the keys at `path` out where nothing stands under them any more."""
    while path and value_at(data, path) == {} and isinstance(around := value_at(data, path[:-1]), dict):
        del around[path[-1]]
        path = path[:-1]


def _told(old: Path, new: Path) -> str:
    named = f"is called `{new[-1]}`" if old[-1] != new[-1] else ""
    around = [step for step in new[:-1] if isinstance(step, str)]
    under = "" if old[:-1] == new[:-1] else f"stands under `{': '.join(around)}:`" if around else "stands at the margin"
    return f"`{old[-1]}` {' and '.join(part for part in (named, under) if part)} now"
