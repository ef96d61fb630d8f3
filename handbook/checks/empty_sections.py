"""Below each heading stands something: a heading alone promises what no reader finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.emptied import says_nothing
from handbook.markup.sections import is_text, sections
from handbook.pages.page import Page

RULE: Final = "empty-sections"


def check(page: Page) -> Iterator[Flaw]:
    """Yield (as warnings) headings with nothing below them before the next one of their level or the end."""
    found = sections(page.body)
    texts = {section.first for section in found if is_text(section, page.body)}
    for section in found:
        below = page.body.lines[section.first + 1 + section.underlined : section.last]
        if {section.first, section.last} & texts:  # enough is said of it
            continue
        if section.level > 1 and says_nothing("\n".join(line.text for line in below)):
            problem = f"nothing stands below the heading “{section.title}”"
            yield Flaw(page.body.place(section.first + 1), problem, "write it, or take it out", RULE, "warning")
