"""Versions that cannot be published as ordered, beside what is published already."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial

from handbook.addresses import shown_address
from handbook.names import first
from handbook.organization.times import in_full
from handbook.publishing.compared import pages_of
from handbook.publishing.making import Order, place_of
from handbook.redline import changes
from handbook.repository.alone import alone
from handbook.repository.branch import Branch
from handbook.repository.forgetting import forgetting
from handbook.repository.git import GitFailed
from handbook.repository.reading import listed_as
from handbook.repository.refused import Refused, refuse_together
from handbook.versions.in_force import forestalled, in_force, period
from handbook.versions.listed import Listed
from handbook.versions.manifest import Manifest
from handbook.versions.pack import Files, html_of
from handbook.versions.record import Record

_FEW = 5
"""How many addresses a sentence names."""


def way_on(branch: Branch, made: Manifest) -> str:
    """Return what can be done where the version that was `made` is on `branch` already, and another was ordered."""
    with suppress(GitFailed):  # who cannot ask origin takes it for published
        found = alone(branch)
        if str(made.version) in found.published:
            return (
                f"it is on this computer alone, where nobody reads it; {forgetting(found)}, and run the command again, "
                f"so that it holds what was merged since. To send it as it was made, run its own command after `git "
                f"checkout {made.commit[:12]}`"
            )
    return "what is published does not change, so publish a new version"


def refuse_impossible(order: Order, record: Record, zone: str, now: datetime, way: str) -> None:
    """Raise Refused if what `record` holds leaves no place for `order`; `way` is what `way_on` says of it."""
    existing, new = record.one(order.number), place_of(order, zone, now)
    if existing:
        own = [partial(_refuse_number, order, existing, way)]
    else:
        own = [partial(_refuse_day, new, record, now), partial(_refuse_silence, order, new, record)]
    refuse_together(*(partial(listed_as, record, number) for number in order.without), *own)


def _refuse_number(order: Order, existing: Listed, way: str) -> None:
    if existing.withdrawn:
        raise Refused(f"version {order.number} was taken down, and no number is used twice; choose another")
    if existing.effective != order.effective:
        raise Refused(
            f"version {order.number} is published already, and takes effect on {in_full(existing.effective)}; {way}"
        )
    if (existing.change, existing.summary) != (order.change, order.summary):
        summary = f"with the summary “{existing.summary}”" if existing.summary else "without a summary"
        raise Refused(f"version {order.number} is published already, as {existing.change}, {summary}; {way}")


def _refuse_day(new: Listed, record: Record, now: datetime) -> None:
    """Raise Refused if the version cannot take effect on its day, or would never be in force."""
    current = in_force(record.versions, now)
    if current and new.effective < current.effective:
        since = f"version {current.version} is in force since {in_full(current.effective)}"
        raise Refused(f"{since}, and none may take effect before it; choose that day or a later one")
    earlier = [one.version for one in record.versions if one.effective < new.effective and not one.withdrawn]
    higher = [version for version in earlier if version > new.version]
    if higher:
        raise Refused(
            f"version {new.version} would take the place of {max(higher)}, which has the higher number, so that "
            f"readers would take it for the older one; choose a number above {max(higher)}"
        )
    same_day = [one.version for one in record.versions if one.effective == new.effective and not one.withdrawn]
    if period([*record.versions, new], new) is None:
        raise Refused(
            f"version {new.version} would never be in force, because {max(same_day)} takes effect on the same day and "
            "has the higher number; choose a number above it, or a later day"
        )


def _refuse_silence(order: Order, new: Listed, record: Record) -> None:
    """Raise Refused if readers would never be told of a material change."""
    unread = [*forestalled(record.versions, new), *filter(None, map(record.one, order.without))]
    material = [one.version for one in unread if one.change == "material" and not one.withdrawn]
    if material and order.change == "editorial":
        raise Refused(
            f"version {max(material)} was a material change, of which readers would no longer be told; "
            "what takes its place brings that change or takes it back, so it is material too"
        )


def refuse_another(branch: Branch, record: Record, new: Manifest, files: Files) -> None:
    """Raise Refused if `new`, with its `files`, is not what `branch` holds under that number already."""
    one, there = listed_as(record, new.version), record.manifests[new.version]
    if (there.unsealed, there.change, there.without) == (new.unsealed, new.change, new.without):
        return
    found = changes(pages_of(branch, one.version), html_of(files)).touched
    if found:
        pages = first([*map(shown_address, found)], _FEW)
        differs = f"and readers would see something else at {pages}"
    elif there.without != new.without:
        shown = " ".join(map(str, there.without))
        differs = f'with --without "{shown}"' if shown else "without --without"
    else:
        differs = "and not with the same files"
    raise Refused(f"version {one.version} is published already, {differs}; {way_on(branch, there)}")
