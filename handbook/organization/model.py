"""An organization's details, whole: the model of `organization/organization.yml`.

The docstring beneath each field is its documentation: it is shown in messages, in editors (through the JSON Schema that
`schema.py` makes of it) and in the example. Every new field has a default, so that an older fork still builds.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from pydantic import Field, ValidationInfo, field_validator

from handbook.data.told import UNSHOWN
from handbook.data.typed import Model, Text, Truth
from handbook.organization.committees import Committee
from handbook.organization.fields import Colour, Day, Email, Languages, PageAddress, TimeZone, WebAddress, Words
from handbook.organization.grammar import Phrase
from handbook.organization.named import Named
from handbook.organization.people import Contact, Duties, Route
from handbook.organization.places import Location
from handbook.organization.promises import Retention, Targets
from handbook.organization.references import follows
from handbook.organization.response import Response, default_response
from handbook.organization.services import Service
from handbook.organization.times import Duration, Span
from handbook.vocabulary import Sector


class Outsiders(Model):
    """What the organization calls the people outside whom its own people deal with."""

    article: Literal["a", "an"] | None = None
    """a or an, where the sound of the word does not show in its letters."""
    one: Words
    """One of them, such as client or patient or visitor."""
    many: Words
    """Many of them, such as clients or patients and visitors."""

    @field_validator("one")
    @classmethod
    def _with_its_article(cls, value: Phrase, info: ValidationInfo) -> Phrase:
        return Phrase(value, article=info.data.get("article"))

    @field_validator("many")
    @classmethod
    def _plural(cls, value: Phrase) -> Phrase:
        return Phrase(value, plural=True)


class Leader(Model):
    """Who signs the promise."""

    name: Words
    """The name."""
    role: Words
    """The role, such as chief executive."""
    email: Email | None = None
    """The e-mail address at which somebody who has waited too long can write to them."""
    promise: Text
    """What they sign, in their own words: a sentence or two."""


class LawChange(Model):
    """What somebody here found who looked whether a change of the law has come."""

    looked_on: Day
    """The day on which they looked."""
    in_force: Truth
    """Whether it was in force on that day."""


class Brand(Model):
    """How the site looks like the organization's own."""

    colour: Colour = "#1d5c57"
    """The colour of buttons and links, such as "#1d5c57"; it is moved to where it can be read."""
    logo: Text | None = None
    """The logo's file under `organization/`, such as theme/logo.svg; svg, png or webp, at best below 20 KB."""
    icon: Text | None = None
    """The file of the small sign in the browser's tab, such as theme/icon.svg; svg or png. A door, if left out."""


class Repository(Model):
    """Where the sources of this handbook are kept, so that a preview can link to the file behind a page."""

    url: WebAddress
    """The address of the repository, such as https://github.com/harbour-lane/handbook."""
    branch: Text = "main"
    """The branch that is edited."""
    host: Literal["github", "gitlab"] = "github"
    """github or gitlab: how the host writes the address of its editor."""


_MAY_WAIT = ("committees", "confirmed", "gone", "law_changes", "order", "redirects", "remove", "reviews", "support")
"""Lists whose key may stand there with nothing behind it."""


Group = Annotated[list[Text], Field(min_length=2)]
"""Two or more words, or a few words together, that belong together."""


class OwnWords(Model):
    """Words of your readers that search should know, beside those that come with the handbook."""

    same: list[Group] = []
    """Words that mean the same where you work, such as punter and client."""
    danger: list[Text] = []
    """What sounds of danger where you work: a word, or a few in any order; help now then comes first."""


class Organization(Model):
    """The facts of one organization."""

    example: Truth = False
    """Whether this is the invented example that comes with the handbook; every page then says so."""
    name: Words
    """The name, shown on every page."""
    short_name: Words = Field(default=cast(Phrase, None), validate_default=True)
    """A shorter name for headings; the name, if left out."""
    outsiders: Outsiders
    """What you call the people outside: clients, customers, guests, patients, passengers."""
    sectors: list[Sector] = []
    """What you do; pages say more where a sector needs it."""
    languages: Languages = [Named("en", "English")]
    """The languages in which people here can get help, by code."""
    locations: list[Location] = Field(min_length=1)
    """Where you work."""
    leader: Leader
    """Who signs the promise."""
    contacts: list[Contact] = Field(min_length=1)
    """The people and teams that readers can turn to."""
    duties: Duties
    """Who does what; pages name a duty, and this says who has it."""
    reporting_routes: list[Route] = Field(min_length=1)
    """The ways to report."""
    committees: list[Committee] = []
    """Committees that the law of a place asks for."""
    support: list[Service] = []
    """Counselling, helplines and other support."""
    targets: Targets = Targets()
    """How soon you do what you promise."""
    response: Response = Field(default_factory=default_response)
    """What you can do about somebody outside, from light to heavy, and where to begin; ours, if left out."""
    retention: Retention
    """How long records are kept."""
    takes_effect: Day | None = None
    """The day from which your policies hold; a policy's own page may name another."""
    review_every: Span = Duration(12, "month")
    """How often a page is reviewed that does not say so itself."""
    reviews: dict[PageAddress, Day] = {}
    """The day on which you reviewed a page and found nothing to change, by its address."""
    law_changes: dict[Text, LawChange] = {}
    """What you found when you looked whether a change of the law has come, by its name, such as gb/action-plans."""
    confirmed: dict[Text, Day] = {}
    """The numbers that somebody here has called, and when; a short number with its country, such as "GB 116 123"."""
    leave_to: WebAddress = "https://www.bbc.co.uk/weather"
    """Where `Leave this site` goes: a page that means nothing."""
    brand: Brand = Brand()
    """Colour, logo and icon."""
    site_url: WebAddress | None = None
    """The address at which the handbook is published; needed to publish."""
    indexed: Truth = False
    """Whether search engines may list the site; its pages hold names and numbers, so they may not unless you say so."""
    sign_in: Annotated[Literal["none", "shared", "personal"], UNSHOWN] = "none"
    """How readers get in: none (the site is open), shared (one password for all) or personal (each with their own)."""
    time_zone: TimeZone | None = None
    """The time zone in which a day begins that a version takes effect; that of the first location, if left out."""
    repository: Repository | None = None
    """Where the sources are kept."""
    remove: list[PageAddress] = []
    """Pages of the upstream handbook that you leave out, by address."""
    order: list[PageAddress] = []
    """Pages that stand first in their part of the menu, in this order, by address."""
    search: OwnWords = OwnWords()
    """Words of your readers for the search."""
    redirects: dict[PageAddress, PageAddress] = {}
    """Addresses that moved, old: new."""
    gone: dict[PageAddress, Text] = {}
    """Addresses whose page is gone with nothing in its place, and why, in a sentence for those who followed a link."""

    @field_validator("short_name", mode="before")
    @classmethod
    def _else_name(cls, value: Any, info: ValidationInfo) -> Any:
        if value is None and "name" not in info.data:
            raise follows()
        return info.data["name"] if value is None else value

    @field_validator(*_MAY_WAIT, mode="before")
    @classmethod
    def _none_yet(cls, value: Any, info: ValidationInfo) -> Any:
        """Read a key with nothing behind it as an empty list: it waits for its first line."""
        return cls.model_fields[str(info.field_name)].get_default() if value is None else value

    @property
    def anonymous_routes(self) -> list[Route]:
        """The reporting routes that need no name."""
        return [route for route in self.reporting_routes if route.anonymous]

    @property
    def shared_password(self) -> bool:
        """Whether readers get in by a password that all of them share."""
        return self.sign_in == "shared"

    @property
    def personal_sign_in(self) -> bool:
        """Whether readers get in by an account of their own, so that whoever runs the sign-in sees who they are."""
        return self.sign_in == "personal"

    @property
    def counselling(self) -> list[Service]:
        """The counselling among the support services."""
        return [service for service in self.support if service.kind == "counselling"]

    def deputy_of(self, contact: Contact) -> Contact | None:
        """Return who stands in for `contact`, if anybody does."""
        return next((other for other in self.contacts if other.id == contact.deputy), None)

    def __str__(self) -> str:
        return self.name
