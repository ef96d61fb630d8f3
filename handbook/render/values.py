"""What a template is given, so that it can be compared as a whole; and templates by their texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

Texts = tuple[tuple[str, str, str], ...]
"""Templates: of each its name within its folder, the path of its file, and its text."""


def templates_in(folder: Path) -> Texts:
    """Return the templates under `folder`."""
    return tuple(
        (file.relative_to(folder).as_posix(), str(file), file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.html"))
    )


class Values:
    """The values `given` to a template. Two are equal where the same would be made of them."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self._frozen = _frozen(given)
        self._hash = hash(self._frozen)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self._frozen == other._frozen


def _frozen(value: Any) -> Any:
    """Return `value` so that it can be compared as a whole, with the types of what is in it."""
    kind = type(value)
    if kind is dict:
        return (kind, *value, *map(_frozen, value.values()))
    if issubclass(kind, (list, tuple)):
        return (kind, *map(_frozen, value))
    if issubclass(kind, str) and kind is not str:  # some texts know more than their letters (Phrase)
        return (kind, str(value), *sorted(getattr(value, "__dict__", {}).items()))
    return (kind, value)
