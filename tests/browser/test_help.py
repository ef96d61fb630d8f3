"""From any page, help is one click away; the case study leads to it in five steps; old addresses lead on."""

import re
from urllib.parse import urljoin

import pytest

from tests.browser.addresses import PAGES, every_page, file_of


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
        for address in every_page(site):
            html = file_of(site, address).read_text("utf-8")
            links = re.findall(r'<a class="button filled" href="([^"]*)"[^>]*>(?:(?!</a>).)*Get help now</a>', html)
            goal = urljoin(f"/{address}", links[0])
            assert goal == "/help-now/", (name, address)
    for address in PAGES:
        page.goto(addresses["harbour-lane"] + address)
        page.get_by_role("link", name="Get help now").first.click()
        assert page.url == addresses["harbour-lane"] + "help-now/", address
    page.get_by_role("link", name="Choose whom to tell").or_(
        page.locator(".next a[href*=who-to-tell], .prose a[href*=who-to-tell]")
    ).first.click()
    assert "/reporting/who-to-tell/" in page.url


def test_help_now_leads_to_each_place_and_shows_the_line_that_is_open_at_night(page, addresses):
    page.goto(addresses["harbour-lane"] + "help-now/")
    assert "Day and night" in page.locator(".card", has_text="The outside line").inner_text()
    page.get_by_role("list", name="By location").get_by_role("link", name="Pune").click()
    assert page.get_by_role("heading", name="Pune").evaluate("(it) => it.getBoundingClientRect().top") < 400


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


def test_an_address_that_moved_leads_on_and_keeps_the_section(page, addresses):
    page.goto(addresses["brannoc-hospitals"] + "care/#talk-to-someone")
    page.wait_for_url(re.compile("/support/"))
    assert page.url == addresses["brannoc-hospitals"] + "support/#talk-to-someone"


def test_a_logo_takes_the_place_of_the_door(page, addresses):
    page.goto(addresses["brannoc-hospitals"] + "policies/harassment/")
    assert page.evaluate("document.querySelector('.header .logo').naturalWidth") > 0
    page.goto(addresses["harbour-lane"])
    assert page.locator(".header .logo").count() == 0
