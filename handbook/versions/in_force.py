"""Which version is in force on a day, and from when to when each was. overrides/assets/in-force.js says the same.

A version takes effect as its day begins, where the organization is; of two that take effect on one day the higher
number holds. It holds until the next takes effect. One that was taken down before its day never holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handbook.versions.listed import Listed


@dataclass(frozen=True)
class Period:
    """From which day to which (None: no end is known) a version was or will be in force, both included."""

    since: date
    until: date | None


def day_in(zone: str, now: datetime) -> date:
    """Return the day that `now` (with its time zone) falls on in `zone`."""
    return now.astimezone(ZoneInfo(zone)).date()


def in_force(versions: Iterable[Listed], on: date | datetime) -> Listed | None:
    """Return the version in force `on` a day, or at a moment, which is another day elsewhere; None if none is."""
    holding = [one for one in versions if _holds(one, day_in(one.time_zone, on) if isinstance(on, datetime) else on)]
    return max(holding, key=lambda one: one.order, default=None)


def readable(versions: Iterable[Listed], one: Listed, day: date) -> Listed | None:
    """Return the version that readers had on `day` until `one`, which holds on it, was published; None if none.

    What was taken down on that day was there until then: the version in force never is.
    """
    there = [
        other
        for other in versions
        if other.published < one.published and day_in(other.time_zone, other.published) <= day
        if other.effective <= day and (other.withdrawn is None or day <= other.withdrawn.day)
    ]
    return max(there, key=lambda other: other.order, default=None)


def before(versions: Iterable[Listed], one: Listed) -> Listed | None:
    """Return the version that `one` takes the place of, of those that can be read; None for the first."""
    known = list(versions)
    never = forestalled(known, one)
    earlier = [other for other in known if other.order < one.order and not other.withdrawn and other not in never]
    return max(earlier, key=lambda other: other.order, default=None)


def forestalled(versions: Iterable[Listed], one: Listed) -> list[Listed]:
    """Return the versions that were announced for the day of `one`, and that it has kept from ever holding."""
    if day_in(one.time_zone, one.published) >= one.effective:
        return []
    return [other for other in versions if other.effective == one.effective and other.version < one.version]


def period(versions: Iterable[Listed], one: Listed) -> Period | None:
    """Return when `one` is in force among `versions`, or None if it never is."""
    later = [other.effective for other in versions if other.order > one.order and not _never(other)]
    end = min(later, default=None)
    if _never(one) or end == one.effective:
        return None
    return Period(one.effective, end and end - timedelta(days=1))


def announced(versions: Iterable[Listed], one: Listed) -> list[Listed]:
    """Return the versions that will take the place of `one` and of each other, by their days."""
    known = list(versions)
    return [other for other in known if other.effective > one.effective and period(known, other)]


def relieved(versions: Iterable[Listed], one: Listed) -> Listed | None:
    """Return the version that took the place of `one` from the same day on, when that day had begun; None otherwise.

    So `one` was in force until then, though no whole day is left to it.
    """
    later = [other for other in versions if other.order > one.order and other.effective == one.effective]
    later = [other for other in later if not _called_off(other)]
    begun = all(day_in(one.time_zone, other.published) >= one.effective for other in later)
    return min(later, key=lambda other: other.published, default=None) if begun and not _called_off(one) else None


def _holds(one: Listed, day: date) -> bool:
    return one.effective <= day and (one.withdrawn is None or day < one.withdrawn.day)


def _called_off(one: Listed) -> bool:
    return one.withdrawn is not None and one.withdrawn.day < one.effective


def _never(one: Listed) -> bool:
    return one.withdrawn is not None and one.withdrawn.day <= one.effective
