"""The data that search loads: enough to show and to find each page, and no more."""

import json

from handbook.pages.wording import Wording
from handbook.search.entry import entry
from handbook.search.index import index, index_script
from handbook.search.lexicon import Lexicon

LEXICON = Lexicon(skip=["the", "a"])


def page(address, html, kind="page", heading="Reporting"):
    wording = Wording(f"Title {address}", "Short", f"About {address}", ("how do I stop it",), ("Stopping",))
    return entry(address, kind, heading, wording, html)


def by_word(data, kind):
    """Return the steps to the sections or lines of each word."""
    return dict(zip(data["words"].split(" "), data[kind].split(" "), strict=True))


def test_each_word_of_the_text_stands_there_with_the_sections_that_hold_it():
    first = page("a/", "<p>The first words of all.</p><h2 id='x'>Door</h2><p>A door is open here.</p><p>door lamp</p>")
    second = page("b/", "<p>Nothing of that kind here.</p><h2 id='y'>Hall</h2><p>lamp</p>")
    data = index([first, second], LEXICON)
    assert by_word(data, "sections")["lamp"] == "$$"  # sections 1 and 3: two steps of 2, the first from -1
    assert not {"door", "the"} & {*by_word(data, "sections")}  # it is shown; it is skipped
    assert data["pages"][0]["sections"][1] == ["x", "Door", "A door is open here."]


def test_of_what_stands_above_the_first_heading_nothing_is_shown():
    data = index([page("a/", "<p>The first words of all.</p>")], LEXICON)
    assert data["pages"][0]["sections"] == [["", "", ""]]
    standing = {word for word, steps in by_word(data, "sections").items() if steps}
    assert standing == {"first", "words", "of", "all"}


def test_titles_topics_and_what_readers_ask_stand_there_as_lines_with_the_words_of_each():
    data = index([page("a/", ""), page("b/", "")], LEXICON)
    assert [one["lines"] for one in data["pages"]] == [3, 3]
    lines = by_word(data, "lines")
    assert set(lines) == {"title", "b", "how", "do", "i", "stop", "it", "stopping"}
    assert lines["stop"] == "#&" and lines["b"] == "&"  # lines 0 and 4, line 3: by page in the order of words


def test_a_page_stands_there_with_its_readers_words_and_its_kind():
    entries = [page("policies/a/", "", "policy"), page("case-studies/b/", "", "case-study"), page("c/", "")]
    data = index(entries, LEXICON)
    assert [(one["label"], one["story"]) for one in data["pages"]] == [
        ("Policy", False),
        ("Case study", True),
        ("Reporting", False),
    ]


def test_the_script_is_one_assignment_with_everything_in_it_as_text():
    entries = [page("a/", '<h2 id="x">X</h2><p>A&amp;B "quoted" &lt;/script&gt; \u2028 is here today</p>')]
    text = index_script((*entries,), LEXICON)
    data = json.loads(text.removeprefix("(self.handbookSearch||={}).index=").removesuffix(";\n"))
    assert data["pages"][0]["sections"][1][2].startswith('A&B "quoted" </script>')
