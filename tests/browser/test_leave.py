"""Leaving: by a press, by the skip link, by Shift three times; and not by accident."""

import pytest


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
