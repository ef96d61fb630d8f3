"""Time zones: of which countries they are, and whether the clocks of one go as those of a country do."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # which reads tzdata where a system brings no time zones

from babel.core import get_global

_FEW = 4  # more time zones than that are no help in a message
_DAYS = [datetime(year, month, 1, tzinfo=UTC) for year in (2023, 2024, 2025) for month in range(1, 13)]
"""At these days clocks are compared: one zone has many names, and a name alone does not say where it is used."""


def time_zones(country: str) -> list[str]:
    """Return the time zones of the country with the two letters `country`, by the name of a city each."""
    return sorted(get_global("territory_zones").get(country, ()))


def example_there(country: str) -> str:
    """Return a time zone of `country` as an example; one that everybody knows where none is."""
    return next((zone for zone in time_zones(country) if not zone.startswith("Antarctica/")), "Europe/London")


def zones_there(country: str, near: str | None = None) -> str:
    """Return what to write for a time zone of `country`, in words; `near` is one that may be meant."""
    there = time_zones(country)
    if 0 < len(there) <= _FEW and near not in there:
        return f"there it is {' or '.join(there)}"
    return f"did you mean `{near}`?" if near else f"write region and city, such as {example_there(country)}"


@cache
def keeps_its_time(zone: str, country: str) -> bool:
    """Return whether clocks in `zone` go as they do somewhere in `country`; True where one of the two is not known."""
    clock = _clock(zone)
    clocks = [_clock(one) for one in time_zones(country)]
    return clock is None or not any(clocks) or clock in clocks


def _clock(zone: str) -> tuple[object, ...] | None:
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return tuple(day.astimezone(known).utcoffset() for day in _DAYS)
