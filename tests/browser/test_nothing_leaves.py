"""Nothing is asked of another host, and nothing is stored but the scheme that somebody chose."""

import re

from tests.browser.addresses import every_address


def test_nothing_is_asked_of_another_host_and_nothing_is_stored(page, addresses, sites):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for address in every_address(sites["harbour-lane"]):
        page.goto(addresses["harbour-lane"] + address)
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert hosts == {addresses["harbour-lane"].split("/")[2]}
    assert page.trouble == []


def test_no_page_holds_a_style_a_handler_or_an_address_that_runs(sites):
    for site in sites.values():
        for file in site.rglob("*.html"):
            text = file.read_text(encoding="utf-8")
            assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == [], file


def test_the_chosen_scheme_is_the_only_thing_stored(page, addresses):
    page.goto(addresses["harbour-lane"])
    page.get_by_role("button", name="Dark").click()
    page.goto(addresses["harbour-lane"] + "help-now/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate("Object.keys(localStorage)") == ["scheme"]
    page.get_by_role("button", name="As your device").click()
    assert page.evaluate("localStorage.length") == 0
