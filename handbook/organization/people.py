"""Who does what: contacts, duties, reporting routes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from handbook.data.typed import Id, Model, Reference, Text, Truth
from handbook.organization.fields import Email, Languages, Phone, WebAddress, Words
from handbook.organization.grammar import Phrase
from handbook.organization.hours import Hours
from handbook.organization.places import Location, LocationRef
from handbook.organization.references import check_id, follows, note, once, referred
from handbook.organization.times import Span, text_like
from handbook.vocabulary import RouteKind


def _known_contact(value: str, info: ValidationInfo) -> str:
    return check_id("contacts", value, info)


class Contact(Model):
    """A person or a team that readers can turn to."""

    id: Id
    """A short name, such as client-safety; duties and routes refer to it."""
    role: Words
    """What they are here, such as Client Safety Lead or People team."""
    name: Words | None = None
    """The person's name; left out for a team."""
    called: Words | None = None
    """How a team is called within a sentence, where "the" and its role reads wrongly, such as Human Resources."""
    phone: Phone | None = None
    """The phone number with its country code, in quotes, such as "+44 20 7946 0142"."""
    email: Email | None = None
    """The e-mail address."""
    hours: Hours | None = None
    """When they can be reached, such as Monday to Friday, 8:00 to 18:00."""
    languages: Languages = []
    """The languages they speak, by code, such as [en, hi]."""
    deputy: Annotated[Reference, AfterValidator(_known_contact)] | None = None
    """The contact who stands in for them, by id."""
    locations: list[LocationRef] = []
    """The locations they are there for, by id; all, if left out."""
    earns_from_accounts: Truth = False
    """Whether their pay depends on the people outside: such a contact never decides on ending a relationship."""

    @field_validator("id")
    @classmethod
    def _once(cls, value: str, info: ValidationInfo) -> str:
        return once("contacts", value, info)

    @model_validator(mode="after")
    def _noted(self, info: ValidationInfo) -> Contact:
        note("contacts", self, info)
        return self

    @property
    def label(self) -> Phrase:
        """How prose calls them: "Priya Raman", or "the People team"."""
        the = "" if self.role.lower().startswith("the ") else "the "
        return self.name or self.called or Phrase(f"{the}{self.role}")

    @property
    def start(self) -> Phrase:
        """The same at the start of a sentence."""
        return self.label.start

    @property
    def possessive(self) -> Phrase:
        """Whose: "Priya Raman’s", "the People team’s"."""
        return self.label.possessive

    def __str__(self) -> str:
        return self.label


def _contact(value: Any, info: ValidationInfo) -> Any:
    return referred("contacts", value, info)


ContactRef = Annotated[Contact, text_like(), BeforeValidator(_contact)]
"""A contact, named by its id."""

_AS_POLICY_OWNER: Any = Field(default=None, validate_default=True)


class Duties(Model):
    """Who has which duty, each a contact by its id. Pages name a duty, never a person."""

    policy_owner: ContactRef
    """Looks after the policies and their reviews. Who has it has every duty below that is left out."""
    reports_owner: ContactRef
    """Receives reports and stays with the person until the end."""
    decision_owner: ContactRef
    """Decides on ending a relationship with somebody outside; never one who earns from it."""
    investigation_owner: ContactRef = _AS_POLICY_OWNER
    """Sees to it that reports are looked into fairly."""
    support_owner: ContactRef = _AS_POLICY_OWNER
    """Arranges counselling, leave and changes at work."""
    training_owner: ContactRef = _AS_POLICY_OWNER
    """Plans the training that the policy is part of."""
    records_owner: ContactRef = _AS_POLICY_OWNER
    """Keeps the records and answers questions about them."""
    handbook_owner: ContactRef = _AS_POLICY_OWNER
    """Keeps this handbook up to date."""

    @field_validator("*", mode="before")
    @classmethod
    def _else_policy_owner(cls, value: Any, info: ValidationInfo) -> Any:
        required = cls.model_fields[str(info.field_name)].is_required()
        if value is not None or required:
            return value
        if "policy_owner" not in info.data:
            raise follows()
        return info.data["policy_owner"]


NEEDS = {"person": "contact", "phone": "phone", "email": "email", "web-form": "web", "letter": "address"}
"""The key that a reporting route of each kind cannot do without."""


class Route(Model):
    """One way to report."""

    id: Id
    """A short name, such as outside-line."""
    kind: RouteKind
    """person (with contact), phone, email, web-form (with web) or letter (with address)."""
    name: Words | None = None
    """What readers call it, such as the outside line; left out for a person."""
    contact: ContactRef | None = None
    """The contact to talk to, by id."""
    phone: Phone | None = None
    """The phone number with its country code, in quotes."""
    email: Email | None = None
    """The e-mail address."""
    web: WebAddress | None = None
    """The address of the form."""
    address: Text | None = None
    """The postal address."""
    read_by: Text | None = None
    """Who reads what comes in, such as an outside firm; needed unless the route is a person."""
    outside_line_management: Truth = False
    """Whether those who read it are outside the line of management."""
    anonymous: Truth = False
    """Whether somebody can use it without giving a name."""
    hours: Hours | None = None
    """When it is open."""
    languages: Languages = []
    """The languages it can be used in, by code."""
    replies_within: Span | None = None
    """How soon an answer comes; the target for acknowledging, if left out."""
    locations: list[LocationRef] = []
    """The locations it is there for, by id; all, if left out."""

    @field_validator("id")
    @classmethod
    def _once(cls, value: str, info: ValidationInfo) -> str:
        return once("reporting routes", value, info)

    @model_validator(mode="after")
    def _complete(self) -> Route:
        needed = NEEDS[self.kind]
        if getattr(self, needed) is None:
            raise ValueError(f"the route `{self.id}` of kind {self.kind} lacks `{needed}`; add `{needed}: …`")
        if self.kind != "person" and not (self.name and self.read_by):
            lacking = "read_by" if self.name else "name"
            raise ValueError(f"the route `{self.id}` lacks `{lacking}`; add `{lacking}: …` so that readers can choose")
        return self

    @property
    def label(self) -> Phrase:
        """How prose calls it: "Priya Raman", "the outside line"."""
        return self.name or (self.contact.label if self.contact else Phrase(self.id))

    @property
    def places(self) -> list[Location]:
        """The locations it is there for, its contact's where it names none itself; all, if empty."""
        return self.locations or (self.contact.locations if self.contact else [])

    def __str__(self) -> str:
        return self.label
