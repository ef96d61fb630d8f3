"""Words that had to go are found wherever they are read, however they were typed."""

import pytest

from handbook.publishing.holding import folded, read_in
from tests.publishing.repositories import commit_on_branch, handbook

PAGE = """<p class="lead">Ask <strong>Asha</strong>
Mwangi-O&rsquo;Neill, or <a href="mailto:baraka@lakeside.example">Bara<wbr>ka</a><br>Otieno.</p><p>Don’t wait: 
<img alt="The desk of Zoë Müller" src="x.png"> +254 20 5550100</p><td>A &amp; B</td><td>C</td>
Asha\u00adWan\u200bja"""


@pytest.mark.parametrize(
    "words",
    ["Asha Mwangi", "ask asha", "Mwangi-O'Neill", "mwangi o’neill", "Baraka Otieno", "BARAKA", "AshaWanja",
     "don't wait",
     "Zoe Muller", "baraka@lakeside.example", "+254 20 555 0100", "+254-20-5550100", "A & B C"],
)  # fmt: skip
def test_what_is_read_is_found(words):
    assert folded(words) in read_in(PAGE)


@pytest.mark.parametrize("words", ["Otieno Asha", "waitthe", "Otienodon", "lead"])
def test_what_is_not_read_is_not_found(words):
    assert folded(words) not in read_in(PAGE)


def test_words_that_search_knows_apart_are_said_to_be_there_perhaps_and_parts_of_words_are_not(publish, repository):
    def holding(words):
        return handbook(repository, "versions", "--with", words).stdout

    publish("2026.1")
    assert (
        holding("Mark Hill") == "No version holds “Mark Hill”. It is looked for as it is spelt, in longer words "
        "too; pictures and files to download are not.\n"
    )
    index = 'self.index={"words":{"hill":[1],"mark":[2],"chill":[3],"quimby":[4]}}'
    commit_on_branch(repository, {"2026.1/assets/search-0/index.js": index})
    assert holding("Mark Hill").startswith("2026.1: perhaps its search\nPerhaps its search: what search knows there")
    assert holding("uimby").startswith("No version holds “uimby”")
    assert holding("quimby") == "2026.1: its search\n"


def test_where_nothing_was_published_no_word_is_said_to_be_held_by_no_version(repository):
    said = handbook(repository, "versions", "--with", "Mark").stdout
    assert said == "No version has been published yet, as far as this clone knows.\n"
