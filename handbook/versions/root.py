"""What stands beside the versions, at the root of what is published, and is written anew at each publication.

Every address of every version leads on to the version in force, from the root and from `current/`. The list of
versions, the page for what is not found and the files for hosts stand here as well. All is made of the manifests and of
one page of a version, its 404.html, whose head and foot these pages take over: nothing is rendered.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from handbook import ROOT
from handbook.addresses import relative
from handbook.render.forward import leading_page
from handbook.render.headers import header_files
from handbook.render.policy import with_policy
from handbook.render.shell import Shell
from handbook.versions.list_page import LIST, list_page
from handbook.versions.listed import CURRENT, INDEX, index_text
from handbook.versions.number import Number
from handbook.versions.pack import Files, held_by
from handbook.versions.record import Record

MISSING = "404.html"
"""The page for what is not found: a version's, and that of the root."""
_SCRIPTS = ("assets/in-force.js", "assets/current.js")


def root_files(record: Record, shell: str) -> Files:
    """Return the files that stand at the root for what `record` holds; `shell` is the 404.html of `record.look`."""
    newest = record.newest
    site = urlsplit(newest.site_url).path.rstrip("/") + "/"
    look = Shell.of(shell)
    pages = _leading(record, newest.organization, newest.indexed)
    pages[f"{LIST}index.html"] = list_page(record, look)
    pages[MISSING] = look.missing(site, f"{site}{record.look}/", site)
    files = {path: with_policy(page).encode("utf-8") for path, page in pages.items()}
    held = held_by(files)
    scripts = {*held.scripts, *(script for one in record.manifests.values() for script in one.scripts)}
    keeping = {*held.keeping, *(address for one in record.manifests.values() for address in one.keeping)}
    for_hosts = header_files(scripts, keeping, newest.indexed)
    return files | {
        INDEX: index_text(record.versions, record.current).encode("utf-8"),
        ".nojekyll": b"",  # GitHub Pages would leave out files that begin with a line
        **{name: text.encode("utf-8") for name, text in for_hosts.items()},
        **_assets(),
    }


def _leading(record: Record, organization: str, indexed: bool) -> dict[str, str]:
    """Return the pages that lead on: each address of each version, at the root and under `current/`."""
    since: dict[str, Number] = {}
    for one in sorted(record.versions, key=lambda one: one.withdrawn is not None):  # those taken down last
        for address in record.manifests[one.version].addresses:
            since.setdefault(address, one.version)
    there = record.manifests[record.current].addresses if record.current else frozenset()
    pages = {}
    for address, first in since.items():
        version = record.current if address in there else first
        for at in (address, f"{CURRENT}/{address}"):
            to = relative(f"{version}/{address}", at)
            scripts = [relative(script, at) for script in _SCRIPTS]
            data = {"address": address, "since": str(first)}
            words = f"Go to this page in version {version} of the handbook."
            pages[f"{at}index.html"] = leading_page(to, indexed, organization, words, scripts, data)
    return pages


def _assets() -> Files:
    beside = Path(__file__).parent / "assets"
    own = {f"assets/{file.name}": file.read_bytes() for kind in ("*.js", "*.css") for file in beside.glob(kind)}
    shared = ROOT / "overrides" / "assets" / "in-force.js"  # pages of a version have it too, each its own
    return own | {f"assets/{shared.name}": shared.read_bytes()}
