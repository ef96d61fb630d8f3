"""The last look at what Markdown made of a page's own text: only known tags, attributes and ways to link.

The checks of sources find most of it, with its place. But only Markdown knows what Markdown makes of odd marks, and so
this is the wall: whatever a page holds, nothing else leaves. Values and macros are still holes here, so that all there
is comes from the writer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from handbook.markup.allowed import MADE_ATTRIBUTES, MADE_CLASSES, MADE_TAGS, SCHEMES, is_taken
from handbook.markup.holes import FIRST, LAST

# What the extension for lists of tasks writes: a box to tick.
_BOX = {("type", "checkbox"), ("disabled", None), ("disabled", ""), ("checked", None), ("checked", "")}
# Where what a macro shows, which may be a link or a card, cannot stand.
_CLOSED = {"h1": "a heading", "h2": "a heading", "h3": "a heading", "h4": "a heading", "h5": "a heading"}
_CLOSED |= {"h6": "a heading", "a": "a link", "pre": "code", "code": "code"}
_ODD = "look for odd marks around it (a single backtick, a bracket, braces) and write it in Markdown"
_BESIDE = "put the picture's file beside the page, and name it"
_IN_TEXT = "call it in a paragraph, a list or a table instead"
_HOLE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_UNQUOTED_VALUE = re.compile(rf"=[^=\"'\s>{chr(FIRST)}-{chr(LAST)}]*+[{chr(FIRST)}-{chr(LAST)}]")


class Strangers(NamedTuple):
    """What stands in HTML that no page may hold, in words, with a mend for each; and the ids that stand in it twice."""

    found: dict[str, str]
    twice: tuple[str, ...]


def strangers(html: str, markup: Collection[str] = ()) -> Strangers:
    """Return what stands in `html` that no page may hold; nothing for a good page.

    `markup` are the holes that a macro's own HTML will fill.
    """
    parser = _Parser(markup)
    parser.feed(html)
    parser.close()
    return Strangers(parser.found, tuple(dict.fromkeys(parser.twice)))


class _Parser(HTMLParser):
    def __init__(self, markup: Collection[str]) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.twice: list[str] = []
        self._markup = markup
        self._closed: list[str] = []
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _UNQUOTED_VALUE.search(self.get_starttag_text() or ""):
            self.found[f"a value without quotes around it within <{tag}>"] = _ODD
        if tag not in MADE_TAGS:
            self.found[f"HTML's <{tag}>"] = _ODD
        if tag in _CLOSED:
            self._closed.append(tag)
        for name, value in attrs:
            if (name, value) not in _BOX and name not in MADE_ATTRIBUTES:
                self.found[f"the attribute `{name}`"] = _ODD
            elif name in ("href", "src"):
                self.found |= dict.fromkeys(_link(value or "", name == "src"), _BESIDE if name == "src" else _ODD)
            elif name == "class" and not MADE_CLASSES.issuperset((value or "").split()):
                self.found[f"the class `{value}`"] = "take it out"
            elif name == "id" and is_taken(value or ""):
                self.found[f"the id `{value}` of the site itself"] = "choose another"
            elif name == "id" and value in self._ids:
                self.twice.append(value or "")
            elif any(hole in self._markup for hole in value or ""):
                self.found[f"what a macro shows within the tag <{tag}>"] = _IN_TEXT

        self._ids |= {value for name, value in attrs if name == "id" and value}

    def handle_endtag(self, tag: str) -> None:
        if self._closed and tag == self._closed[-1]:
            self._closed.pop()

    def handle_data(self, data: str) -> None:
        if self._closed and any(hole in self._markup for hole in data):
            self.found[f"what a macro shows within {_CLOSED[self._closed[-1]]}"] = _IN_TEXT

    def handle_comment(self, data: str) -> None:
        self.found["a comment"] = _ODD

    def handle_decl(self, decl: str) -> None:
        self.found["a declaration (`<!`)"] = _ODD

    def unknown_decl(self, data: str) -> None:
        self.found["a declaration (`<!`)"] = _ODD

    def handle_pi(self, data: str) -> None:
        self.found["an instruction (`<?`)"] = _ODD


def _link(target: str, picture: bool) -> Iterator[str]:
    bare = "".join(character for character in target if character.isprintable() and character != " ")
    try:
        parts = urlsplit(bare)
    except ValueError:
        yield f"the address `{target}`"
        return
    if _HOLE.search(target):
        yield "a value in the target of a link"
    elif "\\" in bare:
        yield f"the address `{target}`"
    elif parts.scheme and parts.scheme.lower() not in SCHEMES:
        yield f"a {'picture' if picture else 'link'} that begins with `{parts.scheme}:`"
    elif picture and (parts.scheme or parts.netloc):
        yield "a picture from another place"
