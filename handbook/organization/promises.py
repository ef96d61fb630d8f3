"""What an organization promises: how soon it acts, and how long it keeps records."""

from __future__ import annotations

from pydantic import Field

from handbook.data.typed import Model
from handbook.organization.times import Duration, Span


class Targets(Model):
    """How soon the organization does what it promises."""

    acknowledge: Span = Duration(1, "working day")
    """How soon a report is answered."""
    first_plan: Span = Duration(3, "working day")
    """How soon a plan is agreed with the person."""
    update_every: Span = Duration(1, "week")
    """How often the person hears how it stands."""
    decide: Span = Duration(30, "day")
    """How soon there is a decision."""
    check_back: list[Span] = Field(
        default=[Duration(30, "day"), Duration(60, "day"), Duration(90, "day")], min_length=1
    )
    """When the organization looks for payback, counted from the report."""


class Retention(Model):
    """How long records are kept."""

    reports: Span
    """How long what belongs to a report is kept."""
    training: Span = Duration(3, "year")
    """How long it is kept who took part in a training."""
