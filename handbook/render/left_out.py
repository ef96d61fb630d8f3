"""What a condition has left out on a finished page, though somebody will look for it there.

Whether a condition is true is known only when a page is made for one organization.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from mkdocs.structure.files import Files

from handbook.book import Book
from handbook.checks.empty_sections import RULE as EMPTY
from handbook.checks.links import RULE as LINKS
from handbook.checks.links import ways
from handbook.coverage import Row
from handbook.flaws import Flaw, Place
from handbook.markup.emptied import emptied, says_nothing, shows_nothing
from handbook.markup.holes import FIRST, LAST
from handbook.markup.markdown import Link, links
from handbook.markup.sections import sections
from handbook.pages.page import Page

_COVERAGE: Final = "coverage"
_TAG = re.compile(r"<[^>]*+(?:>|\Z)")
_VALUE = re.compile(rf"\{{\{{[^{{}}]*+\}}\}}|[{chr(FIRST)}-{chr(LAST)}]")


def words_left_out(page: Page, made: str, blank: Collection[str]) -> Iterator[Flaw]:
    """Yield the page, or its sections, of the organization's own words of which nothing is shown in the HTML `made`.

    Its holes are open; those in `blank` will show nothing.
    """
    if shows_nothing(made, blank):
        problem = "nothing of this page is shown: all its words stand in a condition that is not true here"
        yield Flaw(page.body.place(1), problem, "write what readers shall find as well, or delete the page", EMPTY)
        return
    found = sections(page.body)
    for heading in emptied(made, blank):
        title = html.unescape(_TAG.sub("", heading.words))
        section = next((one for one in found if one.id == heading.id or one.title == title), None)
        if section is None:
            continue
        within = page.body.lines[section.first : section.last]
        told = says_nothing("\n".join(line.text for line in within[1 + section.underlined :]))
        own = next((line for line in within if page.own or line.file != page.file), None)
        if own is not None and not told:
            problem = f"nothing is shown below the heading “{title}”: a condition or a loop leaves it out here"
            mend = "put the heading within the condition as well, or write what stands here else"
            yield Flaw(Place(own.file, own.number), problem, mend, EMPTY)


def answers_left_out(rows: Iterable[Row], files: Files) -> Iterator[Flaw]:
    """Yield the sections that answer the law of `rows` and are not on their pages."""
    for row in rows:
        if (
            row.page is None
            or row.answer is None
            or row.answer.section in _ids(files, row.page.uri, row.answer.section)
        ):
            continue
        problem = f"a condition leaves out the section `{row.answer.section}`, which answers `{row.name}`"
        mend = "take it out of the `{% if … %}` around it, or let another section answer that"
        yield Flaw(row.answer.place, problem, mend, _COVERAGE)


def links_left_out(book: Book, files: Files) -> Iterator[Flaw]:
    """Yield the links shown on pages of `book` to sections that the pages they lead to have, and do not show."""
    for page in book.pages.values():
        dead = [way for way in ways(page) if way.section and way.section not in _ids(files, way.uri, way.section)]
        made = files.get_file_from_path(page.uri) if dead else None
        shown = {_known(link) for link in links(made.page.markdown or "")} if made and made.page else set()
        for way in dead:
            if _known(way.link) in shown:
                problem = f"`{way.link.target}` leads to a section that a condition leaves out here"
                mend = "put this link within the same condition, or take the section out of it"
                yield Flaw(page.body.at(way.link.offset), problem, mend, LINKS)


def _known(link: Link) -> tuple[str, str]:
    """Return by what a link is known before values are printed and after: its target, and its words without them."""
    return link.target, _VALUE.sub("", link.words)


def _ids(files: Files, uri: str, otherwise: str) -> Collection[str]:
    """Return the ids on the finished page of the source `uri`; where none is made, `otherwise` alone."""
    file = files.get_file_from_path(uri)
    return (file and file.page and file.page.present_anchor_ids) or {otherwise}
