"""The glossary: the terms that pages define in their front matter, and those of the law of the places."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.book import Book
from handbook.jurisdictions.facts import LegalTerm
from handbook.markup.engine import texts


@dataclass(frozen=True)
class Entry:
    """A `term`, what it `means`, and the `address` (with its section) at which the `page` explains it.

    `fact` is what the law's data know of it, and `place` whose law that is, for a term of a law.
    """

    term: str
    means: str
    address: str
    page: str
    fact: LegalTerm | None = None
    place: str = ""


def glossary(book: Book) -> list[Entry]:
    """Return the entries in alphabetical order, with the organization's values in them; a page's words beat a law's."""
    assert book.organization is not None
    text = texts(book.organization, book.laws, book.site.edition)
    entries = [
        Entry(
            text(term.term),
            text(term.means),
            f"{page.address}#{term.section}" if term.section else page.address,
            page.address,
        )
        for page in book.pages.values()
        for term in (page.matter.defines if page.matter else [])
    ]
    known: dict[str, Entry] = {}
    defined = {entry.term.casefold() for entry in entries}
    for law in book.laws:
        for layer in law.layers:
            for fact in layer.jurisdiction.terms:
                entry = Entry(fact.term, fact.says, law.address, law.address, fact, layer.jurisdiction.name)
                known.setdefault(fact.term.casefold(), entry)
    legal = [entry for key, entry in known.items() if key not in defined]
    return sorted([*entries, *legal], key=lambda entry: (entry.term.casefold(), entry.address))
