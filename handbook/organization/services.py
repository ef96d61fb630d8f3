"""Support that an organization offers or points to."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationInfo, field_validator, model_validator

from handbook.characters import seen_alone
from handbook.data.typed import Model, Text
from handbook.organization.fields import Country, Email, Languages, Phone, WebAddress, Words
from handbook.organization.hours import Hours
from handbook.organization.numbers import phone_number
from handbook.organization.places import Location, LocationRef
from handbook.vocabulary import ServiceKind

_COUNSELLING_SAYS = ("who_may_use", "cost", "hours", "who_is_told")


class Service(Model):
    """A service that helps: counselling, a helpline, a doctor, a lawyer."""

    name: Words
    """What it is called."""
    kind: ServiceKind
    """counselling, helpline, medical, legal, union or peer."""
    about: Text | None = None
    """What it is for and who runs it, in a sentence."""
    country: Country | None = None
    """The only country in which the service works, by its two letters."""
    phone: Phone | None = None
    """The number in quotes, with its country code; or a short number, with `country`."""
    email: Email | None = None
    """The e-mail address."""
    web: WebAddress | None = None
    """The web address."""
    who_may_use: Text | None = None
    """Who may use it, such as everybody who works here."""
    cost: Text | None = None
    """What it costs, such as free."""
    hours: Hours | None = None
    """When it is open, such as day and night."""
    languages: Languages = []
    """The languages it speaks, by code."""
    who_is_told: Text | None = None
    """Who learns that somebody used it, such as nobody here."""
    locations: list[LocationRef] = []
    """The locations it is there for, by id; all of its country, or all, if left out."""

    @field_validator("phone", mode="before")
    @classmethod
    def _in_its_country(cls, value: Any, info: ValidationInfo) -> Any:
        country = info.data.get("country")
        return phone_number(seen_alone(value), country.code) if type(value) is str and country else value

    @model_validator(mode="after")
    def _reachable(self) -> Service:
        if not (self.phone or self.email or self.web):
            raise ValueError(f"`{self.name}` cannot be reached; add `phone`, `email` or `web`")
        lacking = [key for key in _COUNSELLING_SAYS if getattr(self, key) is None]
        if self.kind == "counselling" and lacking:
            raise ValueError(
                f"`{self.name}` does not say {', '.join(lacking)}; add `{lacking[0]}: …`: readers ask first"
            )
        return self

    def serves(self, location: Location) -> bool:
        """Return whether the service is there for `location`."""
        if self.locations:
            return location in self.locations
        return self.country is None or self.country == location.country

    def __str__(self) -> str:
        return self.name
