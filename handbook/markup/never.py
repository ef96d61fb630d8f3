"""Comparisons that hold for no organization: of a value with what its type cannot be."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from handbook.data.shape import plain
from handbook.markup.parts import Unknown, attributes
from handbook.names import instead, quotable

_COMPARED = (str, int)
"""What kinds of values a page can write out."""


def never_equal(path: str, kind: Any, value: Any) -> tuple[str, str] | None:
    """Return (problem, mend) where what stands at `path`, of type `kind`, is never `value`; None where it may be.

    >>> never_equal("route.kind", Literal["person", "email"], "Email")
    ('`route.kind` is never `Email`', 'did you mean `email`? Known here: email, person')
    """
    mend = _mend(path, plain(kind), value)
    return (f"`{path}` is never `{quotable(_shown(value))}`", mend) if mend else None


def never_holds(path: str, kind: Any, value: Any) -> tuple[str, str] | None:
    """Return (problem, mend) where the list at `path`, of type `kind`, never holds `value`; None where it may."""
    (item,) = get_args(plain(kind))
    mend = _mend("one", plain(item), value)
    if mend and get_origin(plain(item)) is not Literal:
        mend = f"go through it by `{{% for one in {path} %}}`, and there {mend}"
    return (f"`{path}` never holds `{quotable(_shown(value))}`", mend) if mend else None


def _mend(path: str, kind: Any, value: Any) -> str | None:
    if get_origin(kind) is Literal:
        return None if value in get_args(kind) else instead(str(value), sorted(map(str, get_args(kind))))
    if get_origin(kind) is list:
        return f"ask whether it is among them: `{_written(value)} in {path}`"
    if not isinstance(kind, type) or kind is Unknown or issubclass(kind, type(value)):
        return None
    if kind is bool or value is None:
        return f"write `{path}` alone, or `not {path}`"
    if issubclass(kind, _COMPARED):
        return f"compare it with a {'word in quotes' if issubclass(kind, str) else 'number without quotes'}"
    if not (parts := _compared_parts(kind)):
        return f"take the comparison out, or ask by `{path}` alone whether it is there"
    return f"compare a part of it: {', '.join(f'`{path}.{name}`' for name in parts)}"


def _compared_parts(kind: Any) -> list[str]:
    """Return the names of the fields of a type that a page can compare with what it writes out."""
    fields = getattr(kind, "__dataclass_fields__", None) or getattr(kind, "model_fields", {})
    of = {name: plain(part) for name, part in attributes(kind).items() if name in fields}
    return sorted(name for name, part in of.items() if isinstance(part, type) and issubclass(part, _COMPARED))


def _shown(value: Any) -> str:
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def _written(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else _shown(value)
