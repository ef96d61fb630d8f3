"""Without scripts everything works but search."""

import re

from tests.waiting import until_held


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


def test_an_address_that_moved_leads_on_without_scripts(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["brannoc-hospitals"] + "care/")
    page.wait_for_url(re.compile("/support/"))
    assert page.url == addresses["brannoc-hospitals"] + "support/"
    context.close()


def test_what_is_chosen_before_the_script_has_come_stays(page, addresses):
    held = []
    page.route("**/handbook.js", lambda route: held.append(route))
    page.goto(addresses["harbour-lane"] + "case-studies/", wait_until="commit")
    page.get_by_label("hospitality").check()
    until_held(page, held)
    held[0].continue_()
    page.wait_for_load_state("load")
    assert page.get_by_label("hospitality").is_checked()
