"""What a macro sees of the book and of the page that calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from handbook.addresses import relative
from handbook.book import Book
from handbook.jurisdictions.applied import AppliedLaw
from handbook.jurisdictions.facts import PublicNumber
from handbook.organization.model import Organization
from handbook.organization.people import Contact
from handbook.pages.page import Page


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

    @property
    def laws(self) -> tuple[AppliedLaw, ...]:
        """The law of the organization's places; on the page of one jurisdiction, that alone."""
        own = tuple(law for law in self.book.laws if law.address == self.page.address)
        return own or self.book.laws

    def confirmed(self, number: PublicNumber) -> PublicNumber:
        """Return a public number with the day on which somebody here called it."""
        return number.confirmed_in(self.organization.confirmed)

    def contact(self, who: str) -> Contact:
        """Return the contact who has the duty `who`, or whose id it is."""
        duties = self.organization.duties
        if who in type(duties).model_fields:
            return getattr(duties, who)  # type: ignore[no-any-return]
        return next(contact for contact in self.organization.contacts if contact.id == who)

    def href(self, address: str) -> str:
        """Return the relative link from the calling page to `address`."""
        return relative(address, self.page.address)
