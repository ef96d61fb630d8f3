"""Marks of other generators that mean nothing here, each with what to write instead.

Jinja stops at the first brace that it cannot read, and Markdown prints or swallows a mark that it does not know. So
they are looked for in the source, all at once, each with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from handbook.markup.foreign_blocks import code_of, fence
from handbook.markup.foreign_languages import CONVERTED, LANGUAGES, MANY
from handbook.markup.foreign_marks import MARKS
from handbook.markup.foreign_notes import Mend
from handbook.markup.foreign_statements import as_meant
from handbook.markup.lines import Lines
from handbook.markup.masks import blank, blank_text, fences, masked
from handbook.markup.sections import Section, sections
from handbook.markup.spaced_marks import spaced_marks
from handbook.memo import kept
from handbook.names import quotable

_LONGEST = 60
_LANGUAGE = {pattern: name for name, marks in LANGUAGES.items() for pattern, _ in marks}
_COMPILED = tuple((re.compile(pattern, re.MULTILINE), mend) for pattern, mend in MARKS)
_FENCED = re.compile(
    r"[ ]{0,3}(?:`{3,}|~{3,})[ \t]*(?P<mark>(?:\{(?P<kind>[\w:-]+)\}|"
    r"(?P<draws>mermaid|plantuml|math|dataview|admonish)\b)(?P<title>.*))"
    r"(?P<options>(?:\n:[\w-]+:.*)*)"
)
# What Markdown reads behind the signs with which code begins: https://python-markdown.github.io/extensions/fenced_code_blocks/
_MORE = re.compile(
    r"[ ]{0,3}(?:`{3,}|~{3,})[ ]*+(?!\{.*\}[ ]*$|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:\".*\"|'.*')[ ]*)?$)"
    r"(?P<mark>\.?+(?P<kind>[\w#.+-]*+)[^`\n]*+)$",
    re.M,
)
_BEGUN = re.compile(r"\{%-?[ \t]*(?:if|for)\b")
_MATTER = re.compile(r"---[ \t]*\n")
_ENDS = re.compile(
    r"\{\{[<%][ \t]*/[^{}\n]{0,100}[>%]\}\}|\{%-?[ \t]*(?:end(?!if\b|for\b|raw\b)\w[\w-]*)[^{}\n]{0,200}%\}"
)


@dataclass(frozen=True)
class Foreign:
    """A mark, where it stands in the text (from `start` up to `end`), and what to do about it.

    One `of_page` says what to do about the whole page.
    """

    start: int
    end: int
    mark: str
    mend: str
    of_page: bool = False


@kept
def foreign(text: str) -> tuple[Foreign, ...]:
    """Return the marks of other generators in the Markdown `text` of a page, in order, code left out.

    The end of a pair is not among them: what is said of its beginning says what to do about it.
    """
    visible, found = masked(text, values=False), []
    kinds: dict[str, dict[str, list[Foreign]]] = {name: {} for name in LANGUAGES}  # by language and pattern
    for start in fences(text):
        if match := _FENCED.match(text, start):
            mend = fence(match["kind"] or match["draws"], match["title"], match["options"])
        elif match := _MORE.match(text, start):
            mend = code_of(match["kind"])
        else:
            continue
        found.append(Foreign(match.start(), match.end("mark"), match["mark"].strip(), mend))
    for pattern, how in _COMPILED:

        def note(match: re.Match[str], how: Mend = how, pattern: re.Pattern[str] = pattern) -> str:
            start = match.end() - len(match[0].lstrip())
            mark = " ".join(match[0].split())
            mark = mark if len(mark) <= _LONGEST else f"{mark[:_LONGEST]}…"
            found.append(Foreign(start, match.end(), mark, how if isinstance(how, str) else how(match)))
            if language := _LANGUAGE.get(pattern.pattern):
                kinds[language].setdefault(pattern.pattern, []).append(found[-1])
            return blank(match)

        visible = pattern.sub(note, visible)
    for start, end, instead in spaced_marks(visible, text):
        mark = quotable(" ".join(text[start:end].split("\n")))
        found.append(Foreign(start, end, mark, f"write `{quotable(instead)}`, with no space within"))
    for language, marks in kinds.items():
        if len(marks) >= MANY:
            of_it = sorted(chain(*marks.values()), key=lambda mark: mark.start)
            mend = f"this page is written in {language}, with {len(of_it)} such marks; {CONVERTED}"
            told = {id(mark) for mark in of_it}
            found = [mark for mark in found if id(mark) not in told] + [replace(of_it[0], mend=mend, of_page=True)]
    return tuple(sorted(found, key=lambda mark: mark.start))


def first_heading(text: str) -> Section | None:
    """Return the main heading with which the `text` of a page begins, or None if it begins with anything else."""
    visible = list(masked(text, values=False))
    for mark in foreign(text):
        visible[mark.start : mark.end] = blank_text(text[mark.start : mark.end])
    lines = "".join(visible).split("\n")
    begins = next((number for number, line in enumerate(lines) if line.strip()), None)
    found = sections(Lines.of(text, ""))
    return next((section for section in found if section.first == begins and section.level == 1), None)


def second_matter(text: str) -> frozenset[int]:
    """Return the lines of `text` (from 1) in which a second front matter stands: enough is said of it."""
    lines = Lines.of(text, "")
    spans = ((mark.start, mark.end) for mark in foreign(text) if _MATTER.match(text, mark.start, mark.end))
    return frozenset(line for start, end in spans for line in range(lines.number(start), lines.number(end) + 1))


@kept
def without_foreign_braces(text: str) -> str:
    """Return `text` with the braces of other generators blanked, or as they are meant, so that Jinja can read it.

    Offsets stay.
    """
    braces = [mark for mark in foreign(text) if text[mark.start] == "{"]
    ends = _ENDS.finditer(masked(text, values=False)) if braces else ()
    letters = [*text]
    for start, end in [*((mark.start, mark.end) for mark in braces), *(match.span() for match in ends)]:
        meant = as_meant(text[start:end]) if _BEGUN.search(text, 0, start) else None
        letters[start:end] = meant or blank_text(text[start:end])
    return "".join(letters)


def within_foreign(text: str) -> Callable[[int], bool]:
    """Return whether an offset of `text` lies in a mark of another generator, as a function of it."""
    marks = foreign(text)
    begins, ends = [mark.start for mark in marks], [*accumulate((mark.end for mark in marks), max)]

    def within(offset: int) -> bool:
        before = bisect_right(begins, offset)
        return before > 0 and offset < ends[before - 1]

    return within
