"""Every item that a handbook has to answer has its section, with the words that answer it."""

import html
import re
from html.parser import HTMLParser

import pytest
import yaml

from handbook import ROOT

CHECKLISTS = yaml.load((ROOT / "tests" / "checklists.yml").read_bytes(), Loader=yaml.CSafeLoader)
ITEMS = [
    pytest.param(where, id=f"{name}: {item}") for name, items in CHECKLISTS.items() for item, where in items.items()
]
_HEADING = re.compile(r'<h([1-6])[^>]*\bid="([^"]+)"')


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []

    def handle_data(self, data):
        self.words.append(data)


def section(page, identity):
    """Return the words of the section `identity` of a page's HTML, with those of the sections below it."""
    headings = [(match.start(), int(match[1]), match[2]) for match in _HEADING.finditer(page)]
    start, level, _ = next(heading for heading in headings if heading[2] == identity)
    end = next((at for at, other, _ in headings if at > start and other <= level), len(page))
    words = _Words()
    words.feed(page[start:end])
    return " ".join(html.unescape("".join(words.words)).split())


@pytest.mark.parametrize("where", ITEMS)
def test_an_item_is_answered_where_its_reader_needs_it(where, sites):
    address, words, *organization = where
    address, _, identity = address.partition("#")
    file = sites[organization[0] if organization else "harbour-lane"] / address / "index.html"
    assert words in section(file.read_text(encoding="utf-8"), identity)
