"""The parts of search, each by itself in a real browser: forms of words, spelling, questions, the order of pages."""

import pytest

from handbook import ROOT
from handbook.pages.wording import Wording
from handbook.search.entry import entry
from handbook.search.index import index, standing
from handbook.search.lexicon import Lexicon

SCRIPTS = sorted((ROOT / "overrides" / "assets" / "search").glob("*.js"))


@pytest.fixture(scope="module")
def evaluate(browser):
    """Return a function that evaluates a script where the parts of search are loaded."""
    context = browser.new_context()
    page = context.new_page()
    for script in SCRIPTS:
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    yield page.evaluate
    context.close()


@pytest.fixture
def ask(evaluate):
    """Return a function that gives the addresses that pages (address and readers' lines) have for a question."""

    def found(pages, question, **lexicon):
        entries = [page(address, lines) for address, lines in pages.items()]
        answer = evaluate(ANSWER, [index(entries, Lexicon(**({"skip": ["the", "a"]} | lexicon))), question])
        return [one["page"]["address"] for one in answer["results"]]

    return found


def page(address, lines=(), html="", kind="page"):
    """Return the entry of a page that search knows by its readers' lines and its content."""
    return entry(address, kind, "", Wording("", "", "", tuple(lines), ()), html)


def test_the_numbers_of_sections_and_lines_are_read_as_they_were_written(evaluate):
    numbers = [0, 1, 90, 147, 8_199, 70_000, 140_000]
    those = [frozenset({"word"}) if number in numbers else frozenset() for number in range(140_001)]
    steps = standing(tuple(those))["word"]
    assert evaluate("(steps) => handbookSearch.counts.stepped(steps)", steps) == numbers


@pytest.fixture
def results(evaluate):
    """Return a function that gives the results of entries for a question: each with its address and section's id."""

    def found(entries, question):
        answer = evaluate(ANSWER, [index(entries, Lexicon(skip=["the", "a"])), question])
        return [(one["page"]["address"], (one["section"] or {}).get("id")) for one in answer["results"]]

    return found


@pytest.mark.parametrize(
    "forms",
    [
        "harass harassed harasses harassing harassment", "touch touches touched touching",
        "grab grabbed grabbing grabs", "cry cries cried crying", "grope groping groped",
        "bully bullies bullied bullying", "care cares caring cared", "manage manager management managing",
        "investigate investigation investigator",
        "stop stopped stopping stops", "policy policies", "agree agreed agreeing", "confidential confidentiality",
        "organise organisation organising", "organize organization organizing",
        "hope hopeful hopefulness", "control controlled controlling",
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_root(evaluate, forms):
    roots = evaluate("all => all.map(self.handbookSearch.forms([]))", forms.split())
    assert len(set(roots)) == 1, roots


@pytest.mark.parametrize(
    "pair",
    [
        "police policy", "car care", "come comment", "count country", "star stay", "tea tears", "send senior",
        "form former", "mate matter", "sit site", "sing string", "this thing", "bus busy", "find fine", "red reed",
        "201g 201",
    ],
)  # fmt: skip
def test_words_that_only_begin_alike_have_different_roots(evaluate, pair):
    one, other = evaluate("all => all.map(self.handbookSearch.forms([]))", pair.split())
    assert one != other


def test_irregular_forms_have_the_root_of_the_first_in_any_of_their_own_forms(evaluate):
    irregular = [["threat", "threaten"], ["apology", "apologise"]]
    root = "([irregular, words]) => words.map(self.handbookSearch.forms(irregular))"
    for words in (["threat", "threats", "threatened"], ["apology", "apologies", "apologised"]):
        assert len(set(evaluate(root, [irregular, words]))) == 1


@pytest.mark.parametrize(
    ("typed", "slips"),
    [
        ("harassmnt", 1),
        ("harasssment", 1),
        ("harasdment", 1),
        ("harassmetn", 1),
        ("hraassmetn", 2),
        ("haxasxmexx", None),
    ],
)
def test_a_slip_is_a_letter_missing_too_many_wrong_or_changed_with_the_next(evaluate, typed, slips):
    near = evaluate("word => self.handbookSearch.speller(new Set(['harassment', 'hat']), () => 0)(word)", typed)
    assert [one["slips"] for one in near if one["word"] == "harassment"] == ([slips] if slips else [])


def test_of_words_as_near_the_one_with_the_same_first_letter_and_the_one_used_more_comes_first(evaluate):
    nearest = """([known, often, word]) =>
        self.handbookSearch.speller(new Set(known), (one) => (one === often ? 9 : 0))(word).map((one) => one.word)"""
    assert evaluate(nearest, [["cloak", "bleak"], "", "bloak"])[0] == "bleak"
    assert evaluate(nearest, [["lifts", "light"], "light", "liftt"])[0] == "lifts"
    assert evaluate(nearest, [["right", "night"], "night", "fight"])[0] == "night"
    assert evaluate(nearest, [["light"], "", "lxx"]) == []  # too short to guess


def test_the_rarer_word_of_a_question_decides(ask):
    pages = {
        "a/": ["client shouted", "client waved", "client hugged"],
        "b/": ["who holds a passport"],
        "c/": ["client sat"],
    }
    assert ask(pages, "client passport")[0] == "b/"


def test_a_rare_word_stays_rare_though_a_frequent_one_means_the_same(ask):
    pages = {"a/": ["bus late"], "b/": ["punter sat"], "c/": ["bus full"], "d/": ["client shouted", "client hid"]}
    assert ask(pages, "punter bus", same=[["punter", "client"]])[0] == "b/"


def test_a_line_that_is_the_question_comes_before_many_that_hold_a_part_of_it(ask):
    pages = {
        "a/": ["night shift", "night bus", "night duty"],
        "b/": ["alone on a night train with him"],
        "c/": ["night train"],
    }
    assert ask(pages, "night train")[0] == "c/"


def test_of_two_lines_that_hold_the_question_the_one_whose_rest_says_less_comes_first(ask):
    pages = {"a/": ["night train passport"], "b/": ["night train client"], "c/": ["client sat", "client stood"]}
    assert ask(pages, "night train")[:2] == ["b/", "a/"]


def test_what_means_the_same_is_found_behind_the_word_itself(ask):
    pages = {"a/": ["my client stared"], "b/": ["my punter stared"]}
    assert ask(pages, "punter stared", same=[["client", "punter"]]) == ["b/", "a/"]
    assert ask({"b/": ["my client left"], "c/": ["else"]}, "punter", same=[["client", "punter"]]) == ["b/"]


def test_a_few_words_that_mean_the_same_may_have_one_word_between_them(ask):
    pages = {"a/": ["sacked"], "b/": ["other"]}
    same = [["let go", "sacked"]]
    assert ask(pages, "they let me go", same=same, skip=["they", "me"]) == ["a/"]
    assert ask(pages, "let the boss then go", same=same) == []


def test_words_run_together_are_taken_apart(ask):
    assert ask({"a/": ["who to tell"], "b/": ["whole"]}, "whototell", skip=["to"])[0] == "a/"
    assert ask({"a/": ["lantern"]}, "lantarm", skip=["lan", "tarm"]) == ["a/"]  # but not where no part says something


def test_of_a_phrase_that_means_the_same_the_word_that_readers_use_least_counts(ask):
    pages = {"a/": ["went home", "went away", "went out"], "b/": ["mind blank"]}
    assert ask(pages, "froze", same=[["froze", "went blank"]]) == ["b/"]


def test_a_word_that_is_still_being_typed_finds_what_begins_so(ask):
    pages = {"a/": ["counselling by phone"], "b/": ["coffee"]}
    assert ask(pages, "cou") == ask(pages, "lamp cou") == ["a/"]
    assert ask(pages, "cou phone lamp") == ["a/"]
    assert ask(pages, "cou lamp") == []  # a word before the last is finished


def test_what_stands_only_in_the_text_of_a_page_is_found(results):
    entries = [
        page("a/", html="<p>We have a lamp.</p>"),
        page("b/", html="<h2 id='x'>X</h2><p>It is red all over.</p>"),
    ]
    assert results(entries, "lamp") == [("a/", None)]
    assert results(entries, "red") == [("b/", "x")]


def test_a_result_leads_to_the_section_that_says_most_of_the_question(results):
    html = (
        "<p>All about the door, the lamp and the hall.</p><h2 id='door'>Door</h2><p>It opens at six every day.</p>"
        "<p>oak</p><h2 id='lamp'>Light</h2><p>It is never off at night.</p><p>lamp oak switch</p>"
    )
    entries = [page("other/", html="<h2 id='x'>X</h2><p>lamp</p>"), page("a/", ["door lamp hall"], html)]
    assert ("a/", "door") in results(entries, "door oak")
    assert ("a/", "lamp") in results(entries, "lamp oak switch")
    assert ("a/", None) in results(entries, "hall")  # said above the first heading alone
    assert results(entries, "hall lamp") == [("a/", None), ("other/", None)]  # no section says half of it


def test_of_two_sections_that_say_the_question_the_one_whose_heading_says_it_comes_first(results):
    html = "<h2 id='one'>One</h2><p>The lamp is in the hall.</p><h2 id='two'>Lamp</h2><p>It is always on.</p>"
    assert results([page("a/", html=html), page("b/")], "lamp") == [("a/", "two")]


def test_one_story_at_most_is_among_the_first_three(results):
    lines = ["guest followed me"]
    stories = [page(f"story-{number}/", lines, kind="case-study") for number in (1, 2)]
    others = [page(address, [f"guest {address}"]) for address in ("a/", "b/", "c/")]
    found = [address for address, _ in results([*stories, *others], "guest followed me")]
    assert found == ["story-1/", "a/", "b/", "story-2/", "c/"]


ANSWER = """async ([data, question]) =>
    (await self.handbookSearch.engine(data, async () => {}))(question, 9)"""
DANGER = """async ([lexicon, question]) =>
    (await self.handbookSearch.engine(
        { pages: [], words: "", sections: "", lines: "", lexicon }, async () => {}))(question, 9).danger"""


@pytest.fixture
def alarm(evaluate):
    """Return a function that says whether a question sounds of danger, by words of danger and calm ones."""

    def sounds(question, danger, calm=(), skip=("the", "me")):
        lexicon = Lexicon(skip=list(skip), danger=list(danger), calm=list(calm))
        return evaluate(DANGER, [lexicon.model_dump(), question])

    return sounds


def test_all_words_of_a_line_of_danger_are_needed_in_any_order(alarm):
    assert alarm("me he hit", ["hit me"])
    assert not alarm("he hit the ball", ["hit me"])


def test_a_phrase_that_is_calm_sounds_of_no_danger(alarm):
    assert not alarm("a client hit on me", ["hit me"], ["hit on me"])
    assert alarm("he hit me on the arm", ["hit me"], ["hit on me"])
    assert alarm("he hit on me and hit me", ["hit me"], ["hit on me"])


def test_any_word_that_may_be_meant_is_heard(alarm):
    assert alarm("he has a knufe", ["knife"], skip=["knuff"])  # an everyday word, which is as near


def test_a_word_of_danger_is_heard_when_it_is_misspelt(alarm):
    assert alarm("he has a knfie", ["knife"])


def test_a_short_word_near_one_of_danger_is_no_alarm_by_itself(alarm):
    assert not alarm("rope on the floor", ["rape"])
    assert alarm("rape on the floor", ["rape"])
    assert alarm("kilk myself", ["kill myself"])


def test_a_calm_word_is_known_and_read_as_no_other(alarm):
    assert alarm("the grape", ["grope"])
    assert not alarm("the grape", ["grope"], ["grape"])


def test_a_line_of_danger_that_says_nothing_is_no_alarm_for_every_question(alarm):
    assert not alarm("what is the policy", ["…", "the"])


def test_what_a_phrase_says_counts_without_the_words_that_say_nothing(ask):
    assert ask({"a/": ["portal"], "b/": ["other"]}, "bridge", same=[["the bridge", "portal"]]) == ["a/"]


def test_of_pages_that_hold_the_question_alike_the_one_whose_lines_are_about_it_comes_first(ask):
    pages = {
        "a/": ["guest shouted at my employee", "guest banned", "guest warned", "guest rang"],
        "b/": ["guest shouted at my employee", "employee cried", "employee left", "employee rang"],
        "c/": ["rang"],
    }
    assert ask(pages, "guest shouted at my employee who cried")[0] == "b/"
    assert ask(pages, "banned a guest who shouted at my employee")[0] == "a/"
