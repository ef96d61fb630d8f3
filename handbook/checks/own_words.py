"""The words that an organization gives to search lead somewhere, and its words of danger can be heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.memo import kept
from handbook.organization.model import Organization
from handbook.search.lexicon import asked_of, lexicon
from handbook.search.words import words_of

RULE: Final = "own-words"
MANY = 10
"""So many pages may have a line with a word of danger; one that more have says nothing of danger."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) groups of `same` that lead nowhere, and lines of `danger` that say nothing or too much."""
    if book.organization is None:
        return
    own, skipped = book.organization.search, lexicon().skipped
    lines = _lines(book, book.organization) if own.same or own.danger else {}
    for index, line in enumerate(own.danger):
        if flaw := _danger(line, set(words_of(line)) - skipped, lines):
            yield Flaw(book.located.value_place(("search", "danger", index)), *flaw, RULE, "warning")
    known = _known(book, lines) if own.same else set()
    for index, group in enumerate(own.same):
        if flaw := _same(group, [frozenset(words_of(text)) - skipped for text in group], known):
            yield Flaw(book.located.value_place(("search", "same", index)), *flaw, RULE, "warning")


def _danger(line: str, telling: Set[str], lines: Mapping[str, list[Set[str]]]) -> tuple[str, str] | None:
    """Return what is wrong with a line of danger, by its words that tell, and what to do."""
    if not telling:
        problem = f"`{line}` has no word by which search could tell danger"
        return problem, "name what happens, such as `code seven`, or take it out"
    many = sum(any(telling <= said for said in each) for each in lines.values())
    if many > MANY:
        problem = f"readers ask for {many} pages with `{line}`, and would see Get help now first each time"
        return problem, "put a word beside it that tells danger, such as `code seven`, or take it out"
    return None


def _same(group: Sequence[str], said: Sequence[Set[str]], known: Set[str]) -> tuple[str, str] | None:
    """Return what is wrong with a group, by the words of each of its texts that tell, and what to do."""
    named = ", ".join(group)
    if not all(said) or len(set(said)) < len(said):
        return (
            f"to search, some of these words say nothing or the same ({named})",
            "name each by its telling word, once",
        )
    if not any(words <= known for words in said):
        problem = f"no page has any of these words ({named}), so that they find nothing"
        return problem, "add one that our pages use, such as `client`"
    return None


def _lines(book: Book, organization: Organization) -> dict[str, list[Set[str]]]:
    """Return by address the words of each line by which a page is asked for: its title, its topics, readers' own."""
    return {
        address: [
            set(words_of(text))
            for text in (wording.title, *wording.topics, *wording.asked_as, *asked_of(address, organization))
        ]
        for address, wording in book.wordings.items()
    }


def _known(book: Book, lines: Mapping[str, list[Set[str]]]) -> Set[str]:
    """Return the words of the pages' sources, of the values that stand on them, and of `lines`."""
    values = {key: value for key, value in book.located.data.items() if key != "search"}
    texts = [wording.description for wording in book.wordings.values()]
    texts += [str(values), *(str(law.data) for law in book.law_places.values())]
    of_pages = (_words(page.body.text) for page in book.pages.values())
    return set(words_of("\n".join(texts))).union(*of_pages, *(words for each in lines.values() for words in each))


@kept
def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text))
