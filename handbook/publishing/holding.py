"""Which published versions hold some words, and where: asked before a name that had to go is taken out.

A name too many does no harm here, and one that is missed does: so words are looked for as they are read, whatever tags,
spaces, signs and capitals stand between, in what tags say too (an alternative text, an address), and in the search.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from handbook.addresses import shown_address
from handbook.html_names import INLINE
from handbook.repository.branch import Branch
from handbook.search.words import words_of
from handbook.versions.manifest import SUMMARY
from handbook.versions.record import Record

_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)")
_SAID_BY_TAG = re.compile(r"""\s(?!class=)[a-z-]+=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SEARCH = re.compile(r"assets/search[^/]*/index\.js")
_NOTHING = """\
No version holds “{}”. It is looked for as it is spelt, in longer words too; pictures and files to download are not."""
_PERHAPS = "perhaps its search"
_EXPLAINED = """\
Perhaps its search: what search knows there has each of the words, though maybe of different places. Type them into the
search of that version; if they stand apart there, nothing is left of what had to go."""


def holding(branch: Branch, record: Record, words: str) -> str:
    """Return, for a terminal, the versions of `record` in which `words` (folded not empty) are read, and where.

    Raises GitFailed.
    """
    wanted, lines = folded(words), []
    for one in reversed(record.versions):
        places = _places(branch, str(one.version), wanted)
        if places:
            lines.append(f"{one.version}: {', '.join(places)}")
    if not record.versions:
        return "No version has been published yet, as far as this clone knows."
    if any(_PERHAPS in line for line in lines):
        lines.append(_EXPLAINED)
    return "\n".join(lines) or _NOTHING.format(words)


def folded(text: str) -> str:
    """Return `text` as the words that search compares, one space between, the digits of a number together."""
    lines = filter(None, map(_words, text.splitlines()))
    return re.sub(r"(?<=\d) (?=\d)", "", " ".join(lines))


@lru_cache(maxsize=200_000)  # pages and versions have most of their lines in common
def _words(line: str) -> str:
    return " ".join(words_of(re.sub("[\u00ad\u200b-\u200d\u2060]", "", line)))


def read_in(html: str) -> str:
    """Return the words, folded, that are read in `html`, and after them what its tags say."""
    said = " ".join(
        " ".join(found.groups("")) for tag in _TAG.finditer(html) for found in _SAID_BY_TAG.finditer(tag[0])
    )
    text = _TAG.sub(lambda tag: "" if tag[1].lower() in INLINE - {"br", "img", "input"} else " ", html)
    return folded(unescape(f"{text} {said}"))


def _places(branch: Branch, folder: str, wanted: str) -> list[str]:
    """Return the pages of a version that hold the words `wanted`, and whether its summary and its search do."""
    there = branch.files(folder)
    named = {path: shown_address(path.removesuffix("index.html")) for path in sorted(there) if path.endswith(".html")}
    named |= {path: "its summary" for path in there if path == SUMMARY}
    named |= {path: "its search" for path in there if _SEARCH.fullmatch(path)}
    found = branch.contents(folder, {path: there[path] for path in named})
    read = {path: found[path].decode("utf-8", "replace") for path in named}
    texts = {path: f" {read_in(text) if path.endswith('.html') else folded(text)} " for path, text in read.items()}
    search = [path for path in named if _SEARCH.fullmatch(path)]  # which has the words of all pages by the alphabet
    places = [name for path, name in named.items() if (f" {wanted} " if path in search else wanted) in texts[path]]
    apart = any(all(f" {word} " in texts[path] for word in wanted.split()) for path in search)
    return places or ([_PERHAPS] if apart else [])
