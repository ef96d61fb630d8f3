"""Publishing a version: built, sealed, and put beside the others in one commit.

Until the branch moves, nothing has changed for anybody; if somebody else moves it meanwhile, all is done again on what
is there then. Whatever stops a publication, the same command goes on: what is there already is not written again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from handbook.book import Book
from handbook.edition import Edition
from handbook.organization.times import in_full
from handbook.publishing.compared import with_redline
from handbook.publishing.impossible import refuse_another, refuse_impossible, way_on
from handbook.publishing.in_the_way import refuse_tags
from handbook.publishing.making import Order, built, edition_of, place_of, with_manifest, zone_of
from handbook.publishing.renew import shell_of
from handbook.publishing.sources import Sources, sources_of
from handbook.publishing.unasked import refuse_alone
from handbook.publishing.undone import refuse_undoing, refuse_unsent
from handbook.redline import Changes, in_short
from handbook.repository.alone import alone
from handbook.repository.branch import Branch
from handbook.repository.forgetting import forgetting
from handbook.repository.history import as_it_was, brought, publication
from handbook.repository.reading import listed_as, read_folders, read_record
from handbook.repository.refused import Refused, refuse_together
from handbook.repository.tags import PREFIX, tag_published
from handbook.repository.writing import one_publication, tagged, written
from handbook.versions import manifest as manifests
from handbook.versions.listed import Listed
from handbook.versions.lost import lost_addresses
from handbook.versions.manifest import Manifest
from handbook.versions.pack import Files
from handbook.versions.record import Record
from handbook.versions.root import MISSING, root_files


@dataclass(frozen=True)
class Done:
    """What a publication has led to: the version, all that is published now, and whether it was there before.

    `left` says what could not be done although the version is published, and why; "" if nothing.
    """

    one: Listed
    record: Record
    already: bool
    left: str


def publish(book: Book, order: Order, sources: Sources, push: bool, now: datetime, say: Callable[[str], None]) -> Done:
    """Publish `book`, which has no errors and nothing that hinders it, as `order` says. `say` hears how it goes on.

    Raises Refused with all reasons, OSError where the machine or git does not let it. Nothing is changed then, or the
    version is there whole and the same command completes what is missing.
    """
    assert book.organization is not None and book.organization.site_url is not None
    root, site_url, made = book.site.root, book.organization.site_url, dict[Edition, Files]()

    def on(branch: Branch) -> tuple[str | None, tuple[Done, str]]:
        record = read_record(branch)
        existing = record.one(order.number)
        did = publication(branch, order.number) if existing else None
        way = way_on(branch, record.manifests[order.number]) if existing else ""
        checks: list[Callable[[], None]] = [partial(refuse_impossible, order, record, zone_of(book), now, way)]
        if not existing:
            new = place_of(order, zone_of(book), now)
            checks.append(partial(refuse_undoing, root, record, new, sources.commit, push, say))
            checks.append(partial(refuse_tags, root, f"{PREFIX}{order.number}"))
        if push:
            going = alone(branch, brought(branch, order.number) if existing else None)
            checks.append(partial(refuse_alone, going, record, now, [str(order.number)], order.without))
            if not existing:
                checks.append(partial(refuse_unsent, root, sources.commit))
            elif str(order.number) in going.published:
                commit, sent = record.manifests[order.number].commit, read_folders(Branch(root, going.until, None))
                checks.append(partial(refuse_undoing, root, sent, existing, commit, True, say, forgetting(going)))
                checks.append(partial(refuse_unsent, root, commit))
        refuse_together(*checks)
        beside = as_it_was(branch, order.number) if existing else branch
        then = existing.published if existing else now
        edition = edition_of(order, read_folders(beside) if existing else record, zone_of(book), then)
        if edition not in made:
            say(f"Building version {order.number} …")
            made[edition], changed = with_redline(built(book, edition, site_url), beside, edition)
            if changed is not None and not existing:
                say(f"Since version {edition.before}: {in_short(changed)}")
                _refuse_nothing(order, changed)
            if sources_of(book.site) != (sources, []):
                raise Refused("what is here has changed while it was being built; run the command again")
        manifest, files = with_manifest(book, edition, order, made[edition], sources, now)
        if existing:
            refuse_another(branch, record, manifest, files)
            assert did is not None
            return going.until if push else did, (Done(existing, record, True, ""), did)
        whole = _with(record, manifest, edition.summary, now)
        one = listed_as(whole, order.number)
        lost = [*lost_addresses(whole, one)]
        if lost:
            raise Refused(*lost)
        commit = _committed(branch, whole, manifest, files, sources.who, now)
        return commit, (Done(one, whole, False, ""), commit)

    with one_publication(root, say):
        done, commit = written(root, push, say, on)
        return replace(done, left=tagged(root, partial(tag_published, root, done.one, commit), push))


def _refuse_nothing(order: Order, changed: Changes) -> None:
    if order.change == "material" and not order.summary and not changed:
        raise Refused(
            "readers would be asked to acknowledge again what they have acknowledged, and not be told why; say it in "
            "a sentence with --summary, or publish the version as editorial"
        )


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
