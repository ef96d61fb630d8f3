"""Whoever reads with a keyboard, a screen reader or a narrow window misses nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import PAGES, every_address


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
