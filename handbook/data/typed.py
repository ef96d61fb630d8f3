"""Located data → one value of a closed model, or flaws in words for HR.

The models (organization, jurisdictions, front matter) are pydantic's. A model's own validators raise
`ValueError("problem; mend")`.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from handbook import limits
from handbook.data.following import told_alone
from handbook.data.located import Located, Unquoted
from handbook.data.told import ID_PATTERN, flaw_of
from handbook.data.torn import told_once
from handbook.flaws import Flaw
from handbook.vocabulary import Rule

UNQUOTED = '{0} without quotes may be read as a number, a day, or yes or no; put it in quotes: "{0}"'
"""What is said of a value that YAML's readers do not agree on."""


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
    StringConstraints(strip_whitespace=True, min_length=1, max_length=limits.TEXT_LETTERS),
    BeforeValidator(_quoted),  # behind the constraints: before them, letters are counted with the blanks around them
]
"""Text of at least one character; what YAML would change has to stand in quotes."""

Truth = Annotated[bool, BeforeValidator(_truth)]
"""true or false."""

Id = Annotated[str, BeforeValidator(_quoted), StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""A short name in lower case with hyphens, such as `new-york`; other places refer to it."""

Reference = Text
"""The id of something else; whoever knows these says whether it is one, and what to write if it is none."""

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
        details = told_once(model, located, told_alone(model, data, error.errors()))
        return None, [flaw_of(model, located, detail, rule) for detail in details]
