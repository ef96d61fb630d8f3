"""Markdown → HTML, of a page's text alone: the links to other pages stay open, as holes of another kind.

Which page a link leads to, and by which way, depends on the other pages; all else here follows from the text. So what
Markdown made of a page holds for every organization that has the same text, and for the next build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from handbook.markup.settled import Settled
from handbook.memo import kept, kept_own, kept_told

OPEN = "\x1d"
"""A control character, which no input may hold: it stands around the number of a link that is still open."""

_LAST = 0
_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_OPEN = re.compile(f"{OPEN}(\\d+){OPEN}")


@dataclass(frozen=True, eq=False)
class Converted:
    """The `html` of a page, whose `links` (as they were typed) are open in it; `contents` are its headings' tokens.

    `contents` is what Python-Markdown's extension `toc` says: mappings with id, name, level and children.
    """

    html: str
    links: tuple[str, ...]
    contents: Sequence[Mapping[str, Any]]

    @property
    def ids(self) -> set[str]:
        """The ids and names to which a link can lead."""
        return set(re.findall(r'<[^>]*?\s(?:id|name)="([^"]*)"', self.html))


def _converted(
    text: str,
    markup: frozenset[str],
    further: tuple[tuple[str, str], ...],
    extensions: tuple[str, ...],
    settings: str,
) -> Converted:
    """Return what Markdown makes of `text`.

    `markup` are the holes that a macro's own HTML will fill; `further` are ids that headings have beside their own
    (markup/settled.py); `extensions` the names of Markdown's, and `settings` their
    settings as JSON.
    """
    markdown = Markdown(extensions=[*extensions, Settled(markup, further)], extension_configs=json.loads(settings))
    opened = _Open(markdown)
    markdown.treeprocessors.register(opened, "opened", _LAST)
    html = markdown.convert(text)
    return Converted(html, tuple(opened.links), getattr(markdown, "toc_tokens", []))


converted = kept_told(_converted)
"""Of a page of ours; `converted_own` does the same for one with words of the organization's own."""
converted_own = kept_own(_converted)


@kept
def with_links(made: Converted, targets: tuple[str, ...]) -> str:
    """Return the HTML of `made` with `targets` in the places of its links."""
    return _OPEN.sub(lambda match: targets[int(match[1])], made.html)


class _Open(Treeprocessor):  # type: ignore[misc]  # Markdown has no types
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.links: list[str] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            url = element.get(key, "") if key else ""
            if key and url and AMP_SUBSTITUTE not in url and not _ELSEWHERE.match(url):
                element.set(key, f"{OPEN}{len(self.links)}{OPEN}")
                self.links.append(url)
