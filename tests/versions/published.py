"""Versions as tests write them."""

from datetime import UTC, date, datetime

from handbook.versions.listed import Listed
from handbook.versions.number import Number
from handbook.versions.withdrawal import Withdrawal

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def listed(number, effective, zone="Europe/London", withdrawn=None, change="material", summary="A change."):
    """Return what is listed of a version; days are text or dates."""
    day, down = date.fromisoformat(str(effective)), withdrawn and date.fromisoformat(str(withdrawn))
    taken = Withdrawal(down, "court-order") if down else None
    return Listed(Number.of(str(number)), day, zone, change, summary, NOW, "0" * 64, "1" * 64, taken)
