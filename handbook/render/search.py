"""What search knows of each page: its title, its readers' own words for it, and its headings."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from mkdocs.structure.pages import Page

from handbook.addresses import address_of
from handbook.book import Book


@dataclass(frozen=True)
class Entry:
    """One page: where it is, what it is called, and the words under which it is found."""

    address: str
    title: str
    section: str
    description: str
    asked_as: tuple[str, ...]
    headings: tuple[str, ...]

    @classmethod
    def of(cls, page: Page, book: Book) -> Entry:
        """Return the entry of MkDocs' `page`, whose content has been rendered."""
        address = address_of(page.file.src_uri)
        wording = book.wordings[address]
        headings = tuple(html.unescape(re.sub(r"<[^>]+>", "", item.title)) for item in page.toc)
        section = str(page.parent.title) if page.parent else ""
        return cls(address, wording.title, section, wording.description, wording.asked_as, headings)


def search_script(entries: Iterable[Entry]) -> str:
    """Return the script file that hands the entries to the search dialog."""
    data = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, separators=(",", ":"))
    return f"self.handbookPages={data};\n"
