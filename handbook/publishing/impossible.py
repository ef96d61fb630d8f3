"""Versions that cannot be published as ordered, beside what is published already."""

from __future__ import annotations

from datetime import datetime

from handbook.addresses import shown_address
from handbook.organization.times import in_full
from handbook.publishing.branch import Branch
from handbook.publishing.compared import pages_of
from handbook.publishing.making import Order, place_of
from handbook.publishing.reading import listed_as
from handbook.publishing.refused import Refused
from handbook.publishing.remote import Remote
from handbook.redline import changes
from handbook.versions.in_force import forestalled, in_force, period
from handbook.versions.manifest import Manifest
from handbook.versions.pack import Files, html_of
from handbook.versions.record import Record

_FEW = 5
"""How many addresses a sentence names."""


def refuse_impossible(order: Order, record: Record, zone: str, now: datetime) -> None:
    """Raise Refused if what `record` holds leaves no place for `order`."""
    existing, new = record.one(order.number), place_of(order, zone, now)
    for number in order.without:
        listed_as(record, number)
    if existing and existing.withdrawn:
        raise Refused(f"version {order.number} was taken down, and no number is used twice; choose another")
    if existing and existing.effective != order.effective:
        raise Refused(
            f"version {order.number} is published already, and takes effect on {in_full(existing.effective)}; "
            "what is published does not change, so publish a new version"
        )
    if existing:
        return
    current = in_force(record.versions, now)
    if current and order.effective < current.effective:
        since = f"version {current.version} is in force since {in_full(current.effective)}"
        raise Refused(f"{since}, and none may take effect before it; choose that day or a later one")
    same_day = [one.version for one in record.versions if one.effective == order.effective and not one.withdrawn]
    if period([*record.versions, new], new) is None:
        raise Refused(
            f"version {order.number} would never be in force, because {max(same_day)} takes effect on the same day and "
            "has the higher number; choose a number above it, or a later day"
        )
    unread = [*forestalled(record.versions, new), *(listed_as(record, number) for number in order.without)]
    material = [one.version for one in unread if one.change == "material" and not one.withdrawn]
    if material and order.change == "editorial":
        raise Refused(
            f"version {max(material)} was a material change, of which readers would no longer be told; "
            "what takes its place brings that change or takes it back, so it is material too"
        )


def refuse_another(branch: Branch, record: Record, new: Manifest, summary: str, files: Files) -> None:
    """Raise Refused if `new`, with its `summary` and `files`, is not what `branch` holds under that number already."""
    one, there = listed_as(record, new.version), record.manifests[new.version]
    if (there.unsealed, there.change, there.without) == (new.unsealed, new.change, new.without):
        return
    found = changes(pages_of(branch, one.version), html_of(files)).touched
    if found:
        pages = ", ".join(map(shown_address, found[:_FEW])) + (f" and {len(found) - _FEW} more" if found[_FEW:] else "")
        differs = f"and readers would see something else at {pages}"
    elif (one.change, one.summary) != (new.change, summary):
        differs = f"as {one.change}, {f'with the summary “{one.summary}”' if one.summary else 'without a summary'}"
    else:
        differs = "and not with the same files, or the same --without"
    remote = Remote(branch.root)
    if remote.known and str(one.version) in remote.lacks(branch):
        back = "it is on this computer alone, so you can publish its correction before you send both"
    else:
        back = "what is published does not change, so publish a new version"
    raise Refused(f"version {one.version} is published already, {differs}; {back}")
