"""Committees that the law of a place asks for."""

from __future__ import annotations

from pydantic import Field

from handbook.data.typed import Model
from handbook.organization.fields import Day, Email, Phone, Words
from handbook.organization.places import LocationRef


class Committee(Model):
    """A committee that the law of a place asks for, such as India's Internal Committee."""

    name: Words
    """Its name, such as Internal Committee."""
    locations: list[LocationRef] = Field(min_length=1)
    """The locations it is for, by id."""
    chair: Words
    """Who presides."""
    members: list[Words] = Field(min_length=1)
    """The other members from within."""
    external_member: Words
    """The member from outside."""
    email: Email | None = None
    """The e-mail address that all members read."""
    phone: Phone | None = None
    """The phone number with its country code, in quotes."""
    term_ends: Day
    """The day on which its term ends."""

    def __str__(self) -> str:
        return self.name
