"""Addresses in data, led on to where the pages of ours are now that had them once.

A file of the organization's is its own: nothing is rewritten, and a warning says what to write.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from handbook.addresses import plain_address, shown_address
from handbook.data.located import Located, Path, under, value_at
from handbook.flaws import Flaw
from handbook.vocabulary import Rule

Moved = tuple[tuple[str, str], ...]
"""Old addresses of pages of ours, each with the one that the page has now."""


def with_addresses_now(
    located: Located, moved: Moved, rule: Rule, values: Iterable[str] = (), keys: Iterable[str] = ()
) -> tuple[Located, list[Flaw]]:
    """Return `located` with today's addresses, and a warning of `rule` for each old one.

    `values` are the keys at the top with addresses as values below them, `keys` those with addresses as keys. Where
    today's address is such a key as well, the old one goes.
    """
    now = dict(moved)
    as_values = [(path, text) for key in values for path, text in under(located, key) if len(path) > 1]
    as_keys = [(path, str(path[-1])) for key in keys for path, _ in under(located, key) if len(path) == 2]
    found = [(path, text, now[plain_address(text)]) for path, text in as_values + as_keys if plain_address(text) in now]
    if not found:
        return located, []
    data = deepcopy(located.data)
    places = dict(located.key_places), dict(located.value_places)
    flaws: list[Flaw] = []
    for path, text, new in reversed(found):  # of two lines that say the same, the last one holds
        place, mend = located.value_place(path), f"write {shown_address(new)}"
        if path in dict(as_values):
            if isinstance(around := value_at(data, path[:-1]), list) and _written(around, new):
                mend = "take it out, since that stands here too"
            value_at(data, path[:-1])[path[-1]] = new
        else:
            place = located.key_place(path)
            if _written(value_at(data, path[:-1]), new):
                mend = "take this line out, since another one here says it"
            _renamed(data, places, path, new)
        problem = f"our page `{text}` has the address `{shown_address(new)}` now"
        flaws.append(Flaw(place, problem, mend, rule, "warning"))
    return Located(data, located.shown, located.first_line, located.whole, *places), flaws


def _written(around: Iterable[Any], address: str) -> bool:
    """Return whether `address` is among the addresses or keys in `around`, however it is typed there."""
    return any(plain_address(str(one)) == address for one in around)


def _renamed(data: Any, places: Iterable[dict[Path, Any]], path: Path, new: str) -> None:
    """Call the key at `path` `new`, in `data` and in `places`; it goes where that is there already."""
    around = value_at(data, path[:-1])
    kept = [(new if key == path[-1] else key, value) for key, value in around.items()]
    if _written(around, new):
        kept = [(key, value) for key, value in around.items() if key != path[-1]]
    around.clear()
    around.update(kept)
    for known in places:
        place = known.pop(path, None)
        if place is not None:
            known.setdefault((*path[:-1], new), place)
