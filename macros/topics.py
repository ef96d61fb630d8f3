"""The A–Z: every page under the words that its front matter names, as a printed index would have them."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from markupsafe import Markup

from handbook.memo import kept
from handbook.search.words import words_of
from handbook.view import View

_FIGURES = "0–9"


def topics(view: View) -> Markup:
    """An A–Z of all topics, each a link to its page; a page that names no topics stands there with its title.

    Example: {{ topics() }}
    """
    rows = sorted(
        (
            {"topic": topic, "href": view.href(address), "title": wording.title}
            for address, wording in view.book.wordings.items()
            if address != view.page.address
            for topic in wording.topics or (wording.title,)
        ),
        key=lambda row: (*_order(row["topic"]), row["title"]),
    )
    letters = [(letter, list(each)) for letter, each in groupby(rows, lambda row: _letter(row["topic"]))]
    return view.template("topics.html", letters=letters, style=view.href("assets/topics.css"))


@kept
def _order(topic: str) -> tuple[str, tuple[str, ...]]:
    return _letter(topic), tuple(words_of(topic))


def _letter(topic: str) -> str:
    """Return the heading under which `topic` stands: its first letter without accents, or one heading for figures."""
    first = next((each for each in unicodedata.normalize("NFKD", topic) if each.isalnum()), "0")
    return _FIGURES if first.isdigit() else first.upper()
