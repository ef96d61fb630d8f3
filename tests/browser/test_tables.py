"""Tables on a phone: each row a block, each value behind the name of its column, and still a table to who listens."""

import pytest
from axe_playwright_python.sync_playwright import Axe

ADDRESSES = [
    "hr/templates/",
    "hr/training/",
    "hr/publishing/",
    "hr/investigating/",
    "case-studies/maria-sales-meetings/",
    "managers/acting-on-a-client/",
    "managers/risk-assessment/",
    "about/coverage/",
]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_table_is_as_wide_as_a_phone_and_names_each_value(browser, addresses, address, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(addresses["harbour-lane"] + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = page.locator("tbody tr > td + td").evaluate_all(
        "(all) => all.map(it => [it.clientWidth, it.dataset.label, getComputedStyle(it, '::before').content])"
    )
    for wide, label, shown in cells:
        assert wide > width * 0.7
        assert label and (label in shown or shown == "none"), label
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    page.close()


def test_a_folded_table_is_still_a_table_to_who_listens(browser, addresses):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(addresses["harbour-lane"] + "case-studies/maria-sales-meetings/")
    tree = page.locator("main").aria_snapshot()
    assert "- table" in tree
    assert '- columnheader "Why it fails"' in tree.replace("· ", "")
    assert "- row" in tree and "- cell" in tree
    page.close()


def test_the_minutes_of_a_session_are_called_minutes(browser, addresses):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(addresses["harbour-lane"] + "hr/training/")
    first = page.locator("td[data-label='Minutes:']").first
    assert first.evaluate("it => getComputedStyle(it, '::before').content.includes('Minutes:')")
    page.close()
