"""The last look at what Markdown made of a page's own text: only known tags, attributes and ways to link.

The checks of sources find most of it, with its place. But only Markdown knows what Markdown makes of odd marks, and so
this is the wall: whatever a page holds, nothing else leaves. Values and macros are still holes here, so that all there
is comes from the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from handbook.pages.holes import FIRST, LAST

_INLINE = "a abbr b br cite code del em i img ins kbd mark q s small span strong sub sup"
_BLOCK = "blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td th thead tr ul"
TAGS = {*_INLINE.split(), *_BLOCK.split(), "input"}
ATTRIBUTES = {"alt", "class", "dir", "href", "id", "lang", "open", "src", "start", "title"}
SCHEMES = {"", "http", "https", "mailto", "tel"}
# What Markdown's own extensions write: the alignment of a cell, a box to tick, the ways there and back of a note.
_OWN = {
    ("style", "text-align: left;"), ("style", "text-align: center;"), ("style", "text-align: right;"),
    ("type", "checkbox"), ("disabled", None), ("disabled", ""), ("checked", None), ("checked", ""),
}  # fmt: skip

_UNQUOTED_VALUE = re.compile(rf"=[^\"'\s>]*[{chr(FIRST)}-{chr(LAST)}]")


def strangers(html: str) -> list[str]:
    """Return, in words, what stands in `html` that no page may hold; nothing for a good page."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return list(dict.fromkeys(parser.found))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _UNQUOTED_VALUE.search(self.get_starttag_text() or ""):
            self.found.append(f"a value without quotes around it within <{tag}>")
        if tag not in TAGS:
            self.found.append(f"HTML's <{tag}>")
        for name, value in attrs:
            if (name, value) not in _OWN and name not in ATTRIBUTES:
                self.found.append(f"the attribute `{name}`")
            elif name in ("href", "src"):
                self.found += _link(value or "", name == "src")

    def handle_comment(self, data: str) -> None:
        self.found.append("a comment")

    def handle_decl(self, decl: str) -> None:
        self.found.append("a declaration (`<!`)")

    def unknown_decl(self, data: str) -> None:
        self.found.append("a declaration (`<!`)")

    def handle_pi(self, data: str) -> None:
        self.found.append("an instruction (`<?`)")


def _link(target: str, picture: bool) -> Iterator[str]:
    bare = "".join(character for character in target if character.isprintable() and character != " ")
    try:
        parts = urlsplit(bare)
    except ValueError:
        yield f"the address `{target}`"
        return
    if parts.scheme.lower() not in SCHEMES:
        yield f"a link that begins with `{parts.scheme}:`"
    elif picture and (parts.scheme or parts.netloc):
        yield "a picture from another place"
