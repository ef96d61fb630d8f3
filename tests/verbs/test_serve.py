"""`serve`: a saved page shows by itself, a flaw shows in the page, and the server lives on."""

import re
import signal
import subprocess
import sys
import time
import urllib.request

import pytest


@pytest.fixture
def served(repository):
    """The address of a server on a copy of the repository."""
    command = [sys.executable, "-m", "handbook", "serve", "--port", "8731"]
    process = subprocess.Popen(command, cwd=repository, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    address = None
    for line in process.stderr:
        found = re.search(r"The handbook is at (http://127\.0\.0\.1:\d+/)", line)
        if found:
            address = found[1]
            break
    assert address, "the server did not start"
    yield address, repository
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert "Traceback" not in process.stderr.read()


def until(condition, seconds=20):
    """Wait until `condition` holds; return what it returned."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    pytest.fail("it did not happen")


def test_what_is_saved_shows_and_flaws_show_until_they_are_mended(served, browser):
    address, repository = served
    page = browser.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(address + "help-now/")
    assert page.title() == "Get help now - Harbour Lane"

    details = repository / "organization" / "organization.yml"
    whole = details.read_text(encoding="utf-8")
    details.write_text(whole.replace("name: Harbour Lane", "name: Quayside"), encoding="utf-8")
    page.wait_for_function("document.title === 'Get help now - Quayside'")

    details.write_text(whole.replace("name: Harbour Lane", "nmae: Quayside"), encoding="utf-8")
    page.wait_for_selector("#preview-flaws")
    shown = page.inner_text("#preview-flaws")
    assert "1 thing to mend." in shown
    assert "organization/organization.yml:11:1 the key `nmae` is not known; did you mean `name`?" in shown
    assert page.title() == "Get help now - Quayside"

    details.write_text(whole, encoding="utf-8")
    page.wait_for_function(
        "document.title === 'Get help now - Harbour Lane' && !document.querySelector('#preview-flaws')"
    )
    assert problems == []
    page.close()


def test_a_site_with_flaws_from_the_start_is_served_with_the_flaws_alone(repository):
    whole = (repository / "docs" / "help-now.md").read_text(encoding="utf-8")
    (repository / "docs" / "help-now.md").write_text(whole.replace("emergency_numbers", "emergency"), encoding="utf-8")
    command = [sys.executable, "-m", "handbook", "serve", "--port", "8741"]
    process = subprocess.Popen(command, cwd=repository, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert first.startswith("docs/help-now.md:20:4: `emergency(…)` cannot be called")

        def answer():
            try:
                with urllib.request.urlopen("http://127.0.0.1:8741/") as response:
                    return response.read().decode()
            except urllib.error.HTTPError as error:
                return error.read().decode()
            except OSError:
                return ""

        assert "docs/help-now.md:20:4" in until(answer)
        (repository / "docs" / "help-now.md").write_text(whole, encoding="utf-8")
        until(lambda: "stand with you" in answer())
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


def test_the_server_answers_on_this_machine_alone_and_nothing_inline_is_added(served):
    address, _ = served
    with urllib.request.urlopen(address) as response:
        text = response.read().decode()
    assert address.startswith("http://127.0.0.1:")
    assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []
    assert re.search(r'<script src="/livereload/client.js" data-epoch="\d+" defer></script>', text)
