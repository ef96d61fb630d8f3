"""What is known of a value by its type alone: its parts, whether it can be printed, whether it may be missing."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from functools import cache, reduce
from typing import Any, get_args, get_origin, get_type_hints

from markupsafe import Markup
from pydantic import BaseModel

from handbook.data.renamed import Renamed
from handbook.data.shape import plain
from handbook.organization.numbers import PhoneNumber


class Unknown:
    """The type of what already has a flaw, so that nothing is said twice."""


def optional(annotation: Any) -> bool:
    """Return whether a value of this type may be missing."""
    return type(None) in get_args(annotation) if get_origin(annotation) not in (list, dict) else False


def printable(kind: Any) -> bool:
    """Return whether a value of this type can be printed as it is."""
    if kind in (Unknown, str, int, date, Markup):
        return True
    if kind is PhoneNumber:  # macros print numbers, each with the day on which somebody called it
        return False
    return (
        isinstance(kind, type)
        and "__str__" in {name for base in kind.__mro__[:-1] for name in vars(base)}
        and (not issubclass(kind, BaseModel) or "__str__" in vars(kind))
    )


@cache
def attributes(kind: Any) -> dict[str, Any]:
    """Return the parts of a type that a page may name, with their types: fields and properties, no methods."""
    if not isinstance(kind, type) or kind in (str, int, date, bool, PhoneNumber):
        return {}
    known: dict[str, Any] = {}
    if issubclass(kind, BaseModel):
        known |= {name: field.annotation for name, field in kind.model_fields.items()}
    elif is_dataclass(kind):
        known |= get_type_hints(kind)
    for base in reversed(kind.__mro__[:-1]):
        if base in (BaseModel, str):
            continue
        for name, member in vars(base).items():
            if isinstance(member, property) and not name.startswith(("_", "model_")) and name not in renamed(kind):
                known[name] = get_type_hints(member.fget).get("return", str)
    for name, now in renamed(kind).items():
        first, *rest = now.split(".")
        known[name] = reduce(lambda part, step: attributes(plain(part))[step], rest, known[first])
    return {name: annotation for name, annotation in known.items() if not name.startswith("_")}


@cache
def renamed(kind: Any) -> dict[str, str]:
    """Return the former names of parts of a type, in the order in which they stand, each with what it is called now."""
    bases = reversed(kind.__mro__) if isinstance(kind, type) else ()
    members = (member for base in bases for member in vars(base).items())
    return {name: member.now for name, member in members if isinstance(member, Renamed)}
