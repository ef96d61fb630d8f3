"""Publishing a version: built, sealed, and put beside the others in one commit.

Until the branch moves, nothing has changed for anybody; if somebody else moves it meanwhile, all is done again on what
is there then. Whatever stops a publication, the same command goes on: what is there already is not written again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from handbook.addresses import shown_address
from handbook.book import Book
from handbook.edition import Edition
from handbook.organization.times import in_full
from handbook.publishing.branch import Branch
from handbook.publishing.compared import pages_of, with_redline
from handbook.publishing.history import as_it_was, publication
from handbook.publishing.making import Order, built, edition_of, place_of, with_manifest, zone_of
from handbook.publishing.reading import listed_as, read_folders, read_record
from handbook.publishing.refused import Refused
from handbook.publishing.remote import Remote
from handbook.publishing.renew import ATTEMPTS, TOO_OFTEN, shell_of
from handbook.publishing.shared import move, newest, one_publication
from handbook.publishing.sources import Sources, sources_of
from handbook.publishing.tags import make_tag
from handbook.publishing.undone import refuse_undoing
from handbook.redline import changes
from handbook.versions import manifest as manifests
from handbook.versions.in_force import forestalled, in_force, period
from handbook.versions.listed import Listed
from handbook.versions.lost import lost_addresses
from handbook.versions.manifest import Manifest
from handbook.versions.pack import Files, html_of
from handbook.versions.record import Record
from handbook.versions.root import MISSING, root_files

_FEW = 5
"""How many addresses a sentence names."""


@dataclass(frozen=True)
class Done:
    """What a publication has led to: the version, all that is published now, and whether it was there before.

    `sent` are the versions that were on this computer alone and went to origin with it, or now. `left` says what could
    not be done although the version is published, and why; "" if nothing.
    """

    one: Listed
    record: Record
    already: bool
    sent: tuple[str, ...]
    left: str


def publish(book: Book, order: Order, sources: Sources, push: bool, now: datetime, say: Callable[[str], None]) -> Done:
    """Publish `book`, which has no errors and nothing that hinders it, as `order` says. `say` hears how it goes on.

    Raises Refused with all reasons, OSError where the machine or git does not let it. Nothing is changed then, or the
    version is there whole and the same command completes what is missing.
    """
    assert book.organization is not None and book.organization.site_url is not None
    root, site_url, made = book.site.root, book.organization.site_url, dict[Edition, Files]()
    with one_publication(root, say):
        for _ in range(ATTEMPTS):
            branch = newest(root, push)
            sent = tuple(Remote(root).lacks(branch)) if push else ()
            record = read_record(branch)
            refuse_impossible(order, record, zone_of(book), now)
            existing = record.one(order.number)
            beside = as_it_was(branch, order.number) if existing else branch
            then = existing.published if existing else now
            edition = edition_of(order, read_folders(beside) if existing else record, zone_of(book), then)
            if not existing:
                _refuse_undoing(root, record, place_of(order, zone_of(book), now), sources.commit, push, say)
            if edition not in made:
                say(f"Building version {order.number} …")
                made[edition], changed = with_redline(built(book, edition, site_url), beside, edition)
                if changed and not existing:
                    say(f"Since version {edition.before}: {changed}")
                if sources_of(book.site) != (sources, []):
                    raise Refused("what is here has changed while it was being built; run the command again")
            manifest, files = with_manifest(book, edition, order, made[edition], sources, now)
            if existing:
                _refuse_another(branch, record, manifest, edition.summary, files)
                commit = publication(branch, order.number)
                if move(branch, str(branch.head), push):
                    return Done(existing, record, True, sent, _tagged(root, existing, commit, push))
                continue
            whole = _with(record, manifest, edition.summary, now)
            one = listed_as(whole, order.number)
            lost = [*lost_addresses(whole, one)]
            if lost:
                raise Refused(*lost)
            commit = _committed(branch, whole, manifest, files, sources.who, now)
            if move(branch, commit, push):
                return Done(one, whole, False, sent, _tagged(root, one, commit, push))
            say("Somebody else has published meanwhile; trying again on top of it …")
    raise Refused(TOO_OFTEN)


def _refuse_undoing(
    root: Path, record: Record, new: Listed, commit: str, push: bool, say: Callable[[str], None]
) -> None:
    """Refuse what takes back changes of the version before, be it one of which nothing is to be shown."""
    earlier = [one for one in record.versions if one.order < new.order and not one.withdrawn]
    if earlier:
        refuse_undoing(root, record.manifests[earlier[-1].version], commit, push, say)


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


def _refuse_another(branch: Branch, record: Record, new: Manifest, summary: str, files: Files) -> None:
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


def _with(record: Record, manifest: Manifest, summary: str, now: datetime) -> Record:
    versions = sorted([*record.versions, Listed.of(manifest.text(), summary)], key=lambda one: one.order)
    found = {**record.manifests, manifest.version: manifest}
    return replace(record, manifests=found, versions=tuple(versions)).at(now)


def _committed(branch: Branch, whole: Record, manifest: Manifest, files: Files, who: str, now: datetime) -> str:
    """Return the commit that adds the version and brings the root up to date."""
    new = whole.look == manifest.version
    shell = files[MISSING].decode("utf-8") if new else shell_of(branch, whole)
    own = {f"{manifest.version}/{path}": data for path, data in files.items()}
    own[f"{manifest.version}/{manifests.NAME}"] = manifest.text().encode("utf-8")
    message = f"Publish {manifest.version}, which takes effect on {in_full(manifest.effective)}\n"
    return branch.with_files(own | root_files(whole, shell), (), message, who, now)


def _tagged(root: Path, one: Listed, commit: str, push: bool) -> str:
    """Make the version's tag, and send it; return what went wrong, or "": the version is published either way."""
    try:
        make_tag(root, one, commit)
        if push:
            Remote(root).send_tags()
    except OSError as error:  # git's, or the machine's
        return str(error)
    return ""
