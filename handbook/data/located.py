"""Data that remembers where each of its keys and values stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from handbook.flaws import Place

Path = tuple[str | int, ...]
"""The way to a value: keys and indexes from the top."""


class Unquoted(str):
    """Text typed without quotes which another YAML reader would turn into a number, a day or true or false."""


@dataclass(eq=False)
class Located:
    """`data` (dicts, lists, text and None), with the places of keys and values by their path in it.

    `whole` is False where the text could be read in part only.
    """

    data: Any = None
    shown: str = ""
    first_line: int = 1
    whole: bool = True
    key_places: dict[Path, Place] = field(default_factory=dict)
    value_places: dict[Path, Place] = field(default_factory=dict)

    def key_place(self, path: Path) -> Place:
        """Return where the key at `path` stands, else the nearest thing around it."""
        while path and path not in self.key_places and path not in self.value_places:
            path = path[:-1]
        return self.key_places.get(path) or self.value_places.get(path) or Place(self.shown, self.first_line)

    def value_place(self, path: Path) -> Place:
        """Return where the value at `path` stands, else its key, else the nearest thing around it."""
        return self.value_places.get(path) or self.key_place(path)


def under(located: Located, key: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts below the first-level `key`, with their whole paths, also where the data has flaws."""
    data = located.data.get(key) if isinstance(located.data, dict) else None
    yield from ((path, text) for path, text in walk(data, (key,)))


def walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in `data` with its path; a text alone, which is no data, has none."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*path, index))
    elif isinstance(data, str) and path:
        yield path, data


def value_at(data: Any, path: Path) -> Any:
    """Return what stands at `path` in nested dicts and lists, None where nothing does."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def put(data: Any, path: Path, value: Any) -> None:
    """Put `value` at `path` into nested dicts and lists, which grow; a number is the next of its list at the most."""
    for step, following in pairwise(path):
        if isinstance(step, int) and step == len(data):
            data.append([] if isinstance(following, int) else {})
        elif not isinstance(step, int) and step not in data:
            data[step] = [] if isinstance(following, int) else {}
        data = data[step]
    data[path[-1]] = value
