"""Macros: the functions that a page may call. They live in `macros/`; here is what one is.

A macro's first parameter is the `View` of the page that calls it, which the writer does not see. The annotations of the
others say what a check accepts: a kind of `Choice`, or plain text. It returns Markup made by a template, or text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

from markupsafe import Markup

from handbook.pages.addresses import relative

if TYPE_CHECKING:
    from handbook.book import Book
    from handbook.organization.model import Organization
    from handbook.organization.numbers import PhoneNumber
    from handbook.organization.people import Contact
    from handbook.pages.overlay import Page


@dataclass(frozen=True)
class Choice:
    """A parameter that takes one of a set of words: `of` names the set (see `Book.choices`)."""

    of: str


Who = Annotated[str, Choice("duty or contact")]
Address = Annotated[str, Choice("address")]
SupportKind = Annotated[str, Choice("kind of support")]


@dataclass(frozen=True)
class View:
    """What a macro sees: the whole book and the page that calls it.

    `template(name, **values)` renders one of the macros' templates; `source(text)` renders a line of a page.
    """

    book: Book
    page: Page
    template: Callable[..., Markup]
    source: Callable[[str], Markup]

    @property
    def organization(self) -> Organization:
        """The organization, which a page is rendered for only if it has no flaw."""
        assert self.book.organization is not None
        return self.book.organization

    def contact(self, who: str) -> Contact:
        """Return the contact who has the duty `who`, or whose id it is."""
        held = getattr(self.organization.duties, who, None)
        return held or next(contact for contact in self.organization.contacts if contact.id == who)

    def checked(self, number: PhoneNumber | None) -> date | None:
        """Return the day on which somebody here called `number`, or None."""
        return self.organization.checked_on(number) if number else None

    def href(self, address: str) -> str:
        """Return the relative link from the calling page to `address`."""
        return relative(address, self.page.address)


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
        hints = get_type_hints(self.function, _names_for_hints(), include_extras=True)
        return {
            name: choice for name, hint in hints.items() for choice in get_args(hint)[1:] if isinstance(choice, Choice)
        }

    @cached_property
    def makes_text(self) -> bool:
        """Whether it returns text rather than Markup."""
        return get_type_hints(self.function, _names_for_hints())["return"] is str


def _names_for_hints() -> dict[str, Any]:
    return {"View": View, "Markup": Markup, "Who": Who, "Address": Address, "SupportKind": SupportKind}
