"""Nothing is asked of another host, and nothing is stored but the scheme that somebody chose."""

import re

from tests.given import ORGANIZATIONS


def test_nothing_is_asked_of_another_host_and_nothing_is_stored(visits, measure):
    counted = {
        "requests to other hosts": [
            (visit.name, url) for visit in visits for url in visit.requests if not url.startswith(visit.base)
        ],
        "cookies": [(visit.name, name) for visit in visits for name in visit.cookies],
        "keys and databases stored": [(visit.name, key) for visit in visits for key in visit.seen["kept"]],
        "violations of the policy": [(visit.name, what) for visit in visits for what in visit.seen["violations"]],
        "words on the console": [(visit.name, words) for visit in visits for words in visit.said],
    }
    measure(f"pages opened, of {len(ORGANIZATIONS)} organizations", len(visits), "every page")
    for what, found in counted.items():
        measure(what, len(found), "0")
    assert {what: found for what, found in counted.items() if found} == {}


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
