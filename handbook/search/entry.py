"""What search knows of one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbook.memo import kept_own
from handbook.pages.wording import Wording
from handbook.search.sections import Section, sections_of

_LABELS = {"policy": "Policy", "case-study": "Case study", "help": "Help"}


@dataclass(frozen=True, eq=False)
class Entry:
    """One page: its address, the `label` that says what kind of page it is, its words as readers see them.

    A `story` is a case study.
    """

    address: str
    label: str
    story: bool
    wording: Wording
    sections: tuple[Section, ...]


@kept_own
def entry(address: str, kind: str, heading: str, wording: Wording, html: str, more: tuple[str, ...] = ()) -> Entry:
    """Return the entry of a page of this `kind` that stands under `heading` in the navigation.

    `html` is the page's content with its values filled in; `more` is what readers ask beside the wording's `asked_as`.
    """
    wording = replace(wording, asked_as=(*wording.asked_as, *more))
    return Entry(address, _LABELS.get(kind, heading), kind == "case-study", wording, tuple(sections_of(html)))
