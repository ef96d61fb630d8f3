"""The navigation: mkdocs.yml's, less the pages that are gone, with the organization's own where their folder is."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from handbook.pages.page import Pages


def navigation(nav: list[Any], pages: Pages, order: Sequence[str]) -> list[Any]:
    """Return `nav` (MkDocs' form: paths, or mappings of a heading to a list) for `pages`.

    Those whose addresses are in `order` come first in their section, behind the page of the section itself.

    An added page comes last in the section that holds pages of its folder; a new folder makes a section of its own,
    headed by the folder's name, in front of the last one, which stands at the foot of every page.
    """
    uris = {page.uri for page in pages.values()}
    kept = _kept(nav, uris)
    listed = set(_paths(kept))
    for page in sorted(
        pages.values(), key=lambda page: (posixpath.dirname(page.uri), "index.md" not in page.uri, page.uri)
    ):
        if page.uri in listed:
            continue
        folder = posixpath.dirname(page.uri)
        section = _section(kept, folder) if folder else kept
        if section is None:
            heading = folder.rpartition("/")[2].replace("-", " ").capitalize()
            section = []
            last = max((at for at, entry in enumerate(kept) if isinstance(entry, dict)), default=len(kept))
            kept.insert(last, {heading: section})
        section.append(page.uri)
        listed.add(page.uri)
    return _ordered(kept, {pages[address].uri: place for place, address in enumerate(order) if address in pages})


def _ordered(nav: list[Any], places: Mapping[str, int]) -> list[Any]:
    def place(entry: Any) -> tuple[bool, int]:
        is_path = isinstance(entry, str)
        return not (is_path and posixpath.basename(entry) == "index.md"), places.get(
            entry if is_path else "", len(places)
        )

    inner = [
        {heading: _ordered(entries, places) for heading, entries in entry.items()} if isinstance(entry, dict) else entry
        for entry in nav
    ]
    return sorted(inner, key=place)


def _kept(nav: list[Any], uris: set[str]) -> list[Any]:
    kept: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            for heading, entries in entry.items():
                inner = _kept(entries, uris)
                if inner:
                    kept.append({heading: inner})
        elif entry in uris:
            kept.append(entry)
    return kept


def _paths(nav: list[Any]) -> list[str]:
    paths: list[str] = []
    for entry in nav:
        if isinstance(entry, dict):
            for entries in entry.values():
                paths += _paths(entries)
        else:
            paths.append(entry)
    return paths


def _section(nav: list[Any], folder: str) -> list[Any] | None:
    for entry in nav:
        if isinstance(entry, dict):
            for entries in entry.values():
                if any(isinstance(path, str) and posixpath.dirname(path) == folder for path in entries):
                    return entries  # type: ignore[no-any-return]
                deeper = _section(entries, folder)
                if deeper is not None:
                    return deeper
    return None
