"""Values within braces that a comma has torn: YAML reads what stands behind it as a key with nothing behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from handbook.data.located import Located, Path, value_at
from handbook.data.shape import fields


class Torn(NamedTuple):
    """The way to a value that was torn, and the whole of it as it was meant."""

    path: Path
    whole: str


def torn(model: type[BaseModel], located: Located, path: Path) -> Torn | None:
    """Return the value of which the unknown key at `path` of `located`'s data, as `model`, is a part; None if none."""
    around = value_at(located.data, path[:-1])
    if not isinstance(around, dict) or not _in_braces(located, path[:-1]):
        return None
    known, names = fields(model, path[:-1]), [*around]
    parts: list[str] = []
    for name in names[: names.index(path[-1]) + 1]:
        if name in known:
            parts, key = [around[name]], name
        elif around[name] is None and parts and isinstance(parts[0], str):
            parts.append(name)
        else:
            parts = []
    if len(parts) < 2:
        return None
    for name in names[names.index(path[-1]) + 1 :]:
        if name in known or around[name] is not None:
            break
        parts.append(name)
    return Torn((*path[:-1], key), ", ".join(parts))


def told_once(model: type[BaseModel], located: Located, details: Sequence[Any]) -> list[Any]:
    """Return pydantic's errors (`details`) about `located`'s data as `model`, of the parts of one value the first."""
    kept, seen = [], set()
    for detail in details:
        part = torn(model, located, detail["loc"]) if detail["type"] == "extra_forbidden" else None
        if part not in seen:
            kept.append(detail)
        if part:
            seen.add(part)
    return kept


def _in_braces(located: Located, path: Path) -> bool:
    """Whether the keys at `path` stand within braces: these begin before the first key, and lines do not."""
    first = next(iter(value_at(located.data, path)), None)
    begins = located.value_places.get(path)
    return first is not None and begins is not None and begins < located.key_place((*path, first))
