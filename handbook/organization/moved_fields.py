"""Fields of organization.yml that stand elsewhere now: an organization's file is still read from the old place.

Its file is its own, with its comments and its order: nothing is rewritten, and a warning says what to rename.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from handbook.data.located import Located, Path, value_at
from handbook.flaws import Flaw

RULE = "organization"
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
    belong, is left to the model.
    """
    found = [
        way for old in sorted(moved, key=len, reverse=True) for way in _ways(located.data, old, _at_last(old, moved))
    ]
    if not found:
        return located, []
    data, flaws = deepcopy(located.data), []
    places = dict(located.key_places), dict(located.value_places)
    for old, new in found:
        place, here = located.key_place(old), value_at(data, old[:-1])
        there = _made(data, new[:-1])
        if there is None:
            continue
        value = here.pop(old[-1])
        if new[-1] in there:
            problem = f"{_told(old, new)}, and both stand here"
            flaws.append(Flaw(place, problem, f"take this `{old[-1]}` out", RULE))
        else:
            there[str(new[-1])] = value
            mend = f"{'rename it here' if old[:-1] == new[:-1] else 'move it there'}: `{new[-1]}: …`"
            flaws.append(Flaw(place, _told(old, new), mend, RULE, "warning"))
            for known in places:
                known |= {new + path[len(old) :]: known.pop(path) for path in [*known] if path[: len(old)] == old}
                known |= {new[:end]: place for end in range(1, len(new)) if new[:end] not in known}
        _without_empty(data, old[:-1])
    return Located(data, located.shown, located.first_line, located.whole, *places), flaws


def _at_last(old: Keys, moved: Mapping[Keys, Keys]) -> Keys:
    """Return where `old` is now, also where it, or what it stands in, was moved again."""
    path, before = moved[old], {old}
    while path not in before:
        before.add(path)
        part = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in moved), None)
        path = moved[part] + path[len(part) :] if part else path
    return path


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
