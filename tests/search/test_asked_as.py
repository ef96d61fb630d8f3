"""What readers ask beside the lines of a page's own front matter."""

from collections import Counter

from handbook import ROOT
from handbook.book import load_book
from handbook.pages.wording import Wording
from handbook.search.entry import entry
from handbook.search.lexicon import asked_as
from handbook.search.words import words_of
from handbook.site import Site
from macros import MACROS
from tests.browser.test_questions import questions
from tests.given import ORGANIZATIONS, TODAY


def test_each_address_is_of_a_page_of_ours():
    docs = {file.relative_to(ROOT / "docs").with_suffix("").as_posix() for file in (ROOT / "docs").rglob("*.md")}
    laws = {f"rights/{file.stem}" for file in (ROOT / "jurisdictions").glob("*.yml")}
    ours = {f"{name}/".removesuffix("index/") for name in docs | laws}
    assert asked_as().keys() <= ours
    assert asked_as()[""] and asked_as()["policies/harassment/"]


def test_no_line_is_said_twice():
    said = Counter(" ".join(words_of(line)) for lines in asked_as().values() for line in lines)
    assert [line for line, count in said.items() if count > 1] == []


def test_each_line_is_short_and_of_words():
    assert [line for lines in asked_as().values() for line in lines if not 1 <= len(words_of(line)) <= 16] == []


def test_a_page_is_found_by_what_is_asked_there_as_well_as_by_its_own_lines():
    wording = Wording("Pay", "Pay", "What you are paid.", ("when do I get my money",), ())
    found = entry("pay/", "page", "", wording, "<p>Ours.</p>", ("my wages are late",))
    assert found.wording.asked_as == ("when do I get my money", "my wages are late")
    assert found.wording.title == "Pay"


def test_no_question_that_tries_the_search_is_a_line_it_learned_from():
    book, _ = load_book(Site.of(ROOT, TODAY, ORGANIZATIONS["harbour-lane"]), MACROS)
    lines = [*asked_as().values(), *(wording.asked_as for wording in book.wordings.values())]
    learned = {" ".join(words_of(line)) for each in lines for line in each}
    asked = [*questions("tuning"), *questions("kept")]
    assert [question for question in asked if " ".join(words_of(question)) in learned] == []
