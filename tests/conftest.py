"""What pytest is told of the tests, and what it makes for them: a copy to spoil, sites at addresses, a browser."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright
from xdist.remote import Producer

from handbook.lock import only_one
from handbook.machine import find_browser
from tests import measured
from tests.browser.started import BROWSER
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, PATIENCE
from tests.running import run
from tests.served import serve
from tests.shared_out import ByFile, turn

# How long one example takes says how busy the machine is, and nothing of the handbook.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.hookimpl(optionalhook=True)  # with `-p no:xdist` nobody asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Say how tests are shared out when there are several processes."""
    config.option.loadscopereorder = False  # by how many tests a file has, which does not say how long they take
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest at the beginning, so that no process is left with one of them at the end."""
    items.sort(key=turn)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured."""
    measured.show(terminalreporter)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repository")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of each fixture organization, built by the real command line, once for all processes of a run."""
    folder, names = tmp_path_factory.getbasetemp(), [*ORGANIZATIONS]
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        folder = folder.parent
    folder = folder / "sites"
    folder.mkdir(exist_ok=True)
    for name in reversed(names) if worker == "gw1" else names:  # so that two processes share the work
        site = folder / name
        with only_one(site.with_name(f"{name}-once"), patience=PATIENCE):
            if not site.exists():
                result = run("build", "--organization", str(ORGANIZATIONS[name]), "--output", str(site))
                assert result.returncode == 0, result.stderr
    return {name: folder / name for name in names}


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """The address at which each site is served, in a sub-folder, as a version will be."""
    with serve(next(iter(sites.values())).parent) as root:
        yield {name: f"{root}{name}/" for name in sites}


@pytest.fixture(scope="session")
def roots(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """The address of each site at the root of a host, the one place where hosts look for a 404.html."""
    with contextlib.ExitStack() as stack:
        yield {name: stack.enter_context(serve(site)) for name, site in sites.items()}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, of which a process has one alone."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=find_browser(), args=BROWSER)
    yield browser
    browser.close()


@pytest.fixture
def measure(record_property: Callable[[str, object], None]) -> Callable[[str, object, str], None]:
    """Return a function that puts a line into the table at the end of the run: what, how much, and the promise."""
    return lambda what, much, promise: record_property("measured", (what, str(much), promise))


@pytest.fixture
def greatest(record_property: Callable[[str, object], None]) -> Callable[[str, float, str], None]:
    """Return a function like `measure`, of whose lines that are about the same the greatest alone is shown."""
    return lambda what, much, promise: record_property("greatest", (what, much, promise))
