"""Readers find a page by its title and by their own words: no two share a title, and each says how they would ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "questions"
ENOUGH = 5


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) pages with the title of another, and with fewer than five `asked_as` lines, or one twice."""
    titled: dict[str, str] = {}
    for page in sorted(book.pages.values(), key=lambda page: page.own):
        if page.matter and page.matter.title in titled:
            problem = f"this page has the same title as {titled[page.matter.title]}"
            place = page.located.value_place(("title",))
            yield Flaw(place, problem, "give it another, so that readers can tell them apart", RULE, "warning")
        if page.matter:
            titled.setdefault(page.matter.title, page.file)
        seen: set[str] = set()
        for number, line in enumerate(page.matter.asked_as if page.matter else []):
            if line.lower() in seen:
                place = page.located.value_place(("asked_as", number))
                yield Flaw(place, f"`{line}` stands here twice", "write it in other words", RULE, "warning")
            seen.add(line.lower())
        if page.matter and len(page.matter.asked_as) < ENOUGH:
            count = len(page.matter.asked_as)
            lines = "1 line" if count == 1 else f"{count or 'no'} lines"
            problem = f"{lines} under `asked_as`: readers find a page by their own words"
            mend = "write six to eight, each in other words, so that search finds it"
            yield Flaw(page.located.key_place(("asked_as",)), problem, mend, RULE, "warning")
