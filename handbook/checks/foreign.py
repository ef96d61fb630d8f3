"""Marks that other generators read, and this one does not: each with what to write here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from handbook.checks.meant import with_pages
from handbook.flaws import Flaw
from handbook.markup.foreign import foreign
from handbook.pages.page import Page
from handbook.vocabulary import Rule

RULE: Final = "foreign"
LANGUAGE: Final = "language"
"""The rule of what is said of a page in another language than Markdown."""


def for_this_site(flaw: Flaw, page: Page, uris: Mapping[str, str]) -> Flaw:
    """Return `flaw` of `page`, with what its mend names as the file of a page led to one of `uris`."""
    return replace(flaw, mend=with_pages(flaw.mend, page, uris)) if flaw.rule == RULE and ".md" in flaw.mend else flaw


def check(page: Page) -> Iterator[Flaw]:
    """Yield the marks of other generators."""
    for mark in foreign(page.body.text):
        rule: Rule = LANGUAGE if mark.of_page else RULE
        yield Flaw(page.body.at(mark.start), f"`{mark.mark}` is not read here", mark.mend, rule)
