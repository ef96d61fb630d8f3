"""Ours with an organization's pages over them, for tests that need no whole book."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.flaws import Flaw
from handbook.pages.overlay import Overlaid, load_pages
from handbook.pages.reading import upstream_pages
from handbook.site import Site


def overlaid(site: Site, remove: Iterable[str] = ()) -> tuple[Overlaid, list[Flaw]]:
    """Return ours with the organization's pages over them, without those that are made of a law, and the flaws."""
    ours, flaws = upstream_pages(site)
    found, more = load_pages(site, ours, [*remove])
    return found, [*flaws, *more]
