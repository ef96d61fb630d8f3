"""A page has one h1 (its title), and below it headings in order, each with an id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.flaws import Flaw
from handbook.pages.markdown import masked
from handbook.pages.page import Page
from handbook.pages.sections import sections

RULE = "headings"
_TAKEN = ("content", "menu", "menu-title", "search", "search-results", "search-title", "preview-flaws")


def check(page: Page) -> Iterator[Flaw]:
    """Yield empty pages, a second h1, skipped levels, and headings without an id or with one used before."""
    if page.matter and not masked(page.body.text, values=False).strip() and "`" not in page.body.text:
        yield Flaw(page.body.place(1), "the page is empty below its front matter", "write it, or take it out", RULE)
    level = 1
    seen: set[str] = set()
    for section in sections(page.body):
        place = page.body.place(section.first + 1)
        if section.level == 1:
            mend = "begin it with ##; the title is the first; if the # is no heading, write \\#"
            yield Flaw(place, "the page has a second main heading", mend, RULE)
            continue
        elif section.level > level + 1:
            mend = f"begin it with {'#' * (level + 1)}"
            yield Flaw(place, f"this heading is {section.level - level} levels below the one before it", mend, RULE)
        level = max(section.level, 1)
        if section.id is None:
            proposed = re.sub(r"[^a-z0-9]+", "-", section.title.lower()).strip("-")[:40] or "name"
            mend = f"write an id behind it: {{: #{proposed} }}"
            yield Flaw(place, "this heading has no id that others can link to", mend, RULE)
        elif section.id in _TAKEN or section.id.startswith("route-"):
            problem = f"the id `{section.id}` is one that the site itself uses"
            yield Flaw(place, problem, "choose another", RULE)
        elif section.id in seen:
            yield Flaw(place, f"the id `{section.id}` is used twice on this page", "give each heading its own", RULE)
        seen.add(section.id or "")
