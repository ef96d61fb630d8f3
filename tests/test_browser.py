"""What readers do, in a real browser: find help, leave, search, follow the five steps, without scripts too."""

import re
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "",
    "help-now/",
    "policies/",
    "policies/client-harassment/",
    "reporting/who-to-tell/",
    "case-studies/maria-sales-meetings/",
    "hr/writing/",
]


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    context.close()


def every_address(site):
    return sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))


def test_the_five_steps_of_the_case_each_reach_their_page_in_one_click(page, addresses):
    case = addresses["harbour-lane"] + "case-studies/maria-sales-meetings/"
    goals = [
        "policies/client-harassment/",
        "reporting/document/",
        "reporting/who-to-tell/",
        "managers/acting-on-a-client/",
        "support/",
    ]
    page.goto(case)
    steps = page.locator(".steps > ol > li")
    assert steps.count() == 5
    for number, goal in enumerate(goals):
        page.goto(case)
        steps.nth(number).locator("p:last-child a").last.click()
        assert page.url.partition("#")[0] == addresses["harbour-lane"] + goal


def test_from_any_page_help_now_is_one_click_away_and_whom_to_tell_two(page, addresses, sites):
    for name, site in sites.items():
        for address in every_address(site):
            html = (site / address / "index.html").read_text("utf-8")
            if "<main" not in html:  # an old address, which leads on at once
                continue
            links = re.findall(r'<a class="button filled" href="([^"]*)"[^>]*>(?:(?!</a>).)*Get help now</a>', html)
            goal = urljoin(f"/{address}/".replace("/./", "/"), links[0])
            assert goal == "/help-now/", (name, address)
    for address in PAGES:
        page.goto(addresses["harbour-lane"] + address)
        page.get_by_role("link", name="Get help now").first.click()
        assert page.url == addresses["harbour-lane"] + "help-now/", address
    page.get_by_role("link", name="Choose whom to tell").or_(
        page.locator(".next a[href*=who-to-tell], .prose a[href*=who-to-tell]")
    ).first.click()
    assert "/reporting/who-to-tell/" in page.url


def test_nothing_is_asked_of_another_host_and_nothing_is_stored(page, addresses, sites):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for address in every_address(sites["harbour-lane"]):
        page.goto(addresses["harbour-lane"] + address)
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert hosts == {addresses["harbour-lane"].split("/")[2]}
    assert page.trouble == []


def test_nothing_in_a_page_would_be_stopped_by_a_strict_policy(sites):
    for site in sites.values():
        for file in site.rglob("*.html"):
            text = file.read_text(encoding="utf-8")
            assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text) == [], file


@pytest.mark.parametrize("way", ["click", "skip link", "three times Shift"])
def test_leaving_puts_a_neutral_page_in_the_place_of_this_one(page, addresses, way):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.goto("about:blank")
    page.goto(addresses["harbour-lane"] + "help-now/")
    if way == "click":
        page.get_by_role("link", name="Leave this site").last.click()
    elif way == "skip link":
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.url == "about:blank"


def departures(page):
    """Return the list to which every attempt of `page` to leave for the neutral page is added."""
    left: list[str] = []

    def stop(route):
        left.append(route.request.url)
        route.abort()

    page.route("https://www.bbc.co.uk/**", stop)
    return left


def test_typing_capitals_does_not_leave(page, addresses):
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(200)
    assert left == []


def test_a_finger_resting_on_shift_or_a_tap_between_does_not_leave(page, addresses):
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    for _ in range(4):
        page.keyboard.down("Shift")  # without letting go, as a resting finger repeats it
    page.keyboard.up("Shift")
    page.mouse.click(5, 400)
    page.keyboard.press("Shift")
    page.mouse.click(5, 400)
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert left == []


def test_what_is_typed_while_search_still_loads_is_forgotten_too(page, addresses):
    held = []
    page.route("**/lunr.js", lambda route: held.append(route))
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("who reads my report")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("combobox").input_value() == ""


def test_search_finds_a_page_by_a_readers_own_words(page, addresses):
    page.goto(addresses["harbour-lane"] + "policies/harassment/")
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox")
    box.fill("how do I write down what happened")
    page.wait_for_selector("[data-search-result]")
    assert "/reporting/document/" in page.locator("[data-search-result]").first.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reporting/document/"))
    assert page.url == addresses["harbour-lane"] + "reporting/document/"
    assert page.trouble == []


def test_search_knows_words_that_stand_in_a_readers_question_alone(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    page.wait_for_function("self.handbookPages")
    asked, address = page.evaluate(
        """() => {
            const words = (text) => text.toLowerCase().match(/[a-z]{5,}/g) || [];
            const shown = (page) => words([page.title, page.description, page.headings].flat().join(" "));
            const elsewhere = new Set(handbookPages.flatMap(shown));
            const asked = (page, word) => page.asked_as.join(" ").toLowerCase().includes(word);
            for (const page of handbookPages)
                for (const word of words(page.asked_as.join(" ")))
                    if (!elsewhere.has(word) && handbookPages.filter((other) => asked(other, word)).length === 1)
                        return [word, page.address];
        }"""
    )
    page.get_by_role("combobox").fill(asked)
    page.wait_for_selector("[data-search-result]")
    assert page.locator("[data-search-result]").first.get_attribute("href").endswith(f"/{address}")


def test_what_was_searched_for_is_forgotten_when_the_dialog_closes(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("report")
    page.wait_for_selector("[data-search-result]")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("combobox").input_value() == ""
    assert page.locator("[data-search-result]").count() == 0


def test_a_search_without_a_result_shows_where_help_is(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("qqqqzzzz")
    page.wait_for_selector("[data-search-result]")
    assert page.locator("[data-search-result]").all_inner_texts()[0].startswith("Get help now")
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('#search').open") is False


def test_without_scripts_all_is_there_but_search(browser, addresses):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(addresses["harbour-lane"] + "policies/harassment/")
    assert page.get_by_role("button", name="Search").count() == 0
    page.get_by_role("link", name="Menu").click()
    assert page.get_by_role("link", name="Helplines").first.is_visible()
    assert (
        page.get_by_role("link", name="Leave this site").last.get_attribute("href") == "https://www.bbc.co.uk/weather"
    )
    page.get_by_role("link", name="Get help now").first.click()
    assert page.locator('a[href="tel:999"]').is_visible()
    context.close()


def test_the_chosen_scheme_is_the_only_thing_stored(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Dark").click()
    page.goto(addresses["harbour-lane"] + "help-now/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate("Object.keys(localStorage)") == ["scheme"]
    page.get_by_role("button", name="As your device").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("address", "where"), [("policies/harassment/", ".meta + .warning"), ("help-now/", ".prose > .warning:last-child")]
)
def test_a_review_that_is_due_is_said_on_the_day_after(page, addresses, address, where):
    page.goto(addresses["harbour-lane"] + address)
    due = page.get_attribute("[data-due]", "data-due")
    page.clock.set_fixed_time(f"{due}T12:00:00Z")
    page.reload()
    assert page.get_by_text("A review of this page is due.").count() == 0
    page.clock.set_fixed_time("2099-01-01T12:00:00Z")
    page.reload()
    assert page.locator(where).inner_text().startswith("A review of this page is due.")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page, addresses, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(addresses["harbour-lane"] + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, addresses, sites, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    found = []
    for address in every_address(sites["harbour-lane"]):
        page.goto(addresses["harbour-lane"] + address)
        for violation in Axe().run(page).response["violations"]:
            found.append((address, violation["id"], violation["nodes"][0]["html"][:100]))
    context.close()
    assert found == []


def test_on_paper_every_answer_is_open_and_nothing_to_press_is_left(page, addresses):
    page.goto(addresses["harbour-lane"] + "case-studies/maria-sales-meetings/")
    answer = page.locator("details.question > p").first
    assert answer.bounding_box() is None or not answer.evaluate("(it) => it.checkVisibility()")
    page.emulate_media(media="print")
    assert answer.evaluate("(it) => it.checkVisibility({contentVisibilityAuto: true})")
    assert answer.bounding_box()["height"] > 10
    assert not page.locator(".header").is_visible()
    page.emulate_media(media="screen")


def test_an_address_that_moved_leads_on_and_keeps_the_section(page, addresses):
    page.goto(addresses["brannoc-hospitals"] + "care/#talk-to-someone")
    page.wait_for_url(re.compile("/support/"))
    assert page.url == addresses["brannoc-hospitals"] + "support/#talk-to-someone"


def test_an_address_that_moved_leads_on_without_scripts(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["brannoc-hospitals"] + "care/")
    page.wait_for_url(re.compile("/support/"))
    assert page.url == addresses["brannoc-hospitals"] + "support/"
    context.close()


def test_a_logo_takes_the_place_of_the_door(page, addresses):
    page.goto(addresses["brannoc-hospitals"] + "policies/harassment/")
    assert page.evaluate("document.querySelector('.header .logo').naturalWidth") > 0
    page.goto(addresses["harbour-lane"])
    assert page.locator(".header .logo").count() == 0
