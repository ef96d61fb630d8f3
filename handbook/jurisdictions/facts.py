"""The facts of a jurisdiction file: each says where it can be read, how it is known, and when somebody last looked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo

from handbook.data.typed import Id, Model, Text
from handbook.organization.fields import Country, Day, WebAddress, written
from handbook.organization.numbers import PhoneNumber, phone_number
from handbook.organization.references import follows
from handbook.organization.times import text_like

Confidence = Literal["primary", "primary-copy", "secondary", "unverified"]
"""primary: read in the law's own or an official text; primary-copy: in an older or unofficial copy of it; secondary: in
a report about it; unverified: in none of them yet."""

_READ = {
    "primary": "Read in an official text",
    "primary-copy": "Read in a copy of it",
    "secondary": "Told by others",
    "unverified": "Not yet verified",
}


class Fact(Model):
    """A statement about the law."""

    says: Text
    """What the law says, in our own words."""
    source: Text
    """Where that can be read: the law and its section, or who reports it."""
    confidence: Confidence
    """How it is known; what is unverified is never shown as a bare fact."""
    checked_on: Day
    """The day on which somebody last looked into the source."""
    until: Id | None = None
    """The change, by its id under `pending`, that would make this fact out of date."""

    @property
    def verified(self) -> bool:
        """Whether the fact was read anywhere, so that it may stand as one."""
        return self.confidence != "unverified"

    @property
    def how_known(self) -> str:
        """How it is known, in the words that the page on rights explains."""
        return _READ[self.confidence]


class Law(Fact):
    """A law, and whether it is in force: `says` is what it is about."""

    name: Text
    """The name of the law."""
    status: Literal["in-force", "pending"]
    """in-force, or pending: whether and since when it applies has to be looked up."""


class ThirdParties(Fact):
    """Whether harassment by people outside is covered."""

    covered: Literal["yes", "partly", "not-by-this-law"]
    """yes, partly or not-by-this-law."""
    basis: Text
    """The section of the law, or the ruling, on which that rests."""


class Deadline(Fact):
    """A time limit: `says` explains it to the person whom it binds."""

    event: Text
    """What has to happen by then, such as a complaint to the labour inspectorate."""
    limit: Text
    """By when, in words, such as 3 months from the last incident."""
    basis: Text
    """The section of the law that sets it."""
    binds: Literal["person", "organization"]
    """Whom it binds: the person affected, or the organization and those who look into it."""
    internal_process: Literal["does-not-stop-it", "stops-it", "unknown"]
    """Whether a report within the organization stops the clock."""

    @property
    def about_the_clock(self) -> str:
        """What a report within the organization does to it, in words for readers; empty where that is not known."""
        return {
            "does-not-stop-it": "A report here does not stop this clock.",
            "stops-it": "This clock stands still while a report here is open.",
        }.get(self.internal_process, "")


def _number(value: object, info: ValidationInfo) -> PhoneNumber:
    if isinstance(value, PhoneNumber):
        return value
    if "country" not in info.data:
        raise follows()
    country = info.data["country"]
    return phone_number(written(value), country.code if country else None)


class PublicNumber(Fact):
    """A number that anybody in the place can call: `says` is what it is for. Never an emergency number."""

    name: Text
    """Who answers."""
    kind: Literal["helpline", "outside-body", "police"]
    """helpline, outside-body or police."""
    country: Country | None = None
    """The only country in which the number works, by its two letters; needed for a short number."""
    phone: Annotated[PhoneNumber, text_like({"examples": ["+44 20 7946 0142"]}), BeforeValidator(_number)]
    """The number in quotes, with its country code; or a short number, with `country`."""
    hours: Text | None = None
    """When it is open, such as day and night."""
    who_may_use: Text | None = None
    """Who may use it, such as women and girls over 18."""
    web: WebAddress | None = None
    """Its web address."""

    def confirmed_in(self, days: Mapping[str, date]) -> PublicNumber:
        """Return this with the day that `days`, by number as it is typed, say that it was called."""
        return self.model_copy(update={"phone": self.phone.confirmed_in(days)})


class OutsideBody(Fact):
    """A body outside to which somebody can turn: `says` is what it can do."""

    name: Text
    """What it is called."""
    web: WebAddress | None = None
    """Its web address."""


class Element(Fact):
    """Something that a written policy states; a page's `satisfies` refers to it as jurisdiction/element."""

    id: Id
    """Its name within the jurisdiction."""
    asks: Literal["must", "should"]
    """must: the law asks for it; should: an official guide, a convention or good practice does."""


class PendingChange(Fact):
    """A change of the law that is on its way: `says` is what would change."""

    id: Id
    """A short name for it."""
    expected: Text
    """When it is expected, in words, such as expected from June 2027."""
    look_again_on: Day
    """The day from which it is worth looking whether it has come."""


class LegalTerm(Fact):
    """A word of the law that readers meet: `says` is what it means."""

    term: Text
    """The word."""
