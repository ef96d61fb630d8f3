"""Leaving: by a press, by the skip link, by Shift three times; and not by accident."""

import pytest

NEUTRAL = "https://www.bbc.co.uk/weather"
WAYS = ["press", "foot", "skip link", "three times Shift"]


def leave(page, way):
    """Leave in one of the `WAYS`."""
    if way == "press":
        page.get_by_role("link", name="Leave this site").nth(1).click()
    elif way == "foot":
        page.locator(".leaving [data-leave]").click()
    elif way == "skip link":
        page.locator(".skip[data-leave]").focus()
        page.keyboard.press("Enter")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")


def departures(page):
    """Return the list to which every attempt of `page` to leave for the neutral page is added."""
    left: list[str] = []

    def stop(route):
        left.append(route.request.url)
        route.abort()

    page.route("https://www.bbc.co.uk/**", stop)
    return left


@pytest.mark.parametrize("way", WAYS)
def test_leaving_puts_a_neutral_page_in_the_place_of_this_one(page, addresses, way):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.goto("about:blank")
    page.goto(addresses["harbour-lane"] + "help-now/")
    leave(page, way)
    page.wait_for_url(NEUTRAL)
    page.go_back()
    assert page.url == "about:blank"


def test_the_second_skip_link_leaves(page, addresses):
    page.goto(addresses["harbour-lane"] + "help-now/")
    departures(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_request("https://www.bbc.co.uk/**") as asked:
        page.keyboard.press("Enter")
    assert asked.value.url == NEUTRAL


@pytest.mark.parametrize("address", ["", "help-now/", "reporting/incident-log/"])
def test_with_the_third_shift_nothing_of_the_page_is_left_however_long_the_neutral_one_takes(page, addresses, address):
    page.route("https://www.bbc.co.uk/**", lambda route: None)  # never answered
    page.goto(addresses["harbour-lane"] + address)
    left = page.evaluate(
        """() => {
            for (const kind of ["keydown", "keyup", "keydown", "keyup", "keydown", "keyup"]) {
                dispatchEvent(new KeyboardEvent(kind, { key: "Shift", shiftKey: kind === "keydown" }));
            }
            return [document.body.children.length, document.title];
        }"""
    )
    assert left == [0, "Loading"]


def test_where_the_neutral_page_cannot_be_had_the_page_stays_empty_and_becomes_a_blank_one(page, addresses):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=204))  # a wall that answers with nothing
    page.goto("about:blank")
    page.goto(addresses["harbour-lane"] + "help-now/")
    leave(page, "three times Shift")
    assert page.evaluate("document.body.children.length") == 0
    page.wait_for_url("about:blank")
    page.go_back()
    assert page.url == "about:blank"


def test_without_a_connection_the_page_is_blank(page, addresses):
    page.goto(addresses["harbour-lane"] + "help-now/")
    page.context.set_offline(True)
    leave(page, "press")
    page.wait_for_url("about:blank")
    page.context.set_offline(False)
    assert page.locator("body").inner_text() == ""


@pytest.mark.parametrize("dialog", ["Search", "Menu"])
def test_each_dialog_has_its_own_way_to_leave(page, addresses, dialog):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(addresses["harbour-lane"])
    departures(page)
    page.locator(f".tool[data-dialog={dialog.lower()}]").click()
    with page.expect_request("https://www.bbc.co.uk/**") as asked:
        page.locator("dialog[open] [data-leave]").click()
    assert asked.value.url == NEUTRAL


def test_two_presses_say_that_one_more_leaves_and_are_forgotten_after_five_seconds(page, addresses):
    page.clock.install()
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    said = page.locator("#presses")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert said.inner_text() == "Shift: 1 more to leave this site."
    page.clock.run_for(5100)
    assert said.inner_text() == ""
    assert page.locator("body").get_attribute("data-presses") == "0"
    assert left == []


def test_typing_capitals_does_not_leave(page, addresses):
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    assert page.locator("h1").is_visible()
    assert left == []


@pytest.mark.parametrize("other", ["Control", "Alt", "Meta"])
def test_shift_with_another_key_held_does_not_leave(page, addresses, other):
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    page.keyboard.down(other)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.keyboard.up(other)
    assert page.locator("h1").is_visible()
    assert left == []


def test_a_keyboard_that_holds_shift_by_itself_does_not_leave(page, addresses):
    """With sticky keys a capital comes after Shift was let go; pressing Shift again then locks and unlocks it."""
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    page.keyboard.press("Shift")
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'A', shiftKey: true }))")
    for _ in range(3):
        page.keyboard.press("Shift")
    assert page.locator("h1").is_visible()
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
    assert page.locator("h1").is_visible()
    assert left == []


def test_presses_further_apart_than_five_seconds_do_not_leave(page, addresses):
    page.goto(addresses["harbour-lane"])
    left = departures(page)
    page.evaluate(
        """() => {
            for (const at of [0, 4000, 8000]) for (const kind of ["keydown", "keyup"]) {
                const event = new KeyboardEvent(kind, { key: "Shift", shiftKey: kind === "keydown" });
                Object.defineProperty(event, "timeStamp", { value: at });
                dispatchEvent(event);
            }
        }"""
    )
    assert page.locator("h1").is_visible()
    assert left == []
