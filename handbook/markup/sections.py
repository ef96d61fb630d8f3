"""Sections of a page: a heading with an id, and all below it down to the next heading of its level or a higher one.

The id is a promise: posters, letters, old versions and an organization's own sections point at it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.addresses import plain_name
from handbook.markup.allowed import is_taken
from handbook.markup.lines import Lines
from handbook.markup.masks import masked
from handbook.memo import kept

# As Python-Markdown reads them: no space is needed behind the signs, and a line of `=` or `-` makes one of a block's
# first line.
_SIGNS = re.compile(r"#{1,6}")
_UNDERLINED = re.compile(r"^[=-]+[ ]*$")
_STATEMENT = re.compile(r"\{%[-+]?\s*(if|for|elif|else|endif|endfor)\b")
_ID = re.compile(r"(?:^|\s)#([^\s}]+)")


@dataclass(frozen=True)
class Section:
    """A heading's `id` (None if it has none), `level` and `title` as written; lines `first` up to `last`, by index.

    `underlined` says that a line of `=` or `-` makes it a heading.
    """

    id: str | None
    level: int
    title: str
    first: int
    last: int
    underlined: bool = False


def sections(lines: Lines) -> tuple[Section, ...]:
    """Return the sections in the order of their headings; a section holds those of the levels below it."""
    return _sections(lines.text)


@kept
def _sections(text: str) -> tuple[Section, ...]:
    headings = []
    texts = masked(text, values=False).split("\n")
    for index, line in enumerate(texts):
        if signs := _SIGNS.match(line):
            title, attributes = _parted(line[signs.end() :])
            found = _ID.search(attributes)
            headings.append((index, len(signs[0]), title, found[1] if found else None, False))
        elif (
            line.strip()
            and not (index and texts[index - 1].strip())
            and _UNDERLINED.match("".join(texts[index + 1 : index + 2]))
        ):
            title, attributes = _parted(line)
            found = _ID.search(attributes)
            level = 1 if texts[index + 1].startswith("=") else 2
            headings.append((index, level, title, found[1] if found else None, True))
    found_sections, after = [], [len(texts)] * 7  # where the next heading of each level, or of one above it, begins
    for index, level, title, identity, underlined in reversed(headings):
        found_sections.append(Section(identity, level, title, index, after[level], underlined))
        after[level:] = [index] * (7 - level)
    return tuple(reversed(found_sections))


def _parted(words: str) -> tuple[str, str]:
    """Return the title of a heading, and what stands in the braces behind it; signs at its end are no words."""
    title = words.rstrip(" \t").rstrip("#").strip(" \t")
    start = title.rfind("{")
    if start < 0 or not title.endswith("}") or "}" in title[start:-1]:
        return title, ""
    return title[:start].strip(" \t"), title[start + 1 : -1].removeprefix(":")


_SHORT = 3
"""So many hyphens are a line between two texts, or begin a mail's signature; a heading has more below it."""


def is_text(section: Section, page: Lines) -> bool:
    """Return whether what hyphens make a heading of `page` was hardly meant as one: a sentence, or few hyphens."""
    if not section.underlined or section.level == 1 or section.id is not None:
        return False
    below = page.lines[section.first + 1].text.rstrip()
    return len(below) <= _SHORT or section.title.rstrip("\"'”’)")[-1:] in (".", ",", ";", ":", "!")


@kept
def proposed_ids(text: str) -> Mapping[int, str]:
    """Return an id for each heading below the title that has none, by the index of its line; no two are alike."""
    found = _sections(text)
    used = {section.id for section in found if section.id}
    proposed: dict[int, str] = {}
    numbers: dict[str, int] = {}
    for section in found:
        if section.id is None:
            stem = plain_name(section.title)[:40].strip("-") or "name"
            name = stem
            while name in used or is_taken(name):
                numbers[stem] = numbers.get(stem, 1) + 1
                name = f"{stem}-{numbers[stem]}"
            proposed[section.first] = name
            used.add(name)
    return proposed


def ids_within(page: Lines, identity: str) -> set[str]:
    """Return the ids of the section `identity` of `page`, which it has, and of those inside it."""
    found = sections(page)
    whole = next(section for section in found if section.id == identity)
    return {section.id for section in found if section.id and whole.first <= section.first < whole.last}


def section_text(page: Lines, identity: str) -> str | None:
    """Return the section `identity` of `page` as far as it would be replaced, None if the page has no such section."""
    section = next((section for section in sections(page) if section.id == identity), None)
    if section is None:
        return None
    return "\n".join(line.text for line in page.lines[section.first : _own_end(page, section)])


def with_section(page: Lines, identity: str, own: Lines) -> Lines | None:
    """Return `page` with the section `identity` replaced by `own`, or None if the page has no such section.

    `own` may begin with a heading; if it does not, the page's own heading stays.
    """
    section = next((section for section in sections(page) if section.id == identity), None)
    if section is None:
        return None
    own_sections = sections(own)
    first_text = next((index for index, line in enumerate(own.lines) if line.text.strip()), 0)
    keeps_heading = not own_sections or own_sections[0].first != first_text
    kept_lines = (1 + section.underlined) * keeps_heading
    last = own.lines[-1]
    blank = type(last)("", last.file, last.number)
    return page.replaced(section.first + kept_lines, _own_end(page, section), (blank, *own.lines, blank))


def _own_end(page: Lines, section: Section) -> int:
    """Return where a section ends when it is replaced: before what belongs to the page around it.

    That is the end of a condition or loop which began before the section, the beginning of one which goes on behind it,
    and the page's block of links at its end.
    """
    end, texts = end_of_words(page, section), _without_code(page)
    begun: list[int] = []
    for index in range(section.first, end):
        for word in _STATEMENT.findall(texts[index]):
            if word in ("if", "for"):
                begun.append(index)
            elif not begun:
                return index
            elif word in ("endif", "endfor"):
                begun.pop()
    return begun[0] if begun else end


def _without_code(page: Lines) -> list[str]:
    return masked(page.text, values=False).split("\n")


def end_of_words(page: Lines, section: Section) -> int:
    """Return where the words of `section` end: before the page's block of links, which belongs to the page."""
    texts = _without_code(page)
    within = range(section.first, section.last)
    return next((index for index in within if texts[index].startswith("!!! next")), section.last)
