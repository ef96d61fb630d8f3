"""Holes: where a value goes that Markdown must not read.

Jinja decides conditions and loops with the real values. What it prints of them is one private-use character each, a
hole, numbered per page; Markdown carries it through like a letter. When the page's HTML is there, the escaped values
fill the holes. So `A&B | Co <script>` is shown as typed in a table, a heading or an attribute, and the Markdown of a
page is the same for all organizations.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from handbook.organization.times import in_full

FIRST, LAST = 0xE000, 0xF8FF
_HOLE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")


def text_of(value: Any) -> str:
    """Return how a value is printed: a day in full, everything else as it prints itself.

    Raises ValueError("problem; mend") for a value that is not there.
    """
    if value is None:
        raise ValueError("a value is printed here that the organization does not have; put it between {% if … %} lines")
    return in_full(value) if isinstance(value, date) else str(value)


@dataclass
class Holes:
    """The values of one page, in the order in which they were printed."""

    values: list[str] = field(default_factory=list)

    def hole(self, value: Any) -> str:
        """Return what Jinja prints for `value`: a hole, or the value itself where a template made it (Markup).

        Raises ValueError when a page prints more than 6,400 values.
        """
        if isinstance(value, Markup):
            return value
        if FIRST + len(self.values) > LAST:
            raise ValueError("a page prints more than 6400 values; split it")
        self.values.append(text_of(value))
        return chr(FIRST + len(self.values) - 1)

    def fill(self, text: str) -> str:
        """Return HTML `text` with its holes filled by the escaped values."""
        return _HOLE.sub(lambda match: html.escape(self.values[ord(match[0]) - FIRST]), text)
