"""A term of the glossary is defined once, and the section that it names exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead

RULE: Final = "terms"


def check(book: Book) -> Iterator[Flaw]:
    """Yield terms that two pages define, and sections that a page does not have."""
    first: dict[str, str] = {}
    for address, page in sorted(book.pages.items(), key=lambda item: item[1].own):  # ours are not to blame for theirs
        for index, term in enumerate(page.matter.defines if page.matter else []):
            key = term.term.casefold()
            if key in first:
                place = page.located.value_place(("defines", index, "term"))
                problem = f"`{term.term}` is defined in {first[key]} already"
                yield Flaw(place, problem, "keep one of the two, so that the word means one thing", RULE)
            first.setdefault(key, page.file)
            if term.section and term.section not in book.section_ids[address]:
                place = page.located.value_place(("defines", index, "section"))
                problem = f"this page has no section `{term.section}`"
                yield Flaw(place, problem, instead(term.section, book.section_ids[address]), RULE)
