"""What a writer typed is what readers see: no character hides behind its name, and no way to a file loses signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from handbook.characters import hidden_flaw, hidden_in
from handbook.flaws import Flaw
from handbook.markup.markdown import links
from handbook.markup.masks import masked
from handbook.pages.page import Page

RULE: Final = "text"
_NAMED = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
"""A character by its number or its name, as HTML writes it: CommonMark 0.31, 2.5."""
_WAY = re.compile(r"(?<![\\\w])(?:\\\\(?=[\w.$-]{1,64}\\)|[A-Za-z]:\\)[^\s|<>\"“”()]{1,250}")
"""The way to a file as Windows writes it: from a computer (two backslashes) or from a disk (a letter and a colon)."""
_LOST = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
"""Signs in front of which Markdown takes a backslash away (Python-Markdown, ESCAPED_CHARS)."""
_LOST_NUMBERS = re.compile(r"&#(?:0{1,7}|[xX]0{1,6});")


def check(page: Page) -> Iterator[Flaw]:
    """Yield hidden characters by number or name, and ways to files that would lose backslashes."""
    text = masked(page.body.text)
    for match in _NAMED.finditer(text):
        if _LOST_NUMBERS.fullmatch(match[0]):
            problem = f"`{match[0]}` stands for no character"
            yield Flaw(page.body.at(match.start()), problem, "take it out", RULE)
            continue
        before, character = text[match.start() - 1 : match.start()], unescape(match[0])
        for hidden in hidden_in(f"{before}{character}{text[match.end() : match.end() + 1]}"):
            if hidden[0] in character:
                yield hidden_flaw(hidden[0], page.body.at(match.start()))
    targets = {link.offset for link in links(page.body.text)}  # checks/links.py says what is wrong with these
    for match in _WAY.finditer(text):
        if match.start() not in targets and _LOST.search(way := match[0].rstrip(".,;:")):
            problem = f"of `{way}` the page would lose backslashes, which Markdown takes for marks"
            yield Flaw(page.body.at(match.start()), problem, "put it between backticks", RULE)
