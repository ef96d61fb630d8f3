"""What pages look like is loaded with them, from the site itself: a host elsewhere would hear who reads what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw, Place
from handbook.texts import read_text

RULE: Final = "links"
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ELSEWHERE = re.compile(
    r"""(?:@import\s+(?:url\()?|(?:url|src|image-set)\()\s*["']?\s*(?P<address>(?:https?:)?//[^"')\s;]*)""",
    re.IGNORECASE,
)
_MEND = "save it beside this file, and name it there without a host, such as `images/door.svg`"


def check(book: Book) -> Iterator[Flaw]:
    """Yield what style sheets load from another host; of what lies beside them they may load all."""
    for file in sorted((book.site.root / "overrides").rglob("*.css")):
        shown = book.site.shown(file)
        text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), read_text(file, shown)[0] or "")
        for found in _ELSEWHERE.finditer(text):
            begin = found.start("address")
            place = Place(shown, text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin))
            yield Flaw(place, f"this style sheet loads `{found['address']}` from another host", _MEND, RULE)
