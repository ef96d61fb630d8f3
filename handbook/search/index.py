"""The data that search loads: what it shows of each page, and in which sections each word stands.

Text would weigh two bytes a word, compressed. So only what is shown stands there as text: titles, descriptions,
readers' own words, and of each section to which a result can lead its heading and first sentence. For every other word
there are the sections that hold it, counted on from the one before, which is the index that a search needs anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from handbook.search.entry import Entry
from handbook.search.lexicon import Lexicon
from handbook.search.sections import Section
from handbook.search.words import words_of


def index(entries: Sequence[Entry], lexicon: Lexicon) -> dict[str, Any]:
    """Return the data for overrides/assets/search/engine.js, as JSON can hold it.

    `pages` have sections, which are counted through the whole site from 0; `words` maps a word to the numbers of the
    sections that hold it, each as the step from the one before (the first from -1).
    """
    standing: dict[str, list[int]] = {}
    skipped = lexicon.skipped
    sections = [section for entry in entries for section in entry.sections]
    for number, section in enumerate(sections):
        shown = {*words_of(section.heading), *words_of(_sentence(section))}
        for word in {word for block in section.blocks for word in words_of(block)} - shown - skipped:
            standing.setdefault(word, []).append(number)
    return {
        "pages": [_page(entry) for entry in entries],
        "words": {word: [to - at for at, to in pairwise([-1, *standing[word]])] for word in sorted(standing)},
        "lexicon": lexicon.model_dump() | {"skip": sorted(skipped)},
    }


def _page(entry: Entry) -> dict[str, Any]:
    wording = entry.wording
    return {
        "address": entry.address,
        "label": entry.label,
        "story": entry.story,
        "title": wording.title,
        "description": wording.description,
        "topics": wording.topics,
        "asked_as": wording.asked_as,
        "sections": [
            {"id": section.id, "heading": section.heading, "sentence": _sentence(section)} for section in entry.sections
        ],
    }


def _sentence(section: Section) -> str:
    """Return what search shows of a section's text: nothing above the first heading, where no result leads."""
    return section.sentence if section.id else ""


def index_script(entries: Iterable[Entry], lexicon: Lexicon) -> str:
    """Return the script file that hands the data to the search dialog: a page's policy lets no script fetch any."""
    data = json.dumps(index(list(entries), lexicon), ensure_ascii=False, separators=(",", ":"))
    return f"(self.handbookSearch||={{}}).index={data};\n"
