"""A page's HTML as its reader sees it: what stands in its article, without what frames it.

The templates mark what they print: `data-contact` a contact (its value is an id, where there is one), `data-law` a
point of the law (its value is the place; without one it only holds such points), `data-law-page` a page that is all
law.
"""

from __future__ import annotations

import re
from collections import Counter

from handbook.html_names import INLINE
from handbook.redline.elements import Elements
from handbook.redline.model import Kind
from handbook.redline.parts import PARTS, CardReader, PartReader, PointReader
from handbook.redline.seen import CELL, END, LINK, LINK_END, Block, Page, Section

LEFT_OUT = {"above", "toc-folded", "edit", "paper", "jumps"}
"""Classes of what frames a page within its article."""
NO_CHANGES = {"Reviewed", "Next review", "Version"}
"""What the line under a policy's title says without saying anything of the policy."""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_UNREAD = {"script", "style", "svg", "template", "nav", "textarea", "title"}
_KINDS: dict[str, Kind] = {"li": "item", "tr": "row"}
_OURS = re.compile(f"[{LINK}{LINK_END}{CELL}]")


def read(article: str, law: bool = False) -> Page:
    """Return what a reader sees of the HTML `article`; `law` says whether its text is the law of a place."""
    reader = _Reader()
    reader.page.law = law
    reader.feed(article)
    reader.close()
    reader.finish()
    return reader.page


class _Reader(Elements):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._reading: list[PartReader] = []  # contacts and points of the law, the innermost last
        self._text: list[str] = []
        self._label = ""
        self._ids: Counter[str] = Counter()
        self._above = self.page.sections[:1]  # the sections that the next one may stand under

    def finish(self) -> None:
        """Take what no tag has ended."""
        while self.open:
            self.close_one()
        self._flush("")

    def begin(self, tag: str, given: dict[str, str]) -> str:
        part = self._part(tag, given)
        if tag not in INLINE and not self._silent:
            self._flush(tag)
        if part in PARTS:
            self._reading.append(CardReader(given) if part == "contact" else PointReader(given["data-law"]))
        elif self._reading:
            self._reading[-1].begin(tag, given)
        elif self._silent:
            return part
        elif tag == "a" and not part and given.get("href", "").startswith(("tel:", "mailto:")):
            self._text.append(LINK)
            return "link"
        elif tag in ("td", "th") and self._text:
            self._text.append(f" {CELL} ")
        elif part == "next":
            self._begin_section(END, 2)
        elif not part and given.get("id") and _HEADINGS.get(tag, 1) > 1:
            self._begin_section(given["id"], _HEADINGS[tag])
        return part

    def end(self, tag: str, part: str, now: bool) -> None:
        if not now:
            if tag not in INLINE and not self._silent:
                self._flush(tag)
        elif part in PARTS:
            shown = not self.parts["unread"] and not self.parts["register"]
            self._reading.pop().give(self.page, self.page.sections[-1] if shown else None)
        elif self._reading:
            self._reading[-1].end(tag)
        elif part == "link":
            self._text.append(LINK_END)

    def void(self, tag: str, given: dict[str, str]) -> None:
        if tag == "hr" and not self._silent:
            self._flush(tag)
        self.handle_data(f" {given.get('alt', '')} " if tag in ("img", "br") else "")

    def handle_data(self, data: str) -> None:
        if self.parts["unread"]:
            return
        if self._reading:
            self._reading[-1].text(data)
        elif not self._silent:
            self._text.append(_OURS.sub("", data))

    @property
    def _silent(self) -> int:
        """Whether the words that come are no text of the page's own."""
        parts = self.parts
        return parts["unread"] or parts["register"] or parts["law"] or parts["contact"] or parts["point"]

    def _part(self, tag: str, given: dict[str, str]) -> str:
        classes = set(given.get("class", "").split())
        if tag in _UNREAD or "data-redline-exclude" in given or classes & LEFT_OUT:
            return "unread"
        if self.parts["unread"]:
            return ""
        if "data-contact" in given:
            return "contact"
        if "data-law" in given:
            return "point" if given["data-law"] else "law"
        if "data-search-exclude" in given:
            return "register"
        if tag == "mark" and "unchecked" in classes and not self._reading:
            return "unread"
        return next((name for name in ("meta", "lead", "next") if name in classes), "")

    def _begin_section(self, identity: str, level: int) -> None:
        self._ids[identity] += 1
        if self._ids[identity] > 1:
            identity = f"{identity}-{self._ids[identity]}"
        while self._above[-1].level >= level:
            self._above.pop()
        self._above.append(Section(identity, level=level, parent=self._above[-1].id))
        self.page.sections.append(self._above[-1])

    def _flush(self, tag: str) -> None:
        """Take the text so far as a block; within a row only the row's end does so."""
        if self.tags["tr"] and tag != "tr":
            self._text.append(" ")
            return
        text = " ".join("".join(self._text).split())
        linked = bool(self.parts["link"])  # a link over several blocks is a link in each
        self._text = [LINK] if linked else []
        text = text + LINK_END if linked and text else text
        text = text.strip(f"{CELL} ")
        if not text.strip(LINK + LINK_END):
            return
        inner = self.open[-1][0] if self.open else ""
        if inner in _HEADINGS:
            self._heading(inner, text)
        elif self.parts["meta"]:
            self._fact(inner, text)
        elif self.parts["lead"] and not self.page.description:
            self.page.description = text
        else:
            inside = (_KINDS[one] for one, _ in reversed(self.open[-4:]) if one in _KINDS)
            within: Kind = next(inside, "paragraph")
            self.page.sections[-1].blocks.append(Block.of(within, text))

    def _heading(self, tag: str, text: str) -> None:
        section = self.page.sections[-1]
        if tag == "h1" and not self.page.title:
            self.page.title = text
        elif section.id and not section.heading and section.level == _HEADINGS[tag]:
            section.heading = text
        else:
            section.blocks.append(Block.of("heading", text))

    def _fact(self, tag: str, text: str) -> None:
        if tag == "dt":
            self._label = text
        elif self._label not in NO_CHANGES:
            self.page.sections[-1].blocks.append(Block.of("paragraph", f"{self._label}: {text}"))
