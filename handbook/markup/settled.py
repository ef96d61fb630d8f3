"""What Markdown makes and a strict policy would stop, or that would tell others where a reader came from, otherwise.

And tables: each cell carries the name of its column, for a narrow screen, where a row becomes a block. And headings
with further ids, each on an empty element before their words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from handbook.markup.holes import FIRST, LAST

_AFTER_ATTRIBUTE_LISTS = 5
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_ALIGNED = re.compile(r"text-align: (left|center|right);")
_WORDS = re.compile(rf"[^\W\d_]|[{chr(FIRST)}-{chr(LAST)}]")


class Settled(Extension):  # type: ignore[misc]  # Markdown has no types
    """Python-Markdown's extension: cells aligned by class, with their column's name; links that name no referrer.

    `markup` are the holes of the page at hand that HTML will fill, which cannot stand in an attribute. `further` are
    ids that a heading has beside its own, each with that: (own, further); the page itself has those of "".
    """

    def __init__(self, markup: Collection[str] = (), further: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.markup = markup
        self.further = further

    def extendMarkdown(self, md: Markdown) -> None:
        """Take a place behind the other extensions of `md`."""
        md.treeprocessors.register(_Settle(md, self.markup, self.further), "settled", _AFTER_ATTRIBUTE_LISTS)


class _Settle(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, markup: Collection[str], further: Iterable[tuple[str, str]]) -> None:
        super().__init__(md)
        self._markup = markup
        self._further: dict[str, list[str]] = {}
        for own, one in further:
            self._further.setdefault(own, []).append(one)

    def run(self, root: Element) -> None:
        for identity in self._further.pop("", ()):
            root.insert(0, Element("span", {"id": identity}))
        for element in root.iter():
            aligned = _ALIGNED.fullmatch(element.get("style", ""))
            if aligned:
                del element.attrib["style"]
                element.set("class", " ".join(filter(None, (element.get("class"), aligned[1]))))
            if element.tag == "a" and element.get("href", "").lower().startswith(("https://", "http://")):
                element.set("rel", "noreferrer")
            if element.tag == "table":
                self._name_columns(element)
            if element.tag in _HEADINGS:
                for identity in self._further.get(element.get("id", ""), ()):
                    place = Element("span", {"id": identity})
                    place.tail, element.text = element.text, None
                    element.insert(0, place)

    def _name_columns(self, table: Element) -> None:
        """Give each cell the name of its column, apart from a first cell that has words: it heads its row."""
        heads = table.findall("thead/tr/th")
        for head in heads:
            head.set("scope", "col")
        names = [self._name(head) for head in heads]
        for row in table.iterfind("tbody/tr"):
            for number, (name, cell) in enumerate(zip(names, row, strict=False)):
                if name and (number or not _WORDS.search("".join(cell.itertext()))):
                    cell.set("data-label", name)

    def _name(self, head: Element) -> str:
        """Return the words of a column's head, with a colon where they have no sign of their own at the end."""
        text = HTML_PLACEHOLDER_RE.sub(self._stashed, _text(head))
        text = "".join(sign for sign in text if sign not in self._markup)
        text = " ".join(html.unescape(text).split())
        return text if not text or text[-1] in ".?!:…" else f"{text}:"

    def _stashed(self, match: re.Match[str]) -> str:
        """Return the text of what Markdown has put aside (an entity, a tag)."""
        return re.sub(r"<[^>]*>", "", str(self.md.htmlStash.rawHtmlBlocks[int(match[1])]))


def _text(element: Element) -> str:
    """Return the text of `element` without the numbers of its footnotes."""
    if element.tag == "sup":
        return ""
    return (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
