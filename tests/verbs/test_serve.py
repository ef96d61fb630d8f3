"""`serve`: a saved page shows by itself, a flaw shows in the page, and the server lives on."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import pytest
import yaml
from playwright.sync_api import Error

from handbook import ROOT
from handbook.render.policy import inline_scripts
from tests.copies import copy_repository
from tests.given import PATIENCE
from tests.running import run
from tests.steps import apply
from tests.test_scenarios import expected
from tests.waiting import put_away, until


class Server:
    """`serve` on a copy of the repository, on a port that is free; `said` is what it has printed."""

    def __init__(self, repository, **environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "handbook", "serve", "--port", str(port)]
        self.process = subprocess.Popen(
            command, cwd=repository, stderr=subprocess.PIPE, text=True, env=os.environ | environment
        )
        self.repository = repository
        self.said = ""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line
            found = re.search(r"The handbook is at (http://127\.0\.0\.1:\d+/)", line)
            if found:
                self.address = found[1]
                self._reader = threading.Thread(target=self._read, args=(self.process.stderr,), daemon=True)
                self._reader.start()
                return
        pytest.fail(f"the server did not start: {self.said}")

    def _read(self, stream):
        """Read on, so that a server that has much to say need not wait for somebody to hear it."""
        for line in stream:
            self.said += line

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        assert self.process.wait(timeout=PATIENCE) == 0
        self._reader.join(PATIENCE)
        print(self.said)  # where a test fails, it is shown
        assert "Traceback" not in self.said


@pytest.fixture
def served(repository):
    server = Server(repository)
    yield server
    server.stop()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    put_away(page)


def test_what_is_saved_shows_and_flaws_show_until_they_are_mended(served, page):
    address, repository = served.address, served.repository
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(address + "help-now/")
    assert page.title() == "Get help now - Harbour Lane"

    details = repository / "organization" / "organization.yml"
    whole = details.read_text(encoding="utf-8")
    details.write_text(whole.replace("name: Harbour Lane", "name: Quayside"), encoding="utf-8")
    until(lambda: page.title() == "Get help now - Quayside")

    details.write_text(whole.replace("name: Harbour Lane", "nmae: Quayside"), encoding="utf-8")
    page.wait_for_selector("#preview-flaws")
    shown = page.inner_text("#preview-flaws")
    assert "1 thing to mend." in shown
    assert "organization/organization.yml:11:1 the key `nmae` is not known; did you mean `name`?" in shown
    assert page.title() == "Get help now - Quayside"

    details.write_text(whole, encoding="utf-8")
    until(lambda: page.title() == "Get help now - Harbour Lane")
    assert page.locator("#preview-flaws").count() == 0
    assert problems == []


def test_a_folder_that_was_gone_for_a_moment_is_watched_on(served, page):
    organization = served.repository / "organization"
    page.goto(served.address + "help-now/")
    away = organization.rename(served.repository / "organization.away")
    page.wait_for_selector("#preview-flaws")
    away.rename(organization)
    until(lambda: page.locator("#preview-flaws").count() == 0)

    details = organization / "organization.yml"
    details.write_text(details.read_text("utf-8").replace("name: Harbour Lane", "name: Quayside"), "utf-8")
    until(lambda: page.title() == "Get help now - Quayside")
    assert "snapshot" not in served.said


def test_what_is_saved_during_the_first_build_shows_as_well(repository):
    page = repository / "docs" / "help-now.md"
    text = page.read_text(encoding="utf-8")
    hooks = repository / "handbook" / "render" / "hooks.py"
    code = hooks.read_text(encoding="utf-8")
    wait = "    import time; began = ROOT / 'began'\n    if not began.exists():\n        began.touch(); time.sleep(2)\n"
    head = "def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:\n"
    assert code.count(head) == 1
    start = code.index('"""', code.index(head))
    end = code.index('"""', start + 3) + 4
    hooks.write_text(code[:end] + wait + code[end:], encoding="utf-8")
    saver = threading.Thread(
        target=lambda: (
            until((repository / "began").exists),
            page.write_text(text + "\nSaved while it began.\n", encoding="utf-8"),
        )
    )
    saver.start()
    server = Server(repository)
    saver.join()

    def shown():
        with urllib.request.urlopen(server.address + "help-now/") as answer:
            return "Saved while it began." in answer.read().decode()

    until(shown)
    server.stop()


def test_ten_flaws_are_shown_at_once_and_the_server_lives_on(served, page):
    address, repository = served.address, served.repository
    scenario = yaml.load(
        (ROOT / "tests" / "scenarios" / "pages" / "ten-flaws.yml").read_bytes(), Loader=yaml.CSafeLoader
    )
    page.goto(address)
    whole = copy_repository(repository.parent / "whole")
    apply(scenario, repository)

    def ten():
        try:
            listed = page.locator("#preview-flaws li").all_inner_texts()
        except Error:  # the page is just being loaded again
            return None
        return listed if len(listed) == 10 else None

    shown = [" ".join(text.split(" ", 1)) for text in until(ten)]
    assert [line.replace(" ", ": ", 1) for line in shown] == [expected(line, repository) for line in scenario["expect"]]
    for name in ("organization", "docs"):
        shutil.rmtree(repository / name)
        shutil.copytree(whole / name, repository / name)
    until(lambda: page.locator("#preview-flaws").count() == 0)


def test_a_site_with_flaws_from_the_start_is_served_with_the_flaws_alone(repository):
    whole = (repository / "docs" / "help-now.md").read_text(encoding="utf-8")
    (repository / "docs" / "help-now.md").write_text(whole.replace("emergency_numbers", "emergency"), encoding="utf-8")
    server = Server(repository)
    assert re.search(r"(?m)^docs/help-now.md:\d+:4: `emergency\(…\)` cannot be called", server.said)

    def answer():
        try:
            with urllib.request.urlopen(server.address) as response:
                return response.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()

    assert re.search(r"docs/help-now.md:\d+:4", answer())
    (repository / "docs" / "help-now.md").write_text(whole, encoding="utf-8")
    until(lambda: "stand with you" in answer())
    server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_whoever_stops_it_nothing_of_it_is_left(repository, tmp_path, how):
    folder = tmp_path / "temporary"
    folder.mkdir()
    server = Server(repository, TMPDIR=str(folder))
    assert [left.name.startswith("handbook-preview-") for left in folder.iterdir()] == [True]
    server.stop(how)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")
def test_what_a_server_that_was_killed_has_left_goes_with_the_next_command(repository, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    server = Server(repository, TMPDIR=str(folder))
    server.process.kill()
    server.process.wait(timeout=PATIENCE)
    assert len(list(folder.iterdir())) == 1
    run("check", folder=repository, TMPDIR=str(folder))
    assert list(folder.iterdir()) == []


def test_the_server_answers_on_this_machine_alone_and_adds_a_script_by_file_alone(served, sites):
    address = served.address
    with urllib.request.urlopen(address) as response:
        text = response.read().decode()
    assert address.startswith("http://127.0.0.1:")
    built = (sites["harbour-lane"] / "index.html").read_text(encoding="utf-8")
    assert inline_scripts(text) == inline_scripts(built)
    assert re.search(r'<script src="/livereload/client.js" data-epoch="\d+"></script>', text)
