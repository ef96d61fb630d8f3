"""What changed between versions, as a reader of both would see it."""

from __future__ import annotations

from markupsafe import Markup

from handbook import ROOT
from handbook.addresses import relative
from handbook.book import Book
from handbook.edition import REDLINE, Edition
from handbook.publishing.making import Order, built, edition_of
from handbook.redline import Changes, as_html, changes
from handbook.repository.branch import Branch
from handbook.repository.history import as_it_was
from handbook.repository.reading import listed_as, read_folders
from handbook.repository.refused import Refused
from handbook.versions.listed import Listed
from handbook.versions.number import Number
from handbook.versions.pack import Files, html_of
from handbook.versions.record import Record
from handbook.versions.templates import template


def pages_of(branch: Branch, number: Number) -> dict[str, str]:
    """Return the pages of a version that stands on `branch`, by path. Raises GitFailed."""
    there = {path: name for path, name in branch.files(str(number)).items() if path.endswith(".html")}
    return html_of(branch.contents(str(number), there))


def with_redline(files: Files, branch: Branch, edition: Edition) -> tuple[Files, Changes | None]:
    """Return the `files` of a built version with the comparison in each place that was kept for it, and what it found.

    That is None where there is nothing to compare with, or no place was kept.
    """
    slot = REDLINE.encode()
    waiting = [path for path, data in files.items() if slot in data]
    if edition.before is None or not waiting:
        return files, None
    found = changes(pages_of(branch, Number.of(edition.before)), html_of(files))
    filled = dict(files)
    for path in waiting:
        here = path.removesuffix("index.html")
        text = as_html(found, lambda address, here=here: relative(address, here))  # type: ignore[misc]
        filled[path] = files[path].replace(slot, text.encode("utf-8"))
    return filled, found


def version_of(record: Record, number: Number) -> Listed:
    """Return the version `number` of `record`. Raises Refused if it cannot be read."""
    one = listed_as(record, number)
    if one.withdrawn:
        raise Refused(f"version {number} was taken down, so it cannot be compared")
    return one


def pages_here(book: Book, branch: Branch, one: Listed) -> dict[str, str]:
    """Return the pages of `book`, made as if they were the version `one` of `branch`: what differs then was written.

    Raises Refused with the flaws that only building finds.
    """
    manifest = read_folders(branch).manifests[one.version]
    order = Order(one.version, one.effective, one.change, one.summary, manifest.without)
    edition = edition_of(order, read_folders(as_it_was(branch, one.version)), one.time_zone, one.published)
    return html_of(built(book, edition, manifest.site_url))


def as_page(found: Changes, title: str) -> str:
    """Return what was `found` as a page that stands alone, with its styles in it. Links lead to pages beside it."""
    assets = ROOT / "overrides" / "assets"
    styles = "\n".join((assets / name).read_text(encoding="utf-8") for name in ("handbook.css", "redline.css"))
    fragment = as_html(found, lambda address: "index.html#".join([*address.partition("#")[::2]]).rstrip("#"))
    return template("changes.html").render(title=title, styles=Markup(styles), fragment=Markup(fragment))
