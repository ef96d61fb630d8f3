"""The data that search loads: what it shows of each page, and in which sections and readers' lines each word stands.

Text would weigh two bytes a word, compressed. So only what is shown stands there as text: titles, descriptions, and of
each section to which a result can lead its heading and first sentence. For every other word there are the sections and
the lines that hold it, counted on from the one before, which is the index that a search needs anyway.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from handbook.memo import kept_last, kept_own, kept_running
from handbook.search.entry import Entry
from handbook.search.lexicon import Lexicon
from handbook.search.sections import Section
from handbook.search.words import words_of

_SURROGATES = 0xD800


def index(entries: Sequence[Entry], lexicon: Lexicon) -> dict[str, Any]:
    """Return the data for overrides/assets/search/engine.js, as JSON can hold it.

    `pages` have sections (of each its id, heading and first sentence) and a number of lines, both of which are counted
    through the whole site from 0. `words` are all that stand in a line, or in a section beside what it shows, in one
    text. For each of them, `sections` and `lines` have the numbers of those that hold it, each as the step from the one
    before (the first from -1), a character each (`_sign`).
    """
    skipped = lexicon.skipped
    counted = [_counted(entry, skipped) for entry in entries]
    sections = (words for one in counted for words in one.sections)
    lines = (words for one in counted for words in one.lines)
    in_sections, in_lines = standing(tuple(sections)), standing(tuple(lines))
    words = sorted({*in_sections, *in_lines})
    return {
        "pages": [one.page for one in counted],
        "words": " ".join(words),
        "sections": " ".join(in_sections.get(word, "") for word in words),
        "lines": " ".join(in_lines.get(word, "") for word in words),
        "lexicon": lexicon.model_dump() | {"skip": sorted(skipped)},
    }


class _Counted(NamedTuple):
    """What the index says of a `page`, and the words of each of its `sections` and `lines`."""

    page: dict[str, Any]
    sections: tuple[frozenset[str], ...]
    lines: tuple[frozenset[str], ...]


@kept_own
def _counted(entry: Entry, skipped: frozenset[str]) -> _Counted:
    wording = entry.wording
    lines = _lines((wording.title, *wording.topics, *wording.asked_as), skipped)
    read = [_read(section.id, section.heading, (*section.blocks,), skipped) for section in entry.sections]
    return _Counted(_page(entry, read) | {"lines": len(lines)}, tuple(each.unseen for each in read), lines)


class _Read(NamedTuple):
    """A section's `sentence` that search shows, and its words that are `unseen`."""

    sentence: str
    unseen: frozenset[str]


@kept_running
def _read(identity: str, heading: str, blocks: tuple[str, ...], skipped: frozenset[str]) -> _Read:
    """Return what search has of a section's text; above the first heading, where no result leads, nothing is shown."""
    sentence = Section(identity, heading, [*blocks]).sentence if identity else ""
    shown = {*words_of(heading), *words_of(sentence)}
    return _Read(sentence, frozenset(words_of("\n".join(blocks))) - shown - skipped)


@kept_running
def _lines(texts: tuple[str, ...], skipped: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return the words of each of a page's lines (title, topics, what readers ask) that says something."""
    lines = [frozenset(words_of(text)) - skipped for text in texts]
    return tuple(
        sorted(filter(None, lines), key=sorted)
    )  # lines that begin alike stand together, which compresses well


@kept_last
def standing(those: tuple[frozenset[str], ...]) -> Mapping[str, str]:
    """Return for each word the steps from one to the next of `those` that hold it, a character each."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(those):
        for word in words:
            holding[word].append(number)
    signs = [_sign(step) for step in range(len(those) + 1)]
    return {
        word: "".join([signs[number - before] for before, number in zip([-1, *numbers], numbers, strict=False)])
        for word, numbers in holding.items()
    }


def _sign(step: int) -> str:
    """Return a step as a character: "#" for 1, and so on along Unicode, past the surrogates, which no text can hold."""
    code = ord('"') + step
    return chr(code if code < _SURROGATES else code + 0x800)


def _page(entry: Entry, read: Sequence[_Read]) -> dict[str, Any]:
    wording = entry.wording
    sections = zip(entry.sections, read, strict=True)
    return {
        "address": entry.address,
        "label": entry.label,
        "story": entry.story,
        "title": wording.title,
        "description": wording.description,
        "sections": [[section.id, section.heading, each.sentence] for section, each in sections],
    }


@kept_last
def index_script(entries: tuple[Entry, ...], lexicon: Lexicon) -> str:
    """Return the script file that hands the data to the search dialog: a page's policy lets no script fetch any."""
    data = json.dumps(index(entries, lexicon), ensure_ascii=False, separators=(",", ":"))
    return f"(self.handbookSearch||={{}}).index={data};\n"
