"""Whatever the law of the organization's places asks a policy to state, one section answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.addresses import plain_address, shown_address
from handbook.book import Book
from handbook.coverage import Row, answers, coverage
from handbook.data.located import under
from handbook.flaws import Flaw, Place
from handbook.organization.grammar import in_words

RULE: Final = "coverage"


def check(book: Book) -> Iterator[Flaw]:
    """Yield elements of the law that no section answers, and those that two sections claim to answer."""
    unread = {
        name for page in book.pages.values() if page.matter is None for _, name in under(page.located, "satisfies")
    }  # what a page with flaws at its top would answer
    holes = [row for row in coverage(book) if row.page is None and row.name not in unread]
    for row in holes:
        yield _hole(book, row, holes)
    for name, claims in answers(book).items():
        first, its = claims[0]
        for page, answer in claims[1:]:
            problem = f"`{name}` is answered by `{shown_address(first.address)}#{its.section}` already"
            mend = "let one section answer it, so that its owner is known; take it out of one of the two"
            if page is first and answer.section == its.section:
                problem, mend = f"`{name}` stands here twice", "take one out"
            yield Flaw(answer.place, problem, mend, RULE)


def _hole(book: Book, row: Row, holes: list[Row]) -> Flaw:
    asked = f"`{row.name}` (“{row.element.says.rstrip('.')}”; {row.element.source})"
    where = in_words(row.locations)
    address, section = book.overlaid.answered.get(row.name, ("", ""))
    page = book.pages.get(address)
    if row.name in book.overlaid.answered and address in book.removed:
        problem = f"without `{shown_address(address)}` nothing answers {asked}, which holds in {where}"
        mend = "keep the page, or answer it in a section of yours and name it there under `satisfies:`"
        return Flaw(_removed(book, address), problem, mend, RULE)
    if page and section in page.replaced:
        problem = f"this section replaces the one that answered {asked}, which holds in {where}"
        here = [each.name for each in holes if book.overlaid.answered.get(each.name) == (address, section)]
        too = "it too" if len(here) == 1 else "them too"
        mend = f"if yours answers {too}, write `satisfies: [{', '.join(here)}]` between two lines `---` at its top"
        return Flaw(Place(page.replaced[section]), problem, mend, RULE)
    if page and page.own:
        problem = f"this page replaces the one that answered {asked}, which holds in {where}"
        known = ", ".join(book.section_ids[address]) or "none"
        mend = f"if a section of yours answers it, write its id (here: {known}) and `[{row.name}]` under `satisfies:`"
        return Flaw(page.located.key_place(("satisfies",)), problem, mend, RULE)
    assert book.organization is not None
    index = next(n for n, place in enumerate(book.organization.locations) if place in row.locations)
    place = book.located.value_place(("locations", index, "jurisdiction"))
    problem = f"no section answers {asked}, which holds in {where}"
    return Flaw(
        place, problem, f"write it, and name it under `satisfies:` of its page: `section-id: [{row.name}]`", RULE
    )


def _removed(book: Book, address: str) -> Place:
    for path, typed in under(book.located, "remove"):
        if plain_address(typed) == address:
            return book.located.value_place(path)
    return book.located.key_place(("remove",))
