"""What an organization writes can be read on a bad day, and in a second language: its reading grade has a limit.

The grade is that of Flesch and Kincaid (1975), counted by textstat: about the school years that a reader needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from handbook import limits
from handbook.flaws import Flaw, Severity
from handbook.markup.prose import Sentence, sentences
from handbook.pages.page import Page

RULE: Final = "reading"
_FEWEST, _MANY = 30, 100
"""From how many words on the grade of a text says something, and from how many on it is no accident."""
_FIRST = 12
"""How many words of a sentence name it."""
_IN_NEED = ("help-now/", "reporting/", "support/")
"""Where the pages lie that somebody opens on the day on which it happened."""
_ENGLISH = {"and", "any", "are", "by", "for", "from", "of", "that", "the", "to", "with", "you", "your"}
_SHARE = 20
"""Of an English text at least every so manieth word is one of these; the grade says nothing of another language."""


def check(page: Page) -> Iterator[Flaw]:
    """Yield what the organization wrote for `page` and is too hard to read: a page of its own, or a section."""
    if not page.has_own:
        return
    most = limits.GRADE_IN_NEED if page.address.startswith(_IN_NEED) else limits.GRADE
    by_file = groupby(sentences(page.body.text), lambda sentence: page.body.at(sentence.offset).path)
    for file, found in by_file:
        if page.own or file != page.file:
            yield from _too_hard(page, [*found], most)


def _too_hard(page: Page, read: list[Sentence], most: int) -> Iterator[Flaw]:
    words = [word.lower() for one in read for word in one.words]
    english = _SHARE * sum(word in _ENGLISH for word in words) >= len(words)
    if len(words) >= _FEWEST and english and (grade := _grade(read)) > most:
        hardest = max(read, key=lambda one: _grade([one]))
        begins = " ".join(hardest.words[:_FIRST]) + (" …" if len(hardest.words) > _FIRST else "")
        problem = f"to read this text takes {grade:.0f} years at school, and here it may be {most}"
        mend = f"make two sentences of a long one and take shorter words; the hardest begins “{begins}”"
        severity: Severity = "error" if len(words) >= _MANY else "warning"
        yield Flaw(page.body.at(hardest.offset), problem, mend, RULE, severity)


def _grade(read: list[Sentence]) -> float:
    import textstat  # it takes half a second to read its dictionary, and most checks need none

    return float(textstat.flesch_kincaid_grade(" ".join(f"{' '.join(one.words)}." for one in read)))
