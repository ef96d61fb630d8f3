"""Located data → one value of a closed model, or flaws in words for HR.

The models (organization, jurisdictions, front matter) are pydantic's; this is the one place where pydantic's errors
become sentences. A model's own validators raise `ValueError("problem; mend")`.
"""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from handbook import limits
from handbook.data.located import Located, Path, Unquoted, value_at
from handbook.flaws import Flaw
from handbook.names import instead, nearest
from handbook.vocabulary import Rule

UNQUOTED = '{0} without quotes may be read as a number, a day, or yes or no; put it in quotes: "{0}"'
"""What is said of a value that YAML's readers do not agree on."""

UNSHOWN = "unshown"
"""Stands beside a field (`Annotated[…, UNSHOWN]`) into which somebody may type what no message may repeat."""


class Model(BaseModel):
    """A closed, frozen model: unknown keys are refused, docstrings beneath fields are their documentation."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)

    def __hash__(self) -> int:
        """Hash its first text, which is equal where models are; pydantic's own refuses a model with a list."""
        return hash((type(self), next((value for value in self.__dict__.values() if isinstance(value, str)), "")))


def _quoted(value: Any) -> Any:
    if isinstance(value, Unquoted):
        raise ValueError(UNQUOTED.format(value))
    return value


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if isinstance(value, bool):
        return value
    raise ValueError(f"`{value}` is neither true nor false; write true or false")


Text = Annotated[
    str,
    BeforeValidator(_quoted),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=limits.TEXT_LETTERS),
]
"""Text of at least one character; what YAML would change has to stand in quotes."""

Truth = Annotated[bool, BeforeValidator(_truth)]
"""true or false."""

Id = Annotated[
    str, BeforeValidator(_quoted), StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)
]
"""A short name in lower case with hyphens, such as `new-york`; other places refer to it."""

M = TypeVar("M", bound=Model)


def typed(model: type[M], located: Located, rule: Rule, context: Any = None) -> tuple[M | None, list[Flaw]]:
    """Return `located`'s data as `model`, or None with every flaw and its place.

    Data that could be read in part only gives neither. `context` is handed to the model's validators. A validator that
    raises the error type "follows" adds no flaw: what it found follows from another.
    """
    data = located.data
    if not located.whole:
        return None, []
    if data is None:
        data = {}
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "text"
        return None, [Flaw(located.value_place(()), f"this is {kind}", "write `key: value` lines", rule)]
    try:
        return model.model_validate(data, context=context), []
    except ValidationError as error:
        details = [detail for detail in error.errors() if detail["type"] != "follows"]
        flaws = [_flaw(model, located, detail, rule) for detail in details if not _misspelt(model, data, detail)]
        return None, flaws


def _flaw(model: type[Model], located: Located, detail: Any, rule: Rule) -> Flaw:
    path: Path = tuple(detail["loc"])
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = next((step for step in reversed(path) if isinstance(step, str)), "this file")
    if kind == "extra_forbidden":
        known = _fields(model, path[:-1])
        mend = "write a space behind the colon" if ":" in name else instead(name, known)
        return Flaw(located.key_place(path), f"the key `{name}` is not known", mend, rule)
    if kind == "missing":
        meaning = _meaning(_fields(model, path[:-1]).get(name))
        place = located.value_place(path[:-1])
        return Flaw(place, f"the key `{name}` is missing", f"add `{name}: …`{meaning}", rule)
    place = located.value_place(path)
    field = _fields(model, path[:-1]).get(name)
    if value is None:
        optional = field is not None and not field.is_required()
        mend = "write one behind the colon" + (", or take the line out" if optional else "")
        return Flaw(place, f"the key `{name}` has no value", mend, rule)
    if isinstance(value, (list, dict)) and not _holds_others(annotation_at(model, path)):
        found = "a list" if isinstance(value, list) else "a group of keys"
        return Flaw(place, f"`{name}` is {found} where one value belongs", f"write `{name}: …` on one line", rule)
    if kind == "value_error":
        problem, _, mend = str(context["error"]).partition("; ")
        return Flaw(place, problem, mend or "see the example", rule)
    if kind == "literal_error":
        allowed = _literals(context["expected"])
        if field is not None and UNSHOWN in field.metadata:
            problem = f"what stands behind `{name}:` is none of its words"
            return Flaw(place, problem, f"write {' or '.join(allowed)}, and nothing else", rule)
        mend = instead(str(value), allowed, shown=len(allowed))
        return Flaw(place, f"`{value}` is not one of the words for `{name}`", mend, rule)
    if kind in _SHAPES:
        found = "a list" if isinstance(value, list) else "keys" if isinstance(value, dict) else f"`{value}`"
        expected, example = _SHAPES[kind]
        return Flaw(place, f"`{name}` is {found} where {expected} belongs", example.format(name=name), rule)
    if kind == "string_too_long":
        most = context["max_length"]
        problem = f"what stands behind `{name}:` is {len(value):,} letters long"
        return Flaw(place, problem, f"write {most:,} letters at the most", rule)
    mend = _OTHER.get(kind, detail["msg"]).format(**context)
    return Flaw(place, f"`{value}` does not fit `{name}`", mend, rule)


def _misspelt(model: type[Model], data: Any, detail: Any) -> bool:
    """Whether a key is missing only because it was misspelt: the unknown key has a flaw of its own that says so."""
    if detail["type"] != "missing":
        return False
    *around, name = detail["loc"]
    known = _fields(model, tuple(around))
    given = value_at(data, tuple(around)) or {}
    return any(name in (nearest(key, known), key.partition(":")[0]) for key in given if key not in known)


_SHAPES = {
    "string_type": ("text", "write `{name}: text`"),
    "list_type": ("a list", "write each item on a line of its own, beginning with `- `"),
    "tuple_type": ("a list", "write each item on a line of its own, beginning with `- `"),
    "dict_type": ("a group of keys", "write `key: value` lines under it, indented"),
    "model_type": ("a group of keys", "write `key: value` lines under it, indented"),
    "model_attributes_type": ("a group of keys", "write `key: value` lines under it, indented"),
}

_FEW = 8

_OTHER = {
    "string_pattern_mismatch": "use lower case, digits and hyphens, beginning with a letter, such as `new-york`",
    "string_too_short": "write at least one character",
    "too_short": "write at least {min_length}",
    "too_long": "take some out",
    "date_from_datetime_parsing": "write a day as year-month-day, such as 2026-11-03",
    "date_parsing": "write a day as year-month-day, such as 2026-11-03",
    "date_type": "write a day as year-month-day, such as 2026-11-03",
    "date_from_datetime_inexact": "write a day as year-month-day, such as 2026-11-03",
    "int_parsing": "write a whole number",
}


def _meaning(field: Any) -> str:
    text = getattr(field, "description", None) or ""
    first = text.split(". ")[0].split("\n")[0].rstrip(".")
    words = words_of(field.annotation) if field else ()
    known = f": {', '.join(sorted(words))}" if 0 < len(words) <= _FEW else ""
    return f" ({first[0].lower()}{first[1:]}{known})" if first else ""


def _fields(model: type[BaseModel], path: Path) -> dict[str, Any]:
    found = model_at(model, path)
    return dict(found.model_fields) if found else {}


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


def _holds_others(annotation: Any) -> bool:
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


def _literals(expected: str) -> list[str]:
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word.strip("' ")]
