"""What a card says of a person, a route, a service or a committee, as its reader meets it.

The files in `cards/` hold the words of every card of a fixture's site, a line each, by page.
"""

import html
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cards"


def words(markup):
    """Return the words of `markup`, with the labels for those who listen in brackets and links behind their words."""
    markup = re.sub(r"<dt>(.*?)</dt>", r"[\1] ", markup)
    markup = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', r"\2 (\1)", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def cards(site):
    """Return the cards of `site`: a line for each page that has some, and one for each of its cards."""
    lines = []
    for file in sorted(site.rglob("index.html")):
        if file.parent.name == "writing":
            continue  # the writers' page shows them all once more
        text = file.read_text(encoding="utf-8")
        found = re.findall(r'<div class="card"[^>]*>(.*?(?:</dl>|</p>|</details>))\s*</div>', text, re.DOTALL)
        emergency = re.findall(r'<ul class="emergency">.*?</ul>', text, re.DOTALL)
        inline = re.findall(r'<a class="nowrap".*?</a>(?: <mark.*?</mark>)?', text)
        if found or emergency or inline:
            lines += [f"# {file.relative_to(site).as_posix()}", *map(words, [*emergency, *found, *inline])]
    return lines


@pytest.mark.parametrize("organization", ["harbour-lane", "brannoc-hospitals"])
def test_every_card_says_what_the_organization_says(organization, sites):
    assert cards(sites[organization]) == (FOLDER / f"{organization}.txt").read_text(encoding="utf-8").splitlines()
