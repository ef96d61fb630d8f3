"""Whoever reads with a keyboard, a screen reader, large letters or a narrow window misses nothing."""

import itertools
import re

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from handbook import tools
from handbook.machine import find_browser
from tests.browser.addresses import PAGES, every_page
from tests.browser.started import BROWSER

AXE = """() => axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"],
}).then((result) => result.violations.map((it) => [it.id, it.nodes[0].html.slice(0, 120)]))"""
ONE_MODE: list[tuple[int, dict[str, str]]] = [(1280, {})]
SIX_MODES = [
    (width, mode)
    for width in (1280, 320)
    for mode in ({}, {"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
]
SPACED = """:not(#x) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p:not(#x) { margin-bottom: 2em !important; }"""
"""The spacing that WCAG 1.4.12 lets a reader choose; `:not(#x)` because it wins over every rule of ours."""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((it) => {
    if (!it.checkVisibility() || it.closest("svg, .skip")) return false;
    if (it.getBoundingClientRect().right > innerWidth + 1) return true;
    const style = getComputedStyle(it);
    if (style.clipPath !== "none" || !/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
    return it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1;
}).map((it) => it.outerHTML.slice(0, 100))"""


def violations(browser, roots, pages, axe, modes, prepare=lambda page: None):
    """Return what the file `axe` finds on each of `pages` (organization, address), looked at in each of `modes`.

    `prepare` is given each page once, as soon as it is open.
    """
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(path=axe)
    page = context.new_page()
    found = []
    for organization, address in pages:
        page.goto(roots[organization] + address, wait_until="domcontentloaded")
        prepare(page)
        for width, mode in modes:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(**({"color_scheme": "light", "forced_colors": "none"} | mode))
            found += [(organization, address, width, mode, *one) for one in page.evaluate(AXE)]
    context.close()
    return found


def test_axe_finds_nothing(browser, roots, sites, measure):
    pages = [("harbour-lane", address) for address in every_page(sites["harbour-lane"])]
    found = violations(browser, roots, pages, AXE_FILE_PATH, ONE_MODE)
    measure(f"violations that axe finds on {len(pages)} pages, in one mode", len(found), "0")
    assert found == []


@pytest.mark.all
def test_the_newest_axe_finds_nothing_in_any_mode(browser, roots, sites, measure):
    pages = [(name, address) for name, site in sites.items() for address in every_page(site)]
    found = violations(browser, roots, pages, tools.AXE, SIX_MODES)
    measure(f"violations that axe 4.14 finds on {len(pages)} pages, in six modes", len(found), "0")
    assert found == []


@pytest.mark.parametrize("question", ["guest grabbed me", "boss says put up with it", "qqqqqq", ""])
def test_axe_finds_nothing_with_the_search_open(browser, roots, question):
    """With danger, with results, with none, and before a word is typed; one of the results chosen."""

    def open_search(page):
        page.keyboard.press("Control+k")
        page.get_by_role("combobox").fill(question)
        if question:
            page.wait_for_selector("[data-search-result]")
            page.keyboard.press("ArrowDown")

    assert violations(browser, roots, [("harbour-lane", "glossary/")], AXE_FILE_PATH, SIX_MODES, open_search) == []


def test_no_page_scrolls_sideways(visits):
    assert [(visit.name, width) for visit in visits for width, wide in visit.widths.items() if wide > width] == []


def test_every_page_has_a_language_one_h1_and_headings_in_order(visits):
    for visit in visits:
        headings = visit.seen["headings"]
        assert visit.seen["language"] == "en", visit.name
        assert headings.count(1) == 1, (visit.name, headings)
        jumps = [(one, next_) for one, next_ in itertools.pairwise(headings) if next_ > one + 1]
        assert jumps == [], (visit.name, headings)


def test_every_page_has_its_landmarks_once_and_the_others_have_names(visits):
    for visit in visits:
        assert sorted(visit.seen["landmarks"]) == ["footer", "header", "main"], visit.name
        assert visit.seen["unnamed"] == [], visit.name


def test_every_picture_has_words_or_is_left_out_for_who_cannot_see_it(visits):
    assert [(visit.name, visit.seen["pictures"]) for visit in visits if visit.seen["pictures"]] == []


def test_nothing_moves(visits, sites):
    assert [visit.name for visit in visits if visit.seen["moving"]] == []
    for site in sites.values():
        for file in site.rglob("*.css"):
            assert re.findall(r"animation|transition|@keyframes|smooth", file.read_text("utf-8")) == [], file


@pytest.mark.parametrize("address", PAGES)
def test_text_spaced_as_a_reader_likes_it_is_neither_cut_nor_wider_than_the_window(browser, addresses, address):
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(addresses["harbour-lane"] + address)
    page.add_style_tag(content=SPACED)
    clipped = page.evaluate(CLIPPED)
    context.close()
    assert clipped == []


def test_letters_of_twice_the_size_are_neither_cut_nor_wider_than_the_window(browser, addresses):
    large = browser.browser_type.launch(
        executable_path=find_browser(), args=[*BROWSER, "--blink-settings=defaultFontSize=32"]
    )
    page = large.new_context(viewport={"width": 1280, "height": 800}).new_page()
    found = []
    for address in PAGES:
        page.goto(addresses["harbour-lane"] + address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found += [(address, what) for what in page.evaluate(CLIPPED)]
    large.close()
    assert found == []
