"""A page has one h1 (its title), and below it headings in order, each with an id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw, Place
from handbook.markup.foreign import first_heading, second_matter
from handbook.markup.masks import masked
from handbook.markup.sections import Section, is_text, proposed_ids, sections
from handbook.pages.page import Page

RULE: Final = "headings"
_APART = re.compile(r"\{:[^}]*\}\s*")
_WORDLESS = re.compile(r"[#\s]*+(?:\{:[^}]{0,300}\})?[#\s]*+")
_UNCLOSED = re.compile(r"\{:?[ \t]{0,9}#(?P<id>[\w-]{1,100})[ \t]{0,9}$")
_IN_A_POINT = re.compile(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}\.)[ \t]{1,9}(?P<signs>#{1,6})(?=[^#\n])", re.MULTILINE)


def check(page: Page) -> Iterator[Flaw]:
    """Yield empty pages, a second h1, skipped levels, and headings without an id or with one used before."""
    if page.matter and not masked(page.body.text, values=False).strip() and "`" not in page.body.text:
        yield Flaw(page.body.place(1), "the page is empty below its front matter", "write it, or take it out", RULE)
    for point in _IN_A_POINT.finditer(masked(page.body.text, values=False)):
        mend = f"write `\\{point['signs']}` if it is no heading; else take it out"
        yield Flaw(page.body.at(point.start("signs")), "this # makes a heading of a point of a list", mend, RULE)
    level = 1
    seen: set[str] = set()
    proposed = proposed_ids(page.body.text)
    told = second_matter(page.body.text)
    for section in sections(page.body):
        if section.first + 1 in told:
            continue
        place = page.body.place(section.first + 1)
        identity = section.id or proposed[section.first]
        if section.level == 1:
            yield from _main(page, section, identity, place)
            continue
        elif is_text(section, page.body):
            problem = "the line of hyphens below makes a heading of this"
            yield Flaw(place, problem, "put an empty line between them", RULE)
            continue
        elif section.level > level + 1:
            mend = f"begin it with {'#' * (level + 1)}"
            yield Flaw(place, f"this heading is {section.level - level} levels below the one before it", mend, RULE)
        level = section.level
        apart = page.body.lines[section.first + 1 : section.first + 3][section.underlined :][:1]
        if apart and _APART.fullmatch(apart[0].text):
            where = page.body.place(section.first + section.underlined + 2)
            problem = f"`{apart[0].text.strip()}` stands below the heading that it belongs to"
            yield Flaw(where, problem, "write it behind the heading, or take it out", RULE)
        if _WORDLESS.fullmatch(page.body.lines[section.first].text):
            problem = "this heading has no words"
            yield Flaw(place, problem, "write them before its id, or take this line out", RULE)
        elif section.id is None and (unclosed := _UNCLOSED.search(section.title)):
            problem, mend = "the braces behind this heading do not close", f"write `{{: #{unclosed['id']} }}`"
            yield Flaw(place, problem, mend, RULE)
        elif section.id is None:
            mend = f"write an id behind it: {{: #{identity} }}"
            yield Flaw(place, "this heading has no id that others can link to", mend, RULE)
        elif identity in seen:
            yield Flaw(place, f"the id `{identity}` is used twice on this page", "give each heading its own", RULE)
        seen.add(identity)


def _main(page: Page, section: Section, identity: str, place: Place) -> Iterator[Flaw]:
    """Yield what to do about an h1: the title is one already, so that it goes, or comes below it."""
    below = " and the line below it" if section.underlined else ""
    around = page.body.lines[max(section.first - 1, 0) : section.first + 2]
    if section.title.startswith(". ") or sum(line.text.startswith("# ") for line in around) > 1:
        mend = "begin it with `1. ` if it is a point of a list, or with ## if it is a heading"
    elif not section.underlined and not page.body.lines[section.first].text.startswith("# "):
        mend = "begin it with ##; if the # is no heading, write \\#"
    elif first_heading(page.body.text) == section:
        matter = page.located.data
        if isinstance(matter, dict):  # else what is said of the front matter says it all
            named = "" if "title" in matter else f", and write `title: {section.title}` above"
            yield Flaw(place, "this main heading is what `title` is for", f"take it{below} out{named}", RULE)
        return
    else:
        mend = f"write `## {section.title} {{: #{identity} }}` in place of it{below}"
    yield Flaw(place, "the page has a second main heading", mend, RULE)
