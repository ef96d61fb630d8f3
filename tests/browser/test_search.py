"""Search: a reader's own words find the page, and nobody after them sees the words."""

import re

from tests.conftest import until


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
    until(lambda: page.evaluate("Boolean(self.handbookPages)"))
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
