"""What is published, in words for a terminal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from handbook.organization.times import in_full
from handbook.versions.in_force import day_in, in_force, period, readable, relieved
from handbook.versions.listed import Listed
from handbook.versions.record import Record
from handbook.versions.withdrawal import REASONS


def as_table(record: Record, now: datetime, alone: Collection[str]) -> str:
    """Return the versions of `record`, the newest first, with the days on which each held; `now` one is in force.

    Those that are `alone` here, origin lacks, so that nobody reads them.
    """
    if not record.versions:
        return "No version has been published yet."
    current = in_force(record.versions, now)
    rows = [("Version", "In force", "Change", "In a sentence")]
    for one in reversed(record.versions):
        held = when(record, one, one == current)
        published = day_in(one.time_zone, one.published)
        late = f", published on {in_full(published)}" if published > one.effective else ""
        down = f", taken down on {in_full(one.withdrawn.day)}" if one.withdrawn else ""
        ahead = ", announced" if one.effective > day_in(one.time_zone, now) and period(record.versions, one) else ""
        sent = ", not at origin" if str(one.version) in alone else ""
        rows.append((str(one.version), f"{held}{ahead}{late}{down}{sent}", one.change, one.summary or "-"))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(f"{cell:{width}}" for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def on_a_day(record: Record, day: date, now: datetime) -> str:
    """Return which version of `record` was, is or will be in force on `day`, with its address."""
    one = in_force(record.versions, day)
    if one is None:
        first = min((other.effective for other in record.versions if period(record.versions, other)), default=None)
        begin = f"; the first takes effect on {in_full(first)}" if first else ""
        return f"On {in_full(day)} no version was in force{begin}."
    today = day_in(one.time_zone, now)
    holds = "was" if day < today else "is" if day == today else "will be"
    still = " unless another is published" if day > today else ""
    lines = [f"On {in_full(day)} version {one.version} {holds} in force{still}: {address(record, one)}"]
    held = period(record.versions, one)
    if held:
        until = f" until {in_full(held.until)}" if held.until else ""
        lines.append(f"It holds from {in_full(held.since)}{until}.")
    published = day_in(one.time_zone, one.published)
    if published >= day:
        then = readable(record.versions, one, day)
        down = " (taken down since)" if then and then.withdrawn else ""
        had = f"version {then.version}{down}: {address(record, then)}" if then else "none."
        when = f"later, on {in_full(published)}; on {in_full(day)}" if published > day else "on that day; until then"
        lines.append(f"It was published {when} readers had {had}")
    if one.withdrawn:
        down = f"It was taken down on {in_full(one.withdrawn.day)}, because {REASONS[one.withdrawn.reason]}"
        lines.append(f"{down}; git's history still holds it.")
    return "\n".join(lines)


def address(record: Record, one: Listed) -> str:
    """Return the address at which a version stands now: all stand where the last was published."""
    return f"{record.newest.site_url.rstrip('/')}/{one.version}/"


def when(record: Record, one: Listed, is_current: bool) -> str:
    """Return in words when a version holds or held; `is_current` is whether it does now."""
    held = period(record.versions, one)
    after = relieved(record.versions, one)
    if held is None and after:
        return f"Until {after.version} took its place on {in_full(day_in(one.time_zone, after.published))}"
    if held is None:
        return "Never in force"
    if held.until is None:
        return f"{'Since' if is_current else 'From'} {in_full(held.since)}"
    if held.since == held.until:
        return f"On {in_full(held.since)} alone"
    return f"{in_full(held.since)} to {in_full(held.until)}"
