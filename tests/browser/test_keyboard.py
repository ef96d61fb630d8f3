"""A walk by Tab over each kind of page: each stop is seen, in order, large enough, and covered by nothing."""

from typing import Any

import pytest

KINDS = [
    "",
    "help-now/",
    "policies/client-harassment/",
    "case-studies/maria-sales-meetings/",
    "case-studies/",
    "policies/",
    "rights/",
    "reporting/incident-log/",
    "glossary/",
    "about/coverage/",
    "about/privacy/",
    "404.html",
]
WINDOWS = [(1280, 800), (390, 844), (320, 256)]
"""The last is a window of 1280 by 1024 at 400 % zoom."""

_STOP = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const box = [...it.getClientRects()].find((one) => one.width > 1 && one.height > 1) || it.getBoundingClientRect();
    const shown = (one) => { const style = getComputedStyle(one);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
    const at = (x, y) => { const top = document.elementFromPoint(x, y);
        return !!top && (it.contains(top) || top.contains(it) && getComputedStyle(top).position !== "fixed"); };
    const middle = box.top + Math.min(box.height, innerHeight) / 2;
    const parent = it.parentElement;
    const wholeText = parent.innerText.trim().length, ownText = it.innerText.trim().length;
    const label = it.closest("label");
    const target = (label || it).getBoundingClientRect();
    self.stops ??= [];
    const number = self.stops.indexOf(it);
    if (number < 0) self.stops.push(it);
    const before = self.stops.at(-2);
    return {
        html: it.outerHTML.slice(0, 100),
        again: number >= 0,
        visible: it.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.bottom > 0
            && box.top < innerHeight,
        marked: shown(it) || shown(parent),
        large: target.width >= 24 && target.height >= 24
            || getComputedStyle(it).display === "inline" && ownText < wholeText,
        uncovered: [box.left + 2, box.left + box.width / 2, box.right - 2].some((x) => at(x, middle)),
        ordered: !before || number >= 0 || !!(before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
}"""
PROMISES = ("visible", "marked", "large", "uncovered", "ordered")


def walk(page, most=900):
    """Press Tab until focus leaves the document or comes back; return the stops."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop["again"]:
            return stops
        stops.append(stop)
    raise AssertionError("the walk never ends")


def broken(stops):
    return [(promise, stop["html"]) for stop in stops for promise in PROMISES if not stop[promise]]


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: f"{window[0]}x{window[1]}")
@pytest.mark.parametrize("address", KINDS)
def test_each_stop_of_the_tab_key_is_seen_marked_large_enough_and_in_order(browser, roots, address, window):
    context = browser.new_context(viewport={"width": window[0], "height": window[1]})
    page = context.new_page()
    page.goto(roots["harbour-lane"] + address)
    stops = walk(page)
    context.close()
    assert len(stops) > 10
    assert broken(stops) == []


@pytest.mark.parametrize("window", WINDOWS[1:], ids=lambda window: f"{window[0]}x{window[1]}")
@pytest.mark.parametrize("name", ["Search", "Menu"])
def test_a_dialog_keeps_the_tab_key_and_escape_gives_it_back(browser, addresses, name, window):
    context = browser.new_context(viewport={"width": window[0], "height": window[1]})
    page = context.new_page()
    page.goto(addresses["harbour-lane"] + "policies/harassment/")
    opener = page.locator(f"[data-dialog={name.lower()}]")
    opener.focus()
    page.keyboard.press("Enter")
    if name == "Search":
        page.get_by_role("combobox").fill("report")
        page.wait_for_selector("[data-search-result]")
    stops = walk(page)
    outside = page.evaluate("self.stops.filter((it) => !it.closest('dialog[open]')).length")
    page.keyboard.press("Escape")
    back = opener.evaluate("(it) => it === document.activeElement")
    context.close()
    assert len(stops) >= 3
    assert broken(stops) == []
    assert outside == 0
    assert back
