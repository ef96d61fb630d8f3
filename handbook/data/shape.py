"""What a model is made of, asked of its types: which field, words or further model stands at a place within it."""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from handbook.data.located import Path, value_at


def fields(model: type[BaseModel], path: Path) -> dict[str, Any]:
    """Return the fields of the model that stands at `path` within `model`, by name; none where none does."""
    found = model_at(model, path)
    return dict(found.model_fields) if found else {}


def level_of(model: type[BaseModel], data: Any, path: Path) -> Path | None:
    """Return the way to the level around the key at `path`, in `data`, that knows this key and lacks it.

    The nearest, () for the top, or None where none does: a line that is indented too far belongs there.
    """
    levels = (path[:end] for end in range(len(path) - 2, -1, -1))
    name = path[-1]
    return next((at for at in levels if name in fields(model, at) and name not in (value_at(data, at) or ())), None)


def inner_of(model: type[BaseModel], data: Any, path: Path) -> Path | None:
    """Return the way to the group of keys right above the key at `path`, in `data`, that knows this key and lacks it.

    In a list it is the last item. None where there is none: a line that is not indented enough belongs there.
    """
    *around, name = path
    names = [*value_at(data, (*around,))]
    above: Path = (*around, *names[: names.index(name)][-1:])
    there = value_at(data, above)
    if isinstance(there, list) and there:
        above, there = (*above, len(there) - 1), there[-1]
    lacks = len(above) > len(around) and isinstance(there, dict) and there and name not in there
    return above if lacks and name in fields(model, above) else None


def homes(model: type[BaseModel], name: str) -> list[tuple[str, ...]]:
    """Return the ways from the top of `model` to what knows the key `name` below it, without steps of lists."""
    found: list[tuple[str, ...]] = []
    ways: list[tuple[tuple[str, ...], type[BaseModel]]] = [((), model)]
    for way, here in ways:
        if way and name in here.model_fields:
            found.append(way)
        for key, field in here.model_fields.items():
            inner = plain(field.annotation)
            while get_origin(inner) in (list, tuple, dict):
                inner = plain(get_args(inner)[-1 if get_origin(inner) is dict else 0])
            if isinstance(inner, type) and issubclass(inner, BaseModel) and key not in way:
                ways.append(((*way, key), inner))
    return found


def model_at(model: Any, path: Path) -> type[BaseModel] | None:
    """Return the model that stands at `path` within `model`, or None where none does."""
    annotation = plain(annotation_at(model, path))
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def annotation_at(model: Any, path: Path) -> Any:
    """Return the type that stands at `path` within `model`, or None where none does."""
    annotation = model
    for step in path:
        annotation = plain(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = annotation.model_fields.get(str(step))
            annotation = field.annotation if field else None
        elif get_origin(annotation) in (list, tuple):
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        else:
            return None
    return annotation


def holds_others(annotation: Any) -> bool:
    """Whether a type is a list, a mapping or a model, or is not known."""
    annotation = plain(annotation)
    if get_origin(annotation) in (list, tuple, dict) or annotation in (None, list, tuple, dict):
        return True
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def plain(annotation: Any) -> Any:
    """Return a type without `Annotated` and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(argument for argument in get_args(annotation) if argument is not type(None))
        else:
            return annotation


def words_of(literal: Any) -> tuple[str, ...]:
    """Return the words that a `Literal` allows."""
    return get_args(plain(literal)) if get_origin(plain(literal)) is Literal else ()
