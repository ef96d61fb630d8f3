"""Where an organization works."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from handbook.data.typed import Id, Model, Reference, Text, Truth
from handbook.organization.fields import Country, TimeZone, Words
from handbook.organization.references import note, once, referred
from handbook.organization.times import text_like


class EmergencyNumber(Model):
    """One number to call in danger."""

    number: Text
    """The number in quotes, such as "999"; it is checked against the country."""
    answers: Text
    """Who answers, such as police, ambulance, fire."""


class Location(Model):
    """A place where people of the organization work."""

    id: Id
    """A short name, such as new-york; contacts, services and committees refer to it."""
    name: Words
    """What people call it, such as New York."""
    country: Country
    """The country's two letters, such as US."""
    region: Text | None = None
    """The state, province or nation, where that matters."""
    jurisdiction: Reference | None = None
    """The law that applies there: the name of a file in `jurisdictions/`, such as us-ny; left out if there is none."""
    small_workplace: Truth = False
    """Whether so few people work there that the law asks for no committee."""
    time_zone: TimeZone
    """The time zone, such as America/New_York."""
    emergency: list[EmergencyNumber] = Field(min_length=1)
    """The numbers to call in danger, the most important first."""

    @field_validator("id")
    @classmethod
    def _once(cls, value: str, info: ValidationInfo) -> str:
        return once("locations", value, info)

    @model_validator(mode="after")
    def _noted(self, info: ValidationInfo) -> Location:
        note("locations", self, info)
        return self

    def __str__(self) -> str:
        return self.name


def _location(value: Any, info: ValidationInfo) -> Any:
    return referred("locations", value, info)


LocationRef = Annotated[Location, text_like(), BeforeValidator(_location)]
"""A location, named by its id."""
