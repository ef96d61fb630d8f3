"""Data and text that were right, spoiled: keys that are gone or misspelt, values of another kind, lines torn apart."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import strategies as st

from handbook.data.located import value_at
from tests.whatever.odd import PIECES, WORDS, texts, values

Path = tuple[Any, ...]


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Return the ways to all that stands in `data`, itself left out."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for step, value in steps for found in ((*path, step), *paths(value, (*path, step)))]


@st.composite
def spoiled_data(draw: st.DrawFn, good: Any, most: int = 4) -> Any:
    """Return a copy of `good` in which something was changed, or a few things, so many at the `most`."""
    data = deepcopy(good)
    for _ in range(draw(st.integers(1, most))):
        ways = paths(data)
        if not ways:
            break
        *around, last = draw(st.sampled_from(ways))
        draw(st.sampled_from(_CHANGES))(draw, value_at(data, tuple(around)), last, data)
    return data


def _takes_out(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    del around[last]


def _replaces(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    around[last] = draw(values())


def _writes(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    around[last] = draw(texts())


def _wraps(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    around[last] = draw(st.sampled_from([[around[last]], {"a": around[last]}, [around[last]] * 2, str(around[last])]))


def _renames(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    if isinstance(around, dict):
        name = str(last)
        at = draw(st.integers(0, len(name)))
        misspelt = [name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name.upper(), f"{name}:x", f"{name}s"]
        around[draw(st.sampled_from(misspelt) | texts())] = around.pop(last)
    else:
        around.insert(0, around.pop(last))


def _adds(draw: st.DrawFn, around: Any, last: Any, _: Any) -> None:
    if isinstance(around, dict):
        around[draw(texts())] = draw(values())
    else:
        around.append(draw(st.just(around[last]) | values()))


def _brings(draw: st.DrawFn, around: Any, last: Any, data: Any) -> None:
    """Put what stands elsewhere in its place."""
    around[last] = deepcopy(value_at(data, draw(st.sampled_from(paths(data)))))


_CHANGES: list[Callable[[st.DrawFn, Any, Any, Any], None]] = [
    _takes_out, _replaces, _replaces, _writes, _writes, _wraps, _renames, _adds, _brings,
]  # fmt: skip


def yaml_of(data: Any) -> str:
    """Return `data` as YAML, as a program writes it."""
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6))


@st.composite
def spoiled_text(draw: st.DrawFn, good: str) -> str:
    """Return `good` with a few lines torn apart, doubled, indented, or with odd pieces in them."""
    text = good
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        piece = draw(st.sampled_from(PIECES) | st.sampled_from(WORDS))
        key, colon, _ = lines[at].partition(": ")
        changed = {
            "insert": [lines[at][:column] + piece + lines[at][column:]],
            "write": [f"{key}{colon or ': '}{piece}"],
            "cut": [lines[at][:column]],
            "take out": [],
            "double": [lines[at], lines[at]],
            "indent": [f" {lines[at]}"],
            "outdent": [lines[at][1:]],
            "note": [f"{lines[at]} #{piece}"],
        }
        how = draw(st.sampled_from([*changed, "insert", "write", "end"]))
        lines = lines[:at] if how == "end" else [*lines[:at], *changed[how], *lines[at + 1 :]]
        text = "\n".join(lines)
    return text


def raw_texts() -> st.SearchStrategy[bytes]:
    """Return files that hold anything at all: pieces of YAML, any letters, any bytes."""
    pieces = st.lists(st.sampled_from([*PIECES, *WORDS, "name", ": ", "\n", "\n  ", "- "]), max_size=30).map("".join)
    letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    return st.one_of(pieces.map(str.encode), letters.map(str.encode), st.binary(max_size=200))
