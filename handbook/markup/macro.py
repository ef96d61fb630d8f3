"""Macros: the functions that a page may call. They live in `macros/`; here is what one is.

A macro's first parameter is the `View` (handbook/view.py) of the page that calls it, which the writer does not see. The
annotations of the others say what a check accepts: a kind of `Choice`, or plain text. It returns Markup made by a
template, or text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, get_args, get_type_hints

from markupsafe import Markup


@dataclass(frozen=True)
class Choice:
    """A parameter that takes one of a set of words: `of` names the set (see `Book.choices`)."""

    of: str


Who = Annotated[str, Choice("duty or contact")]
Address = Annotated[str, Choice("address")]
SupportKind = Annotated[str, Choice("kind of support")]
Topic = Annotated[str, Choice("topic of the law")]


@dataclass(frozen=True)
class Macro:
    """A function that pages may call by its name."""

    function: Callable[..., Markup | str]

    @property
    def name(self) -> str:
        """What a page calls it."""
        return self.function.__name__

    @property
    def about(self) -> str:
        """Its docstring: what it shows, then lines "Example: …" with calls."""
        return inspect.getdoc(self.function) or ""

    @property
    def example(self) -> str:
        """The first call that its docstring shows."""
        return next(iter(re.findall(r"\{\{.*?\}\}", self.about)), f"{{{{ {self.name}() }}}}")

    @cached_property
    def signature(self) -> inspect.Signature:
        """Its parameters as a writer sees them."""
        signature = inspect.signature(self.function)
        return signature.replace(parameters=list(signature.parameters.values())[1:])

    @cached_property
    def choices(self) -> Mapping[str, Choice]:
        """Its parameters that take one of a set of words."""
        hints = get_type_hints(self.function, include_extras=True)
        return {
            name: choice for name, hint in hints.items() for choice in get_args(hint)[1:] if isinstance(choice, Choice)
        }

    @cached_property
    def makes_text(self) -> bool:
        """Whether it returns text rather than Markup."""
        return get_type_hints(self.function)["return"] is str
