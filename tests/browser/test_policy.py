"""The policies in a real browser: nothing of ours is stopped, and what is written into a page from outside is."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from handbook.render.finish import finish
from tests.browser.visits import LISTEN
from tests.given import PATIENCE
from tests.served import serve
from tests.verbs.test_serve import Server
from tests.waiting import put_away, until


@pytest.fixture
def reader(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    put_away(page)
    context.close()


@pytest.fixture(scope="module")
def spoilt(sites, tmp_path_factory):
    """Return a copy of the example's site and the function that spoils one of its pages after its policy was made."""
    site = tmp_path_factory.mktemp("spoilt") / "site"
    shutil.copytree(sites["harbour-lane"], site)

    def spoil(address, addition, finished=False):
        file = site / address / "index.html"
        text = (sites["harbour-lane"] / address / "index.html").read_text(encoding="utf-8")
        file.write_text(text.replace("</main>", f"{addition}</main>"), encoding="utf-8")
        if finished:
            finish(site)

    return site, spoil


@pytest.fixture(scope="module")
def spoilt_address(spoilt):
    with serve(spoilt[0]) as address:
        yield address


def answers(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return bool(answer.status)
    except OSError:
        return False


def test_search_works_under_the_policy_of_a_page_on_which_something_can_be_typed(reader, spoilt, spoilt_address):
    spoilt[1]("reporting/document", "<textarea></textarea>", finished=True)
    reader.goto(spoilt_address + "reporting/document/")
    reader.keyboard.press("Control+k")
    reader.get_by_role("combobox").fill("counselling")
    reader.wait_for_selector("[data-search-result]")
    assert reader.evaluate("self.violations") == []
    assert reader.said == []


@pytest.mark.parametrize(
    ("addition", "directive"),
    [
        ("<script>document.title = 'taken'</script>", "script-src-elem inline"),
        ('<script src="https://elsewhere.example/x.js"></script>', "script-src-elem https://elsewhere.example/x.js"),
        ('<img src="x" alt="" onerror="document.title = \'taken\'">', "script-src-attr inline"),
        ('<p style="color: red">red</p>', "style-src-attr inline"),
        ('<img src="https://elsewhere.example/x.png" alt="">', "img-src https://elsewhere.example/x.png"),
        ('<iframe src="https://elsewhere.example/"></iframe>', "frame-src https://elsewhere.example "),
        ('<object data="https://elsewhere.example/x"></object>', "object-src https://elsewhere.example "),
        ('<base href="https://elsewhere.example/">', "base-uri https://elsewhere.example/"),
    ],
)
def test_what_was_written_into_a_page_from_outside_does_nothing(reader, spoilt, spoilt_address, addition, directive):
    asked = []

    def note(route):  # what the browser itself stops does not come here
        asked.append(route.request.url)
        route.abort()

    reader.route("https://elsewhere.example/**", note)
    spoilt[1]("support", addition)
    reader.goto(spoilt_address + "support/")
    until(lambda: reader.evaluate("self.violations.length"))
    found = reader.evaluate("self.violations")
    assert all(line.startswith(directive) for line in found), found  # the browser may try an object twice
    assert "taken" not in reader.title()
    assert asked == []


def test_a_script_that_got_in_can_neither_fetch_nor_make_html_nor_load_another(reader, spoilt, spoilt_address):
    site, spoil = spoilt
    (site / "assets" / "in.js").write_text(
        """
        const tried = {};
        self.tried = tried;
        const note = (name, act) => {
            try { act(); tried[name] = "done"; } catch (error) { tried[name] = error.name; }
        };
        note("html", () => { document.body.innerHTML = "taken"; });
        note("script", () => { document.createElement("script").src = "https://elsewhere.example/x.js"; });
        note("eval", () => { eval("1"); });
        note("policy", () => { trustedTypes.createPolicy("own", { createHTML: String }); });
        fetch("/assets/handbook.css").then(() => { tried.ask = "done"; }, () => { tried.ask = "refused"; });
        fetch("https://elsewhere.example/").then(() => { tried.send = "done"; }, () => { tried.send = "refused"; });
        """
    )
    spoil("reporting/document", '<textarea></textarea><script src="/assets/in.js"></script>', finished=True)
    reader.goto(spoilt_address + "reporting/document/")
    until(lambda: reader.evaluate("Boolean(self.tried.ask && self.tried.send)"))
    assert reader.evaluate("self.tried") == {
        "html": "TypeError",
        "script": "TypeError",
        "eval": "EvalError",
        "policy": "TypeError",
        "ask": "refused",
        "send": "refused",
    }


def test_a_chosen_scheme_is_there_before_the_stylesheet_has_come(reader, addresses):
    reader.goto(addresses["harbour-lane"])
    reader.get_by_role("button", name="Dark").click()
    reader.route("**/*.css", lambda route: None)
    reader.route("**/handbook.js", lambda route: None)
    reader.goto(addresses["harbour-lane"] + "help-now/", wait_until="commit")
    until(lambda: reader.evaluate("document.documentElement?.dataset.scheme"))
    assert reader.evaluate("document.documentElement.dataset.scheme") == "dark"


@pytest.fixture
def served(repository):
    server = Server(repository)
    yield server
    server.stop()


def test_what_the_policy_stops_is_shown_in_words_while_writing(served, repository, reader):
    footer = repository / "overrides" / "partials" / "footer.html"
    text = footer.read_text(encoding="utf-8")
    reader.goto(served.address + "help-now/")
    assert reader.locator("#preview-policy").count() == 0
    footer.write_text(
        text.replace(
            "<footer",
            '<p style="color: red" onclick="x()"></p><img src="http://elsewhere.example/a.png" alt=""><footer',
        ),
        encoding="utf-8",
    )
    reader.wait_for_selector("#preview-policy li:nth-child(3)", timeout=PATIENCE * 1000)
    shown = reader.locator("#preview-policy").inner_text()
    assert shown.startswith("The policy of this page stopped something, and it will do so for readers.")
    assert "a style attribute" in shown
    assert "an attribute such as onclick" in shown
    assert "a picture from http://elsewhere.example/a.png" in shown
    footer.write_text(text.replace("<footer", "<form><textarea></textarea></form><footer"), encoding="utf-8")
    reader.wait_for_selector("form", state="attached", timeout=PATIENCE * 1000)
    assert reader.locator("#preview-policy").count() == 0
    footer.write_text(text, encoding="utf-8")  # the page with a form asks whether there is something newer, too
    until(lambda: reader.locator("form").count() == 0)
    footer.write_text(text.replace("<footer", "<form></form><footer"), encoding="utf-8")
    reader.wait_for_selector("form", state="attached", timeout=PATIENCE * 1000)
    assert reader.evaluate("fetch('/help-now/').then(() => 'came', () => 'refused')") == "refused"


def test_plain_mkdocs_serve_has_a_policy_that_lets_its_own_script_reload(repository, reader):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    footer = repository / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8").replace("<footer", "<form></form><footer"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=repository, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/"))
        reader.goto(f"http://127.0.0.1:{port}/help-now/")
        assert "form-action 'none'" in reader.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
        details = repository / "organization" / "organization.yml"
        whole = details.read_text(encoding="utf-8")
        details.write_text(whole.replace("name: Harbour Lane", "name: Quayside"), encoding="utf-8")
        until(lambda: reader.title() == "Get help now - Quayside")
        assert reader.evaluate("self.violations") == []
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)
