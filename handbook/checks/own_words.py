"""The words that an organization gives to search lead somewhere, and its words of danger can be heard."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.search.lexicon import asked_of, lexicon
from handbook.search.words import words_of

RULE = "own words"


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) groups of `same` of which no page has a word, and lines of `danger` that say nothing."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    own, skipped = organization.search, lexicon().skipped
    for index, line in enumerate(own.danger):
        if set(words_of(line)) <= skipped:
            problem = f"`{line}` has no word by which search could tell danger"
            mend = "name what happens, such as `code seven`, or take it out"
            yield Flaw(place(("search", "danger", index)), problem, mend, RULE, "warning")
    known = _known(book) if own.same else set()
    for index, group in enumerate(own.same):
        if not any((words := set(words_of(text)) - skipped) and words <= known for text in group):
            problem = f"no page has any of these words ({', '.join(group)}), so that they find nothing"
            mend = f"add one that our pages use, such as `{organization.outsiders.one}`"
            yield Flaw(place(("search", "same", index)), problem, mend, RULE, "warning")


def _known(book: Book) -> set[str]:
    """Return the words of the pages' sources, of the values that stand on them, and of what readers ask there."""
    assert book.organization is not None
    texts = [page.body.text for page in book.pages.values()]
    texts += [str(located.data) for located in (book.located, *book.law_places.values())]
    for address, wording in book.wordings.items():
        texts += [wording.title, wording.description, *wording.asked_as, *wording.topics]
        texts += asked_of(address, book.organization)
    return set(words_of("\n".join(texts)))
