"""What pydantic finds wrong only because something else is: it has no message of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from handbook.data.located import Path, value_at
from handbook.data.shape import fields, inner_of, level_of
from handbook.data.unread import key_meant
from handbook.names import nearest

UNGROUPED = ("list_type", "tuple_type")
"""The types of pydantic's errors for what is no list where one belongs."""


def told_alone(model: type[BaseModel], data: Any, details: Sequence[Any]) -> list[Any]:
    """Return those of pydantic's errors (`details`) about `data` as `model` that need a message."""
    levels = ((_level(model, data, detail), detail["loc"][-1]) for detail in details)
    out = {(*level, name) for level, name in levels if level is not None}
    return [
        detail
        for detail in details
        if detail["type"] != "follows"
        and not (detail["type"] == "missing" and (detail["loc"] in out or _misspelt(model, data, detail["loc"])))
        and not (detail["type"] == "extra_forbidden" and _under_misplaced(model, data, detail["loc"]))
        and not (detail["type"] in UNGROUPED and _one_of_several(data, detail["loc"]))
    ]


def _level(model: type[BaseModel], data: Any, detail: Any) -> Path | None:
    """Return the way to where an unknown key belongs, further out or in, None where it belongs to neither."""
    if detail["type"] != "extra_forbidden":
        return None
    outer = level_of(model, data, detail["loc"])
    return inner_of(model, data, detail["loc"]) if outer is None else outer


def _misspelt(model: type[BaseModel], data: Any, path: Path) -> bool:
    """Whether a key is missing only because it was misspelt: the unknown key has a flaw of its own that says so."""
    *around, name = path
    known = fields(model, tuple(around))
    given = value_at(data, tuple(around)) or {}
    return any(name in (nearest(key, known), key_meant(key)) for key in given if key not in known)


def _under_misplaced(model: type[BaseModel], data: Any, path: Path) -> bool:
    """Whether a key is unknown only because the one above it, to which it belongs, is indented like itself."""
    *around, name = path
    given = value_at(data, tuple(around))
    empty = [key for key, value in given.items() if value is None] if isinstance(given, dict) else []
    levels = ((level_of(model, data, (*around, key)), key) for key in empty if key not in fields(model, tuple(around)))
    return any(level is not None and name in fields(model, (*level, key)) for level, key in levels)


def _one_of_several(data: Any, path: Path) -> bool:
    """Whether the text at `path` stands behind another in a list of lists: the first is told with all that follow."""
    *around, at = path
    return isinstance(at, int) and at > 0 and isinstance(value_at(data, (*around, at - 1)), str)
