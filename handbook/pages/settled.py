"""What Markdown makes and a strict policy would stop, or that would tell others where a reader came from, otherwise."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_AFTER_ATTRIBUTE_LISTS = 5
_ALIGNED = re.compile(r"text-align: (left|center|right);")


class Settled(Extension):  # type: ignore[misc]  # Markdown has no types
    """Python-Markdown's extension: a cell is aligned by class, a link to elsewhere names no referrer."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take a place behind the other extensions of `md`."""
        md.treeprocessors.register(_Settle(md), "settled", _AFTER_ATTRIBUTE_LISTS)


class _Settle(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for element in root.iter():
            aligned = _ALIGNED.fullmatch(element.get("style", ""))
            if aligned:
                del element.attrib["style"]
                element.set("class", " ".join(filter(None, (element.get("class"), aligned[1]))))
            if element.tag == "a" and element.get("href", "").lower().startswith(("https://", "http://")):
                element.set("rel", "noreferrer")
