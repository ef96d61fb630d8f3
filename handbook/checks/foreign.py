"""Marks that other generators read, and this one does not: each with what to write here."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.flaws import Flaw
from handbook.markup.foreign import foreign
from handbook.pages.page import Page

RULE = "foreign"


def check(page: Page) -> Iterator[Flaw]:
    """Yield the marks of other generators."""
    for mark in foreign(page.body.text):
        yield Flaw(page.body.at(mark.start), f"`{mark.mark}` is not read here", mark.mend, RULE)
