"""What search knows of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbook.pages.wording import Wording
from handbook.search.sections import Section, sections_of

_LABELS = {"policy": "Policy", "case-study": "Case study", "help": "Help"}
_ASIDE = {"case-studies": 0.75, "hr": 0.8, "about": 0.8}
"""How much a page counts beside one for every reader that says as much: a story, HR's work, the site itself."""


@dataclass(frozen=True)
class Entry:
    """One page: its address, the `label` that says what kind of page it is, its words as readers see them.

    A `story` is a case study; `weight` is 1, or less for a page that comes behind another that says as much.
    """

    address: str
    label: str
    story: bool
    weight: float
    wording: Wording
    sections: tuple[Section, ...]


def entry(address: str, kind: str, heading: str, wording: Wording, html: str, more: Sequence[str] = ()) -> Entry:
    """Return the entry of a page of this `kind` that stands under `heading` in the navigation.

    `html` is the page's content with its values filled in; `more` is what readers ask beside the wording's `asked_as`.
    """
    wording = replace(wording, asked_as=(*wording.asked_as, *more))
    weight = _ASIDE.get(address.partition("/")[0], 1)
    return Entry(address, _LABELS.get(kind, heading), kind == "case-study", weight, wording, tuple(sections_of(html)))
