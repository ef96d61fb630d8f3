"""Every case study has the one format, so that readers know their way, and tells what happened in few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook import limits
from handbook.book import Book
from handbook.flaws import Flaw
from handbook.markup.sections import sections
from handbook.names import nearest

RULE: Final = "case-studies"
SECTIONS = (
    "what-happened", "pause", "what-good-looks-like", "for-the-person", "for-a-colleague", "for-the-manager", "for-hr",
    "five-steps", "weak-version", "law-note", "support",
)  # fmt: skip
"""The sections of a case study, by id."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield case studies that lack sections of the format, or whose account is too long."""
    for address, page in book.pages.items():
        if page.kind != "case-study":
            continue
        ids = book.section_ids[address]
        lacking = [name for name in SECTIONS if name not in ids]
        if lacking:
            near = nearest(lacking[0], [other for other in ids if other not in SECTIONS])
            problem = f"this case study has no section {', '.join(f'`{name}`' for name in lacking)}"
            mend = f"write a heading for each, such as `## … {{: #{lacking[0]} }}`"
            yield Flaw(page.body.place(1), problem, f"did you mean `{near}`?" if near else mend, RULE)
        for section in sections(page.body):
            if section.id == "what-happened":
                text = " ".join(line.text for line in page.body.lines[section.first + 1 : section.last])
                count = len(_STATEMENT.sub(" ", _VALUE.sub("x", text)).split())
                if count > limits.CASE_WORDS:
                    problem = f"what happened is told in {count} words"
                    mend = f"tell it in {limits.CASE_WORDS} at most; readers may know it too well"
                    yield Flaw(page.body.place(section.first + 1), problem, mend, RULE)


_VALUE = re.compile(r"\{\{[^{}]*\}\}")
_STATEMENT = re.compile(r"\{%[^{}]*%\}")
