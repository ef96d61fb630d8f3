"""What a jurisdiction file holds. This is information, not legal advice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handbook.data.typed import Id, Model, Text
from handbook.organization.fields import Day

Confidence = Literal["primary", "secondary", "unverified"]
"""primary: read in the law's own or an official text; secondary: in a report about it; unverified: in neither yet."""


class Fact(Model):
    """A statement about the law."""

    says: Text
    """What the law says, in our own words."""
    source: Text
    """Where that can be read: the law and its section."""
    confidence: Confidence
    """How it is known; what is unverified is never shown as a bare fact."""
    checked_on: Day
    """The day on which the source was read."""


class Element(Fact):
    """Something that a written policy must or should state."""

    id: Id
    """Its name within the jurisdiction; a page refers to it as jurisdiction/element."""


class Jurisdiction(Model):
    """The law of one place."""

    name: Text
    """What readers call it."""
    extends: Id | None = None
    """The jurisdiction to whose law this one adds."""
    third_parties: Fact
    """Whether harassment by people outside is covered, and on what basis."""
    policy_states: list[Element] = Field(min_length=1)
    """What a written policy must or should state."""
