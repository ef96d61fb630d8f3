"""What the tests in a browser share: a page that remembers its trouble, and one visit to every page."""

from pathlib import Path

import pytest

from tests.browser.visits import visit_all


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the marks in the same hook
def pytest_collection_modifyitems(items):
    """Run what needs a browser in one process, so that every page is visited once; the other tests run beside it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(8000)
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    context.close()


@pytest.fixture(scope="session")
def visits(browser, sites, addresses, roots):
    """Every page of every fixture organization, as a browser had it."""
    return visit_all(browser, sites, addresses, roots)
