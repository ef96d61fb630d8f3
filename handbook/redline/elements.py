"""HTML as elements that open and close, however oddly it is written: what a browser would end is ended."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from handbook.html_names import VOID

_CELLS, _TERMS = {"td", "th"}, {"dt", "dd"}
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": (_TERMS, {"dl"}),
    "dd": (_TERMS, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": (_CELLS, {"tr", "table"}),
    "th": (_CELLS, {"tr", "table"}),
}
"""By element: which ones it ends if they were left open, and within which it does not look further."""
_NEAR = 12


class Elements(HTMLParser):
    """Reads HTML; calls `begin`, `end` and `void` for its elements, in a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        """The open elements, each with the part that `begin` said it plays."""
        self.tags: Counter[str] = Counter()
        """How many of a tag are open."""
        self.parts: Counter[str] = Counter()
        """How many that play a part are open."""

    def begin(self, tag: str, given: dict[str, str]) -> str:
        """Take that an element with the attributes `given` begins; return the part that it plays."""
        raise NotImplementedError

    def end(self, tag: str, part: str, now: bool) -> None:
        """Take that an element ends: first while it is still open, then, `now`, when it no longer is."""
        raise NotImplementedError

    def void(self, tag: str, given: dict[str, str]) -> None:
        """Take an element that has no end."""
        raise NotImplementedError

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that begins an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in VOID:
            self.void(tag, given)
            return
        if tag in _ENDS:
            self._end_the_one_before(*_ENDS[tag])
        part = self.begin(tag, given)
        self.open.append((tag, part))
        self.tags[tag] += 1
        self.parts[part] += 1

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that ends an element; what nothing has begun ends nothing."""
        if self.tags[tag]:
            while self.close_one() != tag:
                pass

    def close_one(self) -> str:
        """End the innermost element; return its tag."""
        tag, part = self.open[-1]
        self.end(tag, part, False)
        self.open.pop()
        self.tags[tag] -= 1
        self.parts[part] -= 1
        self.end(tag, part, True)
        return tag

    def _end_the_one_before(self, alike: set[str], within: set[str]) -> None:
        for depth in range(len(self.open) - 1, max(-1, len(self.open) - _NEAR), -1):
            if self.open[depth][0] in within:
                return
            if self.open[depth][0] in alike:
                while len(self.open) > depth:
                    self.close_one()
                return
