"""Making a version: the pages of its edition, their seal, and the manifest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from handbook.book import Book
from handbook.edition import Edition, MaterialChange
from handbook.publishing.sources import Sources
from handbook.render.build import render
from handbook.repository.refused import Refused
from handbook.scratch import scratch
from handbook.versions.in_force import before, forestalled
from handbook.versions.listed import Listed
from handbook.versions.manifest import SUMMARY, Change, Manifest
from handbook.versions.number import Number
from handbook.versions.pack import Files, held_by, sealed, sums_of
from handbook.versions.record import Record


@dataclass(frozen=True)
class Order:
    """What is to be published: the version's number, the day it takes effect, and its change in a sentence or "".

    `without` names versions of which nothing is to be shown, because they are to be taken down.
    """

    number: Number
    effective: date
    change: Change
    summary: str
    without: tuple[Number, ...] = ()


def place_of(order: Order, zone: str, now: datetime) -> Listed:
    """Return `order` as the list would show it, without what is only known of a version that has been made."""
    return Listed(order.number, order.effective, zone, order.change, order.summary, now, "", "")


def edition_of(order: Order, record: Record, zone: str, now: datetime) -> Edition:
    """Return what pages say of the version that `order` orders.

    `record` is what the version is put beside; where it is there already, what it was put beside, and `now`
    when that was, so that the same sources make the same bytes.
    """
    one = place_of(order, zone, now)
    shown = [other for other in record.versions if other.version not in order.without]
    follows = before(shown, one)
    never = [lost for other in (*shown, one) if not other.withdrawn for lost in forestalled(shown, other)]
    material = [
        MaterialChange(str(other.version), other.effective, other.summary)
        for other in sorted([*shown, one], key=lambda other: other.order, reverse=True)
        if other.order <= one.order and not other.withdrawn and other.change == "material" and other not in never
    ]
    return Edition(
        str(one.version),
        order.effective,
        order.change == "material",
        order.summary,
        None if follows is None else str(follows.version),
        tuple(material),
    )


def built(book: Book, edition: Edition, site_url: str) -> Files:
    """Return the files of `book` as that `edition` of the handbook at `site_url`.

    Raises Refused with the flaws that only building finds.
    """
    with scratch("publish") as folder:
        flaws = render(
            replace(book, site=replace(book.site, edition=edition)),
            folder,
            f"{site_url.rstrip('/')}/{edition.number}/",
        )
        if flaws:
            raise Refused(flaws=flaws)
        return read_folder(folder)


def read_folder(folder: Path) -> Files:
    """Return every file under `folder`."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def with_manifest(
    book: Book, edition: Edition, order: Order, files: Files, sources: Sources, now: datetime
) -> tuple[Manifest, Files]:
    """Return the manifest of a built version, and its `files` with their seal in them and the summary beside them."""
    organization = book.organization
    assert organization is not None and organization.site_url is not None
    summary = {SUMMARY: f"{edition.summary}\n".encode()} if edition.summary else {}
    whole, seal, showing = sealed({**files, **summary})
    held = held_by(whole)
    made = Manifest(
        version=Number.of(edition.number),
        effective=edition.effective,
        time_zone=zone_of(book),
        change="material" if edition.material else "editorial",
        organization=str(organization.name),
        site_url=organization.site_url,
        published=now,
        publisher=sources.name,
        commit=sources.commit,
        requirements=sources.requirements,
        before=None if edition.before is None else Number.of(edition.before),
        without=order.without,
        seal=seal,
        showing=showing,
        scripts=tuple(sorted(held.scripts)),
        keeping=tuple(sorted(held.keeping)),
        indexed=organization.indexed,
        files=sums_of(whole),
    )
    return made, whole


def zone_of(book: Book) -> str:
    """Return the time zone in which the organization's days begin."""
    assert book.organization is not None
    return book.organization.time_zone or book.organization.locations[0].time_zone
