"""What the tests in a browser share: a page that remembers its trouble, and one visit to every page."""

import pytest

from tests.browser.visits import visit_all
from tests.given import PATIENCE


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    context.close()


@pytest.fixture(scope="session")
def visits(browser, sites, addresses, roots):
    """Every page of every fixture organization, as a browser had it."""
    return visit_all(browser, sites, addresses, roots)
