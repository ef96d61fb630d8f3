"""On paper nothing is folded, and nothing is left that could only be pressed."""


def test_on_paper_every_answer_is_open_and_nothing_to_press_is_left(page, addresses):
    page.goto(addresses["harbour-lane"] + "case-studies/maria-sales-meetings/")
    answer = page.locator("details.question > p").first
    assert answer.bounding_box() is None or not answer.evaluate("(it) => it.checkVisibility()")
    page.emulate_media(media="print")
    assert answer.evaluate("(it) => it.checkVisibility({contentVisibilityAuto: true})")
    assert answer.bounding_box()["height"] > 10
    assert not page.locator(".header").is_visible()
    page.emulate_media(media="screen")
