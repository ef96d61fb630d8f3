"""A page's HTML as the sections that search can lead to: heading, first sentence, and the text of the rest.

What an element with `data-search-exclude` holds is left out, as Material does it: lists of what other pages say.

The HTML is that of our own pages, which is well-formed, and every page of every organization passes here: Python's
parser took a quarter of the time that another organization takes, and a pattern for tags takes a third of that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from handbook.html_names import INLINE, VOID

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = INLINE - {"input"}  # each box to tick, with its words, is a line of its own
_SAYS_NOTHING = _INLINE - {"br", "svg"}
_UNREAD = {"svg", "template"}
_CODE = re.compile(r"(?i)<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+)>""")
_ID = re.compile(r"""(?<![\w-])id=["']([^"']+)""")
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
    first, *rest = _TAG.split(_CODE.sub("", html))
    reader.said.append(first)
    for end, tag, given, text in zip(*[iter(rest)] * 4, strict=True):
        tag = tag.lower()
        if tag not in _SAYS_NOTHING or reader.unread or "data-search-exclude" in given:
            reader.ends(tag) if end else reader.begins(tag, given)
        if not reader.unread:
            reader.said.append(text)
    reader.flush()
    return reader.sections


class _Reader:
    """Reads tag by tag.

    `said` is the text since the last block began; `unread` are the open elements whose text is no text of the page, the
    outermost first.
    """

    def __init__(self) -> None:
        self.sections = [Section()]
        self.said: list[str] = []
        self.unread: list[str] = []
        self._heading = False

    def flush(self) -> None:
        text = " ".join(unescape("".join(self.said)).split())
        self.said = []
        if text and self._heading:
            self.sections[-1].heading += text
        elif text:
            self.sections[-1].blocks.append(text)

    def begins(self, tag: str, given: str) -> None:
        if tag == "br":
            self.said.append(" ")
        if tag in _UNREAD or ("data-search-exclude" in given and tag not in VOID) or tag in self.unread:
            self.unread.append(tag)
        if tag in _INLINE or self.unread:
            return
        self.flush()
        if tag in _HEADINGS and (identity := _ID.search(given)):
            self.sections.append(Section(unescape(identity[1])))
            self._heading = True

    def ends(self, tag: str) -> None:
        if self.unread and tag == self.unread[-1]:
            self.unread.pop()
        if tag in _INLINE or self.unread:
            return
        self.flush()
        if tag in _HEADINGS:
            self._heading = False
