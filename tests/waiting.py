"""Waiting for what happens in its own time, in a page or beside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pytest
from playwright.sync_api import Error, Page, Route

from tests.given import PATIENCE

T = TypeVar("T")


def until(condition: Callable[[], T]) -> T:
    """Wait until `condition` holds; return what it returned.

    A page's policy lets no text run as a script, so that `page.wait_for_function` cannot wait in the page.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    pytest.fail("it did not happen")


def until_held(page: Page, held: list[Route]) -> Route:
    """Wait until `page` has asked for what is held back in `held`; return the first.

    Playwright hands over what it has heard only while something is asked of the page: waiting alone hears nothing.
    """
    until(lambda: page.evaluate("true") and held)
    return held[0]


def put_away(page: Page) -> None:
    """Close `page`, though it may just be loading itself again: such a page can keep its browser from answering."""

    def left() -> bool:
        try:
            page.goto("about:blank")
        except Error as error:
            if "interrupted by another navigation" not in error.message:
                raise
        return page.url == "about:blank"

    until(left)
    page.close()
