"""What each rule is about, with an example of wrong and right: `explained.yml`, shown on the page of messages."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from handbook.data.typed import Model, Text, typed
from handbook.data.yaml import read_yaml
from handbook.vocabulary import Rule

_FILE = Path(__file__).with_name("explained.yml")

Where = Literal[
    "page", "top of a page", "case study", "organization/sections/help-now/emergency.md", "organization.yml",
    "jurisdictions/us-ny.yml", "answers", "file", "words",
]  # fmt: skip
"""Where an example stands: in a page's text, between its two lines ---, in a case study, in a section of the
organization's own, in its details, in the law of a place, in a file of answers, as the name of a file, or only in words
(of what no file shows, such as a publication)."""
_PLACES: dict[Where, str] = {
    "page": "",
    "top of a page": "at the top of a page",
    "case study": "in a case study",
    "answers": "in a file of answers",
    "file": "as the name of a file",
    "words": "",
}


class Example(Model):
    """Something wrong, and what to write instead."""

    where: Where = "page"
    """Where it stands."""
    wrong: Text
    """What brings the message."""
    right: Text
    """What does not."""

    @property
    def place(self) -> str:
        """Where it stands, as words behind "Wrong"; nothing for a page's own text."""
        return _PLACES.get(self.where, f"in {self.where}")


class Entry(Model):
    """What one rule is about."""

    rule: Rule
    """The word in brackets behind a message."""
    title: Text
    """The rule in a few words."""
    about: Text
    """What is looked for and why, in two to four sentences."""
    examples: list[Example] = Field(min_length=1)
    """At least one."""


class _Entries(Model):
    entries: list[Entry]


@cache
def entries() -> tuple[Entry, ...]:
    """Return what explained.yml says, by the names of the rules; a test holds that none is missing."""
    located, flaws = read_yaml(_FILE.read_text(encoding="utf-8"), _FILE.name, "text")
    read, more = typed(_Entries, located, "text")
    assert read is not None, [*flaws, *more]
    return tuple(sorted(read.entries, key=lambda entry: entry.rule))


def in_text(rule: Rule) -> str:
    """Return the entry of `rule` as plain text, its examples indented."""
    entry = next(entry for entry in entries() if entry.rule == rule)
    parts = [f"{entry.title} [{rule}]", textwrap.fill(entry.about, 100)]
    for example in entry.examples:
        place = f", {example.place}" if example.place else ""
        parts += [f"Wrong{place}:", textwrap.indent(example.wrong, "    ")]
        parts += ["Right:", textwrap.indent(example.right, "    ")]
    return "\n\n".join(parts)
