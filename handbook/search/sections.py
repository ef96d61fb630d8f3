"""A page's HTML as the sections that search can lead to: heading, first sentence, and the text of the rest.

What an element with `data-search-exclude` holds is left out, as Material does it: lists of what other pages say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "label", "mark",
           "q", "s", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "wbr"}  # fmt: skip
_VOID = {"br", "hr", "img", "input", "source", "wbr"}  # elements without an end
_UNREAD = {"script", "style", "svg", "template"}
_END = re.compile(r"(?<=[.!?…])([”’\"')]*)\s+(?=[“‘\"'(]?[^\W\d_a-z])")
_LONGEST = 160
_SHORT = 40
_FEWEST = 4


@dataclass
class Section:
    """A section: the `id` and `heading` that it begins with (both empty for what stands above the first), its text.

    `blocks` are its paragraphs, lines of lists and cells of tables, as plain text.
    """

    id: str = ""
    heading: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The first sentence of the first whole paragraph, with the next if it is short, cut at a word if long."""
        whole = next((block for block in self.blocks if len(block.split()) >= _FEWEST), "")
        end = next((found.end(1) for found in _END.finditer(whole) if found.start() >= _SHORT), len(whole))
        return whole[:end] if end <= _LONGEST else whole[:_LONGEST].rsplit(" ", 1)[0] + " …"


def sections_of(html: str) -> list[Section]:
    """Return the sections of a page's content, the first of which is what stands above every heading with an id."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.sections


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section()]
        self._text: list[str] = []
        self._heading = False
        self._unread: list[str] = []  # the open elements whose text is no text of the page, the outermost first

    def flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if text and self._heading:
            self.sections[-1].heading += text
        elif text:
            self.sections[-1].blocks.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._text.append(" ")
        if tag in _UNREAD or ("data-search-exclude" in given and tag not in _VOID) or tag in self._unread:
            self._unread.append(tag)
        if tag in _INLINE or self._unread:
            return
        self.flush()
        identity = given.get("id")
        if tag in _HEADINGS and identity:
            self.sections.append(Section(identity))
            self._heading = True

    def handle_endtag(self, tag: str) -> None:
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        if tag in _INLINE or self._unread:
            return
        self.flush()
        if tag in _HEADINGS:
            self._heading = False

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._text.append(data)
