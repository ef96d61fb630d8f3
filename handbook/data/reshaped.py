"""What to write in the place of a value that has another shape than belongs there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from handbook.data.located import Path, Unquoted


def as_one(value: Any) -> str:
    """Return what to write for a list, or for keys with nothing behind them, where one value belongs."""
    parts = [*value] if isinstance(value, list) or not any(value.values()) else []
    if not parts or not all(isinstance(part, str) and "{{" not in part for part in parts):
        return "…"
    whole = ", ".join(parts)
    unquoted = any(isinstance(part, Unquoted) for part in parts)
    return f'"{whole}"' if unquoted or (re.search(r"[:#,'\[\]{}]|^\W|^\d", whole) and '"' not in whole) else whole


def as_group(known: Mapping[str, Any], path: Path) -> str:
    """Return what to write at `path` where a group of `known` keys belongs: those it must have, or the first ones."""
    needed = [key for key, field in known.items() if field.is_required()] or [*known][:3]
    if not needed:
        return "see the example"
    if path and isinstance(path[-1], int):
        return f"write `- {{{', '.join(f'{key}: …' for key in needed)}}}`"
    return f"write its keys under it, indented: {', '.join(f'`{key}: …`' for key in needed)}"


def without_hyphen(value: Any) -> str | None:
    """Return what to do about keys that became items of a list by hyphens; None where `value` is something else."""
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        return None
    return f"take the hyphen{'s' * bool(value[1:])} out, and begin each key exactly under the first"


def ungrouped(name: str, items: list[Any]) -> tuple[str, str]:
    """Return what is wrong with the texts with which `items` of the list `name` begin, for it is one of lists."""
    alone = [*takewhile(lambda item: isinstance(item, str), items)]
    group = ", ".join(alone if alone[1:] else [*alone, "…"])
    problem = f"`{alone[0]}` stands in `{name}` where a list in the list belongs"
    return problem, f"under `{name}:`, write what belongs together on one line: `- [{group}]`"


def in_quotes(value: str) -> str:
    """Return `value` in quotes of the kind that does not stand in it."""
    return f"'{value}'" if '"' in value and "'" not in value else f'"{value.replace(chr(34), "")}"'


def quoted_whole(value: str) -> str | None:
    """Return what to write for a `value` whose first words alone stand in quotes; None where the quote has no end.

    >>> quoted_whole('"Harbour" Lane')
    '\'"Harbour" Lane\''
    """
    mark, value = value[0], re.sub(r"\s+#.*", "", value).rstrip()
    if mark not in value[1:]:
        return None
    other = "'" if mark == '"' else '"'
    return f"{other}{value}{other}" if other not in value else f"{mark}{value.replace(mark, '')}{mark}"
