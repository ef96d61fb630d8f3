"""What tests share: a copy of the repository to spoil, the command line, built sites, a browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error, Page, Playwright, Route, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from handbook import ROOT
from handbook.flaws import Flaw
from handbook.lock import only_one
from handbook.machine import find_browser
from handbook.pages.overlay import Overlaid, load_pages
from handbook.pages.reading import upstream_pages
from handbook.site import Site
from tests import forked

# How long one example takes says how busy the machine is, and nothing of the handbook.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

TODAY = date(2026, 11, 24)
"""The day that tests of pure rooms take as today."""
PATIENCE = 120
"""Seconds in which a busy machine has done what a test waits for; only a test that fails waits so long."""
ORGANIZATIONS = {
    "harbour-lane": ROOT / "tests" / "organizations" / "harbour-lane",
    "brannoc-hospitals": ROOT / "tests" / "organizations" / "brannoc-hospitals",
    "ember-hotels": ROOT / "tests" / "organizations" / "ember-hotels",
    "lakeside-school": ROOT / "tests" / "organizations" / "lakeside-school",
    "caffi-r-ddol": ROOT / "tests" / "organizations" / "caffi-r-ddol",
    "ringfield": ROOT / "tests" / "organizations" / "ringfield",
    "swiftbarrow": ROOT / "tests" / "organizations" / "swiftbarrow",
}
"""The fixture organizations: the example as upstream ships it, so that a fork's tests hold too; a hospital group in one
place; a hotel chain in three places whose law differs much; a school that says as little as it may, in a country
without a jurisdiction file; a café of twelve; a call centre with a page and a section of its own; a delivery platform
in eight countries with case studies of its own."""
_OFF = (
    # What Playwright switches off; the last of two such lists counts.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    # What every window has besides its page: two pages of the address bar's, and a process for the next page.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
)
BROWSER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join(_OFF)}",
]
"""How tests start a browser. It draws the same pages; the last line halves what a new window takes."""
_SOURCES = (
    "docs",
    "handbook",
    "jurisdictions",
    "macros",
    "overrides",
    "mkdocs.yml",
    "requirements.txt",
)
_BEING_WRITTEN = shutil.ignore_patterns("*.pyc.*")
"""Files that Python writes as other tests run, and that are gone before they can be copied."""


def run(*words: str, folder: Path = ROOT, **more: str) -> forked.Ended:
    """Run `python -m handbook` with `words` in `folder`; `more` are environment variables.

    In the repository itself it is the example organization that is built, whosever details `organization/` holds.
    """
    said = {"--organization", "--all", "--help"} & {*words}
    if folder == ROOT and words[0] in ("build", "check") and not said:
        words += ("--organization", str(ORGANIZATIONS["harbour-lane"]))
    return forked.run(words, folder, more, patience=PATIENCE)


def copy_repository(to: Path) -> Path:
    """Copy what a site is made of, with the example organization, to the folder `to`; the programs are shared."""
    to.mkdir(parents=True)
    shutil.copytree(ORGANIZATIONS["harbour-lane"], to / "organization")
    for name in ("pages", "sections"):
        (to / "organization" / name).mkdir()
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, symlinks=True, ignore=_BEING_WRITTEN)
        else:
            shutil.copy2(source, to / name)
    (to / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return to


def with_programs_of_its_own(root: Path) -> Path:
    """Give the copy of the repository at `root` a `.venv` of its own, in which nothing is known yet; return `root`."""
    programs = root / ".venv"
    programs.unlink(missing_ok=True)
    programs.mkdir()
    for file in (ROOT / ".venv").glob("*"):
        if file.name.startswith("handbook-memo"):
            continue
        if file.is_dir():
            (programs / file.name).symlink_to(file, target_is_directory=True)
        else:
            (programs / file.name).write_bytes(file.read_bytes())
    return root


def overlaid(site: Site, remove: Iterable[str] = ()) -> tuple[Overlaid, list[Flaw]]:
    """Return ours with the organization's pages over them, without those that are made of a law, and the flaws."""
    ours, flaws = upstream_pages(site)
    found, more = load_pages(site, ours, [*remove])
    return found, [*flaws, *more]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under `folder` by its path, with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def search_data(site: Path) -> dict[str, Any]:
    """Return what search loads of `site`, as handbook/search/index.py has made it."""
    (script,) = site.glob("assets/search-*/index.js")
    text = script.read_text(encoding="utf-8").removeprefix("(self.handbookSearch||={}).index=").removesuffix(";\n")
    data: dict[str, Any] = json.loads(text)
    return data


_APART = (
    "What changed in ours under texts of yours",
    "Numbers to call",
    "Before a version can be published",
    "When the errors",
    "More about a word",
    "  ",
)
"""How lines begin that `check` prints below its list."""


def errors_of(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the errors that a verb said: no warnings, no numbers to call, and not the closing count."""
    return [
        line
        for line in (result.stdout + result.stderr).splitlines()
        if line and ": warning: " not in line and " pages: " not in line and not line.startswith(_APART)
    ]


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


VISITING = ("test_accessibility.py", "test_nothing_leaves.py", "test_policy.py", "test_weight.py")
"""The files in tests/browser/ that look at what a browser saw on its one visit to every page."""
FIRST = (
    "tests/browser/",
    "tests/publishing/",
    "tests/render/",
    "tests/verbs/",
    "tests/redline/",
    "tests/test_",
    "tests/macros/",
)
"""The tests that take longest, the longest first; the others fill the gaps that these leave."""


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """Files beside one another; the tests of one stay together, since what is made for them is made once for a file.

    So do the files for which every page is visited. Scenarios share nothing, and are handed out one by one at the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file == "tests/test_scenarios.py":
            return nodeid
        return "visits" if file.startswith("tests/browser/") and file.endswith(VISITING) else file


@pytest.hookimpl(optionalhook=True)  # with `-p no:xdist` nobody asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _ByFile:
    """Say how tests are shared out when there are several processes."""
    config.option.loadscopereorder = False  # by how many tests a file has, which does not say how long they take
    return _ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest at the beginning, so that no process is left with one of them at the end."""

    def turn(item: pytest.Item) -> int:
        if item.nodeid.startswith("tests/test_scenarios.py"):
            return len(FIRST) + 1
        return next((number for number, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))

    items.sort(key=turn)


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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    missing: Path | None = None
    """The page for what is not there, which a host takes from the root of what it serves."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND or self.missing is None:
            super().send_error(code, message, explain)
            return
        page = self.missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser that left in the middle of an answer
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve(folder: Path, missing: Path | None = None) -> Iterator[str]:
    """Serve `folder` at the root of a host of its own; give the address. `missing` is shown for what is not there."""
    handler = functools.partial(type("Handler", (_Quiet,), {"missing": missing}), directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured, whether it held or not."""
    rows: dict[str, list[Any]] = {"measured": [], "greatest": []}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, row in report.user_properties if report.when == "call" else ():
                if name == "greatest":
                    row = (*row, report.nodeid.partition("[")[2].rstrip("]"))
                rows[name].append(row)
    by_name: dict[str, Any] = {row[0]: row for row in sorted(rows["greatest"], key=lambda row: row[1])}
    table = rows["measured"] + [
        (f"{what} ({of})", f"{much:.1f}", promise) for what, much, promise, of in by_name.values()
    ]
    if not table:
        return
    terminalreporter.section("measured")
    wide, much = (max(len(row[column]) for row in table) for column in (0, 1))
    for row in sorted(table):
        terminalreporter.line(f"{row[0]:{wide}}  {row[1]:>{much}}  {row[2]}")
