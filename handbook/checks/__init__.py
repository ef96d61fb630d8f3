"""The checks: one rule a module, all of one signature, in a plain list.

A rule looks at the whole book and yields flaws; it never raises, and it looks at what can be read even where other
parts have flaws. What the form of a file allows is checked where the file is read; here stands what needs more than
one file, or a thought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbook.book import Book
from handbook.checks import (
    blocks,
    brand,
    calls,
    case_studies,
    committees,
    confirmed,
    coverage,
    files,
    headings,
    help_now,
    html,
    law_changes,
    laws,
    links,
    lists,
    moved,
    navigation,
    notes,
    numbers,
    overlay,
    own_words,
    people,
    placeholders,
    questions,
    response,
    reviews,
    routes,
    sign_in,
    support,
    terms,
)
from handbook.flaws import Flaw, in_order

Rule = Callable[[Book], Iterator[Flaw]]

RULES: tuple[Rule, ...] = (
    files.check,
    overlay.check,
    navigation.check,
    routes.check,
    people.check,
    committees.check,
    support.check,
    numbers.check,
    confirmed.check,
    placeholders.check,
    brand.check,
    sign_in.check,
    laws.check,
    law_changes.check,
    response.check,
    coverage.check,
    case_studies.check,
    terms.check,
    headings.check,
    help_now.check,
    blocks.check,
    calls.check,
    links.check,
    lists.check,
    moved.check,
    notes.check,
    html.check,
    questions.check,
    own_words.check,
    reviews.check,
)


def check_book(book: Book) -> list[Flaw]:
    """Return what the rules find in `book`, by file and place."""
    return in_order(flaw for rule in RULES for flaw in rule(book))
