"""The checks: one rule a module, of a page or of the book, in plain lists.

A rule looks at one page or at the whole book, and yields flaws; it never raises, and it looks at what can be read even
where other parts have flaws. What the form of a file allows is checked where the file is read; here stands what needs
more than one file, or a thought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from handbook.book import Book
from handbook.checks import (
    amount,
    as_typed,
    attributes,
    based_on,
    blocks,
    brand,
    calls,
    case_studies,
    committees,
    confirmed,
    coverage,
    details,
    empty_sections,
    files,
    foreign,
    headings,
    help_now,
    html,
    law_changes,
    laws,
    leaving,
    links,
    lists,
    lost_sections,
    moved,
    navigation,
    notes,
    numbering,
    numbers,
    outsiders,
    overlay,
    own_words,
    people,
    personal,
    pictures,
    placeholders,
    questions,
    reading,
    response,
    reviews,
    routes,
    sign_in,
    site_address,
    sizes,
    styles,
    support,
    tables,
    targets,
    terms,
    time_zones,
)
from handbook.flaws import Flaw, in_order, until_many
from handbook.memo import kept
from handbook.pages.page import Page

MARK_RULES: tuple[Callable[[Page], Iterator[Flaw]], ...] = (
    headings.check,
    empty_sections.check,
    blocks.check,
    foreign.check,
    lists.check,
    numbering.check,
    tables.check,
    notes.check,
    html.check,
    attributes.check,
)
"""What can be said of a page's marks; of one in another language than Markdown, that alone is said."""

WORD_RULES: tuple[Callable[[Page], Iterator[Flaw]], ...] = (
    links.check_page,
    calls.check_page,
    numbers.check_page,
    placeholders.check_page,
    reading.check,
    as_typed.check,
)
"""What else can be said of a page from its own text alone."""

RULES: tuple[Callable[[Book], Iterator[Flaw]], ...] = (
    files.check,
    styles.check,
    pictures.check,
    overlay.check,
    based_on.check,
    navigation.check,
    routes.check,
    people.check,
    outsiders.check,
    time_zones.check,
    committees.check,
    support.check,
    numbers.check,
    confirmed.check,
    placeholders.check,
    details.check,
    brand.check,
    sign_in.check,
    site_address.check,
    leaving.check,
    laws.check,
    law_changes.check,
    response.check,
    targets.check,
    coverage.check,
    case_studies.check,
    personal.check,
    terms.check,
    help_now.check,
    calls.check,
    amount.check,
    links.check,
    lost_sections.check,
    moved.check,
    questions.check,
    own_words.check,
    reviews.check,
)


def check_book(book: Book) -> list[Flaw]:
    """Return what the rules find in `book`, by file and place."""
    uris = {page.uri: page.address for page in book.pages.values()}
    of_pages = (foreign.for_this_site(flaw, page, uris) for page in book.pages.values() for flaw in check_page(page))
    return in_order(chain(of_pages, (flaw for rule in RULES for flaw in rule(book))))


@kept
def check_page(page: Page) -> tuple[Flaw, ...]:
    """Return what the rules find in `page` by itself."""
    if endless := (*sizes.check(page),):  # of a page that has far too much of something nothing else matters
        return endless
    of_marks = [flaw for rule in MARK_RULES for flaw in until_many(rule(page))]
    of_language = [flaw for flaw in of_marks if flaw.rule == foreign.LANGUAGE]
    return *(of_language or of_marks), *(flaw for rule in WORD_RULES for flaw in until_many(rule(page)))
