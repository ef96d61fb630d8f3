"""Search: a reader's own words find the page, and nobody after them sees the words."""

import re

import pytest

from handbook import ROOT
from handbook.search.words import words_of
from tests.running import run
from tests.search.test_words import TEXTS
from tests.served import serve
from tests.waiting import until, until_held


def search(page, words):
    """Open the search of the page that is open, type `words`, and return the texts of the results."""
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(words)
    page.wait_for_selector("[data-search-result]")
    return page.locator("[data-search-result]").all_inner_texts()


def addresses_of(page):
    """Return the addresses of the results, from the site's root."""
    root = page.evaluate("new URL('.', document.querySelector('a.name').href).href")
    hrefs = page.locator("[data-search-result]").evaluate_all("all => all.map((it) => it.href)")
    return [href.removeprefix(root) for href in hrefs]


TYPE = """words => {
    const input = document.querySelector("#search input");
    input.value = words;
    input.dispatchEvent(new Event("input"));
}"""


def found(page, address, words):
    """Open the site's first page at `address`, search for `words`; return the addresses of the pages that are shown."""
    page.goto(address)
    search(page, words)
    return [one.split("#")[0] for one in addresses_of(page)]


def test_search_finds_a_page_by_a_readers_own_words(page, addresses):
    page.goto(addresses["harbour-lane"] + "policies/harassment/")
    search(page, "how do I write down what happened")
    assert addresses_of(page)[0].startswith("reporting/document/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reporting/document/"))
    assert page.url.startswith(addresses["harbour-lane"] + "reporting/document/")
    assert page.trouble == []


def test_a_result_says_what_it_is_and_which_section_answers_and_marks_the_words(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "police")
    first = page.locator("[data-search-result]").first
    assert first.get_attribute("href").endswith("reporting/outside/#police")
    assert first.locator(".where").inner_text().startswith("Reporting: ")
    assert "police" in [mark.lower() for mark in first.locator("mark").all_inner_texts()]
    assert len(first.locator(".piece").inner_text()) > 20


def test_marked_are_the_words_that_were_typed_not_such_as_mean_the_same(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "client keeps texting")
    marked = {mark.lower() for mark in page.locator("#search mark").all_inner_texts()}
    assert "clients" in marked
    assert marked <= {"client", "clients", "client’s", "keep", "keeps", "keeping", "kept", "text", "texts", "texting"}


@pytest.mark.parametrize(
    ("question", "address", "label"),
    [
        ("non-retaliation policy payback", "policies/non-retaliation/", "Policy"),
        ("hotel guest undressed at the door", "case-studies/hotel-housekeeper/", "Case study"),
        ("emergency numbers", "help-now/", "Help"),
        ("banning a client", "managers/acting-on-a-client/", "For managers"),
    ],
)
def test_a_result_says_which_kind_of_page_it_is(page, addresses, question, address, label):
    pages = found(page, addresses["harbour-lane"], question)
    labels = dict(zip(pages, page.locator(".where").all_inner_texts(), strict=True))
    assert labels[address].split(":")[0] == label


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("harrasment by custommers", "policies/client-harassment/"),  # slips
        ("whotell", "reporting/who-to-tell/"),  # run together
        ("retaliating", "policies/non-retaliation/"),  # another form
        ("he texted and wrote to me at night", "policies/online-conduct/"),  # irregular forms
        ("counseling", "support/counselling/"),  # American spelling
        ("organisation's behaviour standard", "policies/client-conduct/"),
        ("POSH", "rights/in/"),
        ("ic members pune", "reporting/who-to-tell/"),
        ("acas", "rights/gb/"),
        ("201-g", "rights/us-ny/"),
        ("section 12940", "rights/us-ca/"),
        ("can’t prove", "reporting/"),
        ("third-party harassment", "policies/client-harassment/"),
        ("victimisation", "policies/non-retaliation/"),
        ("eve teasing by a punter", "rights/in/"),
        ("जानकारी counselling", "support/counselling/"),
    ],
)
def test_slips_forms_spellings_and_names_of_laws_are_understood(page, addresses, question, address):
    assert address in found(page, addresses["harbour-lane"], question)[:3]


@pytest.mark.parametrize("word", ["ai" * 25 + "q", "inaisoram" * 6 + "x", "a" * 190, "z" * 59])
def test_a_word_that_can_be_taken_apart_in_countless_ways_is_answered_like_any_other(page, addresses, word):
    assert found(page, addresses["harbour-lane"], f"police {word}")[0] == "reporting/outside/"


@pytest.mark.parametrize(
    ("organization", "question", "address"),
    [
        ("harbour-lane", "Priya", "reporting/who-to-tell/"),
        ("harbour-lane", "pryia raman", "reporting/who-to-tell/"),
        ("harbour-lane", "brightwater", "support/counselling/"),
        ("brannoc-hospitals", "chaplain", "support/chaplaincy/"),
    ],
)
def test_an_organizations_own_people_places_and_pages_are_found(page, addresses, organization, question, address):
    assert address in found(page, addresses[organization], question)


@pytest.mark.parametrize("question", ["Priya Raman", "Client Safety Lead", "tom"])
def test_people_and_teams_lead_first_to_whom_to_tell(page, addresses, question):
    assert found(page, addresses["harbour-lane"], question)[0] == "reporting/who-to-tell/"


@pytest.mark.parametrize(
    "question",
    [
        "i was raped", "he has a knife", "guest grabbed me", "wont let me leave", "I want to kill myself",
        "he folowed me home", "client suicde", "she locked me in a room", "following me on the street",
        "hes got a nife", "i was hit on the head help me", "kms", "he says he has a bomb", "someone is following me",
    ],
)  # fmt: skip
def test_what_sounds_of_danger_shows_help_first(page, addresses, question):
    page.goto(addresses["harbour-lane"] + "glossary/")
    texts = search(page, question)
    assert texts[0].startswith("Get help now")
    assert addresses_of(page)[0] == "help-now/"  # from its first number on
    until(lambda: "in danger" in page.get_by_role("status").last.inner_text())


@pytest.mark.parametrize(
    "question",
    [
        "will I lose my commission", "how long do you keep my report", "dress code", "client hit on me",
        "he wants to follow me on instagram", "will he find out it was me", "nite shift rota",
        "a client is attracted to me",
    ],
)  # fmt: skip
def test_a_calm_question_is_not_taken_for_danger(page, addresses, question):
    assert found(page, addresses["harbour-lane"], question)[0] != "help-now/"
    until(lambda: "result" in page.locator(".search-status").inner_text())
    assert "danger" not in page.locator(".search-status").inner_text()


def test_danger_is_said_at_once_and_the_count_when_typing_stops(page, addresses):
    page.clock.install()
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.clock.pause_at(page.evaluate("Date.now()") + 2000)

    def status_after(milliseconds, words):
        if words:
            page.evaluate(TYPE, words)
        page.clock.run_for(milliseconds)
        return page.evaluate("document.querySelector('.search-status').textContent")

    assert "danger" not in status_after(500, "guest")
    assert "danger" in status_after(1, "guest grabbed me")
    assert "danger" in status_after(500, "guest room")
    assert "danger" not in status_after(200, "")


@pytest.mark.parametrize("size", [(390, 844), (1280, 900), (844, 390)])
def test_what_was_typed_and_the_chosen_result_stay_in_sight(page, addresses, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    last = page.locator("[data-search-result]").count()
    for key in ["ArrowDown"] * last + ["ArrowUp"] * (last - 2):
        page.keyboard.press(key)
        chosen = page.locator("[aria-selected=true]").bounding_box()
        above = page.locator("#search [data-close]" if size[1] < 640 else "#search input").bounding_box()
        assert 0 < above["y"] < above["y"] + above["height"] <= chosen["y"] + 1
        assert chosen["y"] < size[1] - 30


def test_a_search_without_a_result_says_so_kindly_and_shows_where_help_is(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "qqqqzzzz")
    assert addresses_of(page) == ["help-now/", "reporting/who-to-tell/"]
    until(lambda: page.locator(".search-status").inner_text().startswith("We found nothing in these words."))
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('#search').open") is False


def test_a_result_on_the_page_that_is_open_closes_the_dialog(page, addresses):
    page.goto(addresses["harbour-lane"] + "reporting/outside/")
    search(page, "police")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#search').open") is False
    assert page.url == addresses["harbour-lane"] + "reporting/outside/#police"
    assert page.get_by_role("combobox").count() == 0


def test_the_keyboard_alone_goes_through_the_results_and_back(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox")
    page.keyboard.type("report")
    page.wait_for_selector("[data-search-result]")
    assert box.get_attribute("aria-expanded") == "true"

    def chosen():
        name = box.get_attribute("aria-activedescendant")
        selected = page.locator("[aria-selected=true]").evaluate_all("all => all.map((it) => it.id)")
        assert selected == ([name] if name else [])
        return name

    last = f"search-result-{page.locator('[data-search-result]').count() - 1}"
    assert chosen() is None
    page.keyboard.press("ArrowUp")
    assert chosen() == last
    page.keyboard.press("ArrowDown")
    assert chosen() == "search-result-0"
    page.keyboard.press("ArrowDown")
    assert chosen() == "search-result-1"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen() == last
    assert page.evaluate("document.activeElement.matches('[role=combobox]')")
    page.keyboard.type("s")
    assert chosen() is None
    until(lambda: re.match(r"\d results?\. ", page.locator(".search-status").inner_text()))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.dialog") == "search"


def test_enter_that_chooses_a_word_of_another_script_opens_nothing(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.get_by_role("combobox").evaluate(
        "it => it.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    assert page.url == addresses["harbour-lane"]
    assert page.evaluate("document.querySelector('#search').open")


def test_the_field_of_the_search_is_the_only_one_of_its_kind(page, addresses):
    for address in ("", "help-now/", "reporting/incident-log/"):
        page.goto(addresses["harbour-lane"] + address)
        assert page.locator("input[type=search]").count() == 1


@pytest.mark.parametrize("key", ["s", "f", "/", "k"])
def test_no_single_key_opens_the_search(page, addresses, key):
    page.goto(addresses["harbour-lane"])
    page.keyboard.press(key)
    assert page.evaluate("document.querySelector('#search').open") is False


def test_nothing_is_loaded_before_search_is_opened_and_nothing_after(page, addresses):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses["harbour-lane"], wait_until="networkidle")
    assert not any("search-" in url for url in asked)
    search(page, "report")
    names = sorted(url.rpartition("/")[2] for url in asked if "search-" in url)
    ours = {file.name for file in (ROOT / "overrides" / "assets" / "search").iterdir()}
    assert names == sorted({*ours, "index.js"})
    asked.clear()
    for words in ("guest grabbed me", "harrasment", "qqqzz", "who to tell", "विश्वास", "a" * 500):
        page.get_by_role("combobox").fill(words)
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    search(page, "police")
    page.wait_for_timeout(1000)
    assert asked == []


def test_what_was_searched_for_is_kept_nowhere(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "qqcanaryqq report")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reporting/"))
    kept = page.evaluate("JSON.stringify([history.state, {...localStorage}, {...sessionStorage}, document.cookie])")
    assert "canary" not in kept + page.url
    page.go_back()
    page.wait_for_url(addresses["harbour-lane"])
    assert page.locator("input[type=search]").input_value() == ""
    assert page.evaluate("history.length") == 3  # about:blank, the first page, the second


def test_what_was_searched_for_is_forgotten_when_the_dialog_closes(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("combobox").input_value() == ""
    assert page.locator("[data-search-result]").count() == 0


def test_what_is_typed_into_a_search_that_was_closed_a_moment_ago_stays(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    left = page.evaluate("""async () => {
        const dialog = document.querySelector("#search"), field = dialog.querySelector("input");
        const closed = new Promise((said) => dialog.addEventListener("close", said, { once: true }));
        dialog.close();
        document.querySelector("[data-dialog=search]").click();
        const before = field.value;
        field.value = "police";
        await closed;
        return [before, field.value];
    }""")
    assert left == ["", "police"]


def test_what_was_searched_for_goes_when_nobody_is_there(page, addresses):
    page.clock.install()
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.clock.fast_forward("09:59")
    assert page.get_by_role("combobox").input_value() == "report"
    page.clock.fast_forward("00:02")
    assert page.evaluate("document.querySelector('#search').open") is False
    until(lambda: page.locator("input[type=search]").input_value() == "")


def test_typing_on_begins_the_ten_minutes_anew(page, addresses):
    page.clock.install()
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.clock.fast_forward("09:00")
    page.get_by_role("combobox").fill("report it")
    page.clock.fast_forward("09:00")
    assert page.get_by_role("combobox").input_value() == "report it"


def test_what_was_typed_goes_when_nobody_is_there_though_search_could_not_be_loaded(page, addresses):
    page.clock.install()
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(addresses["harbour-lane"])
    page.keyboard.press("Control+k")
    until(lambda: "could not be loaded" in page.locator(".search-status").inner_text())
    page.get_by_role("combobox").fill("who reads my report")
    page.clock.fast_forward("09:59")
    assert page.get_by_role("combobox").input_value() == "who reads my report"
    page.clock.fast_forward("00:02")
    assert page.evaluate("document.querySelector('#search').open") is False
    until(lambda: page.locator("input[type=search]").input_value() == "")


def test_leaving_the_site_wipes_what_was_searched_for(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    page.evaluate("document.dispatchEvent(new Event('wipe'))")
    assert page.get_by_role("combobox").input_value() == ""
    assert page.locator("[data-search-result]").count() == 0


def test_a_result_opened_in_another_tab_leaves_the_dialog_open(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    with page.context.expect_page() as opened:
        page.locator("[data-search-result]").first.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    assert page.evaluate("document.querySelector('#search').open")


def test_what_is_typed_while_search_still_loads_is_forgotten_too(page, addresses):
    held = []
    page.route("**/engine.js", lambda route: held.append(route))
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("who reads my report")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("combobox").input_value() == ""


def test_a_search_that_cannot_be_loaded_leads_to_the_topics(page, addresses):
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    until(lambda: "could not be loaded" in page.locator(".search-status").inner_text())
    page.get_by_role("dialog").get_by_role("link", name="A–Z of topics").click()
    page.wait_for_url(addresses["harbour-lane"] + "topics/")
    assert page.get_by_role("heading", level=1).inner_text() == "A–Z of topics"


def test_a_search_that_could_not_be_loaded_is_loaded_at_the_next_opening(page, addresses):
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(addresses["harbour-lane"])
    status = page.locator(".search-status")
    promise = status.text_content()
    page.keyboard.press("Control+k")
    until(lambda: "could not be loaded" in status.inner_text())
    page.unroute("**/engine.js")
    page.keyboard.press("Escape")
    assert search(page, "police")
    until(lambda: status.inner_text() == f"8 results. {promise}")
    assert page.locator("link[href$='search.css']").count() == 1


def test_while_search_loads_it_says_so(page, addresses):
    held = []
    page.route("**/engine.js", lambda route: held.append(route))
    page.goto(addresses["harbour-lane"])
    page.keyboard.press("Control+k")
    until_held(page, held)
    assert page.locator(".search-status").inner_text() == "Search is loading …"
    held[0].continue_()
    until(lambda: page.locator(".search-status").inner_text() == "What you type stays on this device.")
    assert page.evaluate("document.querySelector('#search').open")


def test_without_scripts_an_a_to_z_of_topics_stands_in_place_of_search(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["harbour-lane"] + "policies/harassment/")
    assert page.get_by_role("button", name="Search").count() == 0
    assert page.locator("input[type=search]").is_visible() is False
    page.get_by_role("banner").get_by_role("link", name="A–Z").click()
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="V", exact=True).click()
    assert page.url.endswith("topics/#v")
    page.get_by_role("link", name="Victimisation", exact=True).click()
    assert page.url == addresses["harbour-lane"] + "policies/non-retaliation/"
    context.close()


def test_search_works_in_the_folder_of_any_version_and_from_the_page_for_what_is_not_found(page, sites, tmp_path):
    (tmp_path / "2026.1").symlink_to(sites["harbour-lane"], target_is_directory=True)
    with serve(tmp_path) as root:
        page.goto(root + "2026.1/reporting/anonymous/")
        search(page, "police")
        assert (
            page.locator("[data-search-result]")
            .first.evaluate("it => it.href")
            .startswith(root + "2026.1/reporting/outside/")
        )
    with serve(sites["brannoc-hospitals"]) as root:
        page.goto(root + "404.html")
        search(page, "police")
        assert (
            page.locator("[data-search-result]").first.evaluate("it => it.href").startswith(root + "reporting/outside/")
        )


def test_words_of_an_organization_lead_to_its_pages(page, repository, tmp_path):
    details = repository / "organization" / "organization.yml"
    own = "\nsearch:\n  same:\n    - [snorkwort, client]\n  danger: [code seven]\n"
    details.write_text(details.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
    with serve(tmp_path / "site") as root:
        assert "policies/client-harassment/" in found(page, root, "snorkwort")
        assert found(page, root, "code seven on the second floor")[0] == "help-now/"


def test_the_page_reads_words_as_the_build_does(page, addresses):
    page.goto(addresses["harbour-lane"])
    search(page, "report")
    for text in TEXTS:
        assert page.evaluate("text => self.handbookSearch.words(text)", text) == words_of(text)
