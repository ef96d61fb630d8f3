"""What a table that a writer makes carries, so that it can be read where a row is a block."""

import re

import pytest
from markdown import markdown

from handbook.markup.settled import Settled

EXTENSIONS = ["tables", "smarty", "footnotes", "attr_list"]


def table(head, row, markup=()):
    lines = f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n| {' | '.join(row)} |\n"
    return markdown(lines, extensions=[*EXTENSIONS, Settled(markup)])


def labels(html):
    return re.findall(r'<td(?: data-label="(.*?)")?>', html)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Why it fails", "Why it fails:"),
        ("What now?", "What now?"),
        ("**Bold** and `a<b`", "Bold and a&lt;b:"),
        ("It’s \"so\" & 'so'", "It’s “so” &amp; ‘so’:"),
        ('<abbr title="x">HR</abbr> says', "HR says:"),
        ("\ue000’s", "\ue000’s:"),
    ],
)
def test_a_cell_carries_the_name_of_its_column(head, name):
    assert labels(table(["What", head], ["words", ""])) == ["", name]


def test_a_first_cell_without_words_needs_its_columns_name():
    assert labels(table(["Minutes", "What"], ["5", "Welcome"])) == ["Minutes:", "What:"]
    assert labels(table(["Day", "Who"], ["", ""])) == ["Day:", "Who:"]
    assert labels(table(["Duty", "Who"], ["\ue000", "x"])) == ["", "Who:"]


def test_what_a_macro_shows_in_a_head_does_not_enter_an_attribute():
    assert labels(table(["a", "See \ue001"], ["words", "x"], {"\ue001"})) == ["", "See:"]


def test_every_head_says_that_it_heads_a_column():
    assert table(["a", "b"], ["words", "x"]).count('<th scope="col">') == 2
