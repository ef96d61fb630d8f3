"""The log: what is typed stays on the screen, comes onto paper or into a file if asked, and is gone afterwards."""

import contextlib
import json
import re
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import unquote

import pytest

from handbook.machine import find_browser
from tests.browser.test_leave import leave
from tests.given import PATIENCE
from tests.waiting import until

CANARY = "kanarienvogel-7391"
LOG = "reporting/incident-log/"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def typed(page):
    """Return what stands in the fields of the log."""
    return "".join(page.locator(".log textarea").evaluate_all("(all) => all.map((field) => field.value)"))


def fill(page, words=CANARY):
    page.fill("#sheet-1-what", words)
    page.locator("#sheet-1-place").press_sequentially(words)
    page.check("#sheet-1-messages")


@pytest.fixture
def log(page, addresses):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.goto(addresses["harbour-lane"] + LOG)
    page.wait_for_load_state("networkidle")
    return page


def canaries(profile):
    """Return the files of a browser's `profile` in which the canary stands."""
    marks = [CANARY.encode("utf-8"), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    found = []
    for file in profile.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with contextlib.suppress(FileNotFoundError):  # what a dying browser deletes meanwhile is not left
                kept = file.read_bytes()
                found += [str(file)] if any(mark in kept for mark in marks) else []
    return found


class Watched:
    """A browser with a profile of its own and its back/forward cache on, whose requests are kept."""

    def __init__(self, playwright, profile, *more):
        self.profile = profile
        self.context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=find_browser(),
            args=[*QUIET, *more],
            ignore_default_args=["--disable-back-forward-cache"],
        )
        self.sent = []
        self.context.on("request", self._keep)
        self.page = self.context.pages[0]
        self.page.set_default_timeout(PATIENCE * 1000)

    def _keep(self, request):
        headers = " ".join(f"{name}: {value}" for name, value in request.headers.items())
        self.sent.append(f"{request.method} {unquote(request.url)} {headers} {request.post_data or ''}")

    def left_behind(self):
        """Return where the canary stands: in requests, and in files of the profile."""
        return [line for line in self.sent if CANARY in line] + canaries(self.profile)


@pytest.mark.parametrize(
    "way", ["link", "press", "skip link", "three times Shift", "reload", "address", "back", "tab closed"]
)
def test_of_what_was_typed_nothing_is_left_in_the_browser_or_on_the_way(playwright, addresses, tmp_path, way):
    site = addresses["harbour-lane"]
    browser = Watched(playwright, tmp_path / "profile")
    page = browser.page
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.goto(site)
    page.goto(site + LOG)
    fill(page)
    page.wait_for_timeout(1500)  # the session file is written a moment later
    assert CANARY in typed(page)
    if way == "link":
        page.get_by_role("link", name="Policies").first.click()
        page.get_by_role("button", name="Wipe it and go").click()
        page.wait_for_url(site + "policies/")
        page.go_back(wait_until="commit")
        assert typed(page) == ""
    elif way in ("press", "skip link", "three times Shift"):
        leave(page, way)
        page.wait_for_url("https://www.bbc.co.uk/weather")
        page.go_back(wait_until="commit")
        assert page.url == site
        page.go_forward(wait_until="commit")
        assert page.url == "https://www.bbc.co.uk/weather"
    elif way == "reload":
        page.reload()
        assert typed(page) == ""
    elif way == "address":
        page.goto(site + "support/")
        page.go_back(wait_until="commit")
        assert typed(page) == ""
        assert not page.is_checked("#sheet-1-messages")
    elif way == "back":
        page.go_back(wait_until="commit")
        page.go_forward(wait_until="commit")
        assert typed(page) == ""
    else:
        page.close()
    browser.context.close()
    assert browser.sent, "requests were watched"
    assert browser.left_behind() == []


def test_the_page_that_the_back_forward_cache_brings_back_is_empty(playwright, addresses, tmp_path):
    browser = Watched(playwright, tmp_path / "profile")
    page = browser.page
    page.goto(addresses["harbour-lane"] + LOG)
    fill(page)
    page.evaluate("addEventListener('pageshow', (event) => { self.broughtBack = event.persisted; })")
    page.evaluate("(address) => { location.href = address; }", addresses["harbour-lane"] + "support/")
    page.wait_for_url("**/support/")
    page.evaluate("history.back()")
    page.wait_for_url("**/incident-log/", wait_until="commit")
    assert page.evaluate("self.broughtBack") is True
    assert typed(page) == ""
    browser.context.close()


class Visitor:
    """A browser as a reader starts it, so that it may restore what it showed before; Playwright's own never does."""

    def __init__(self, profile, *more):
        ready = profile / "DevToolsActivePort"
        ready.unlink(missing_ok=True)
        command = [str(find_browser()), *QUIET, "--no-first-run", "--headless=new", f"--user-data-dir={profile}", *more]
        self.process = subprocess.Popen([*command, "--remote-debugging-port=0"], stderr=subprocess.DEVNULL)
        self.at = f"http://127.0.0.1:{until(lambda: ready.is_file() and ready.read_text()).split()[0]}"

    def page(self, playwright, address):
        """Return the page that it shows at `address`."""

        def shown():
            with urllib.request.urlopen(f"{self.at}/json/list") as answer:
                return address in (target["url"] for target in json.load(answer))

        until(shown)
        browser = playwright.chromium.connect_over_cdp(self.at)
        return next(page for page in browser.contexts[0].pages if page.evaluate("location.href") == address)

    def kill(self):
        self.process.kill()
        self.process.wait()


def test_after_a_crash_the_restored_page_is_empty_and_nothing_was_kept(request, playwright, addresses, tmp_path):
    profile, address = tmp_path / "profile", addresses["harbour-lane"] + LOG

    def written():
        """Whether the browser has written all that it needs to restore its session after a crash."""
        sessions = [file.read_bytes() for file in profile.glob("Default/Sessions/Session_*")]
        settings = profile / "Default" / "Preferences"
        return (
            any(b"#typed" in session for session in sessions)
            and settings.is_file()
            and "Crashed" in settings.read_text()
        )

    first = Visitor(profile, address)
    request.addfinalizer(first.kill)
    page = first.page(playwright, address)
    fill(page)
    page.evaluate("history.replaceState(null, '', '#typed')")  # so that the session file is written once more
    until(written)
    first.kill()
    second = Visitor(profile, "--restore-last-session", "--hide-crash-restore-bubble")
    request.addfinalizer(second.kill)
    page = second.page(playwright, f"{address}#typed")
    page.wait_for_load_state()
    assert typed(page) == ""
    second.kill()
    assert canaries(profile) == []


def test_a_page_that_is_left_is_emptied_before_it_is_put_aside(log):
    fill(log)
    log.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert typed(log) == ""


def test_no_field_has_a_name_or_is_remembered_and_no_form_can_be_sent(log):
    for field in log.locator(".log :is(textarea, input)").all():
        assert field.get_attribute("autocomplete") == "off"
        assert field.get_attribute("name") is None
    assert log.locator(".log textarea:not([spellcheck=false][writingsuggestions=false])").count() == 0
    assert log.locator("form").count() == 0


def test_several_times_have_a_sheet_each_and_one_can_be_taken_out(log):
    fill(log, "first")
    log.get_by_role("button", name="Add a sheet").click()
    log.keyboard.type("second")  # the new sheet's first field has the focus
    assert log.locator("#sheet-2-day").input_value() == "second"
    assert log.get_by_label("Day", exact=True).count() == 2
    log.get_by_role("button", name="Add a sheet").click()
    log.get_by_role("button", name="Take this sheet out").first.click()
    log.get_by_role("button", name="Keep it").click()
    assert log.locator(".sheet").count() == 3
    log.get_by_role("button", name="Take this sheet out").first.click()
    log.get_by_role("button", name="Take it out").click()
    until(lambda: log.locator(".log-status").inner_text() == "The sheet was taken out.")
    assert log.locator(".sheet legend").all_inner_texts() == ["Sheet 1", "Sheet 2"]
    assert typed(log) == "firstfirst"


def test_a_question_that_is_asked_again_at_once_waits_for_its_own_answer(log):
    fill(log, "first")
    log.get_by_role("button", name="Add a sheet").click()
    log.keyboard.type("second")
    log.evaluate("""() => {
        const out = document.querySelector(".sheet:last-child [data-log=out]");
        const asked = document.getElementById("log-out");
        out.click();
        asked.querySelector("[data-close]").click();
        out.click();
    }""")
    assert log.locator(".sheet").count() == 2
    log.get_by_role("button", name="Take it out").click()
    until(lambda: log.locator(".log-status").inner_text() == "The sheet was taken out.")
    assert typed(log) == "firstfirst"


def test_clearing_asks_first_and_cannot_be_undone(log):
    fill(log)
    log.get_by_role("button", name="Clear everything").click()
    log.get_by_role("button", name="Keep it").click()
    assert CANARY in typed(log)
    log.get_by_role("button", name="Clear everything").click()
    log.locator("dialog[open]").get_by_role("button", name="Clear everything").click()
    until(lambda: log.locator(".log-status").inner_text() == "Everything was cleared.")
    log.locator("#sheet-1-what").focus()
    log.keyboard.press("Control+z")
    log.keyboard.press("Control+z")
    assert typed(log) == ""


def test_a_warning_stands_before_every_copy_and_the_file_has_a_name_that_says_nothing(log):
    words = "שלום 😀 مرحبا\n“quoted”\tlast"
    fill(log, words)
    log.get_by_role("button", name="Print or save", exact=True).click()
    assert "shared printer" in log.locator("dialog[open]").inner_text()
    with log.expect_download() as waited:
        log.get_by_role("button", name="Save as text").click()
    assert waited.value.suggested_filename == "notes.txt"
    text = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    assert f"What was said or done\n{words}\n" in text
    assert "What you have kept\nMessages or e-mails\n" in text
    assert "Anything else" not in text  # what was left empty
    assert log.evaluate("localStorage.length + sessionStorage.length") == 0


def test_megabytes_that_are_pasted_survive(log):
    log.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log.set_default_timeout(PATIENCE * 1000)
    words = "a line of words – \u202e 😀\n" * 50_000
    log.evaluate("(words) => navigator.clipboard.writeText(words)", words)
    log.locator("#sheet-1-what").focus()
    log.keyboard.press("Control+v")
    log.get_by_role("button", name="Print or save", exact=True).click()
    with log.expect_download() as waited:
        log.get_by_role("button", name="Save as text").click()
    assert words.strip() in Path(waited.value.path()).read_bytes().decode("utf-8-sig")


def printed(page):
    """Return the words on paper, and the title that a printer or a file would be given."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    words, title = page.locator("body").inner_text(), page.title()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return words, title


def test_all_that_was_typed_comes_onto_paper_and_the_title_says_nothing(log):
    log.evaluate("() => { self.print = () => { self.asked = (self.asked || 0) + 1; }; }")
    fill(log, "line\n" * 60 + "the last line")
    log.get_by_role("button", name="Print or save", exact=True).click()
    log.get_by_role("button", name="Print or save as PDF").click()
    assert log.evaluate("self.asked") == 1
    words, title = printed(log)
    assert words.count("the last line") == 2
    assert title == "notes"
    assert log.title().startswith("A log of your own")
    assert "How do I use it?" not in words


def test_the_blank_form_is_blank_on_paper_whatever_was_typed(log):
    log.evaluate("() => { self.print = () => {}; }")
    fill(log)
    log.get_by_role("button", name="Print a blank form instead").click()
    words, _ = printed(log)
    assert CANARY not in words
    assert "Who saw or heard it" in words
    words, _ = printed(log)
    assert CANARY in words


def test_each_sheet_has_paper_of_its_own_and_a_blank_form_is_one(log):
    log.get_by_role("button", name="Add a sheet").click()
    log.keyboard.type("second")

    def sheets():
        return len(re.findall(rb"/Type /Page\b", log.pdf(format="A4")))

    assert sheets() == 2
    log.evaluate("() => { self.print = () => {}; }")
    log.get_by_role("button", name="Print a blank form instead").click()
    assert sheets() == 1


def test_where_a_browser_never_says_that_it_has_printed_the_next_print_is_not_blank(log):
    log.evaluate("() => { self.print = () => {}; }")
    fill(log)
    log.get_by_role("button", name="Print a blank form instead").click()
    log.get_by_role("button", name="Print or save", exact=True).click()
    log.get_by_role("button", name="Print or save as PDF").click()
    assert CANARY in printed(log)[0]


def test_a_link_to_another_page_asks_before_it_wipes_but_help_and_leaving_do_not(log):
    elsewhere = re.compile("/reporting/document/")
    log.locator(".prose a[href*=document]").first.click()
    log.wait_for_url(elsewhere)
    log.go_back()
    fill(log)
    log.locator(".prose a[href*=document]").first.click()
    log.get_by_role("button", name="Stay here").click()
    assert CANARY in typed(log)
    log.locator("a[data-help]").click()
    log.wait_for_url("**/help-now/")


@pytest.fixture
def idle(page, addresses):
    page.clock.install(time="2026-11-26T09:00:00Z")
    page.goto(addresses["harbour-lane"] + LOG)
    page.wait_for_load_state("networkidle")
    fill(page)
    return page


def test_after_ten_idle_minutes_the_log_is_covered_and_one_press_shows_it_again(idle):
    idle.clock.run_for("09:50")
    assert idle.locator("#sheet-1-what").is_visible()
    idle.clock.run_for("00:20")
    assert not idle.locator("#sheet-1-what").is_visible()
    assert "are covered" in idle.locator(".log-cover").inner_text()
    assert "were wiped" not in idle.locator(".log-cover").inner_text()
    idle.keyboard.press("Enter")  # the button has the focus
    assert idle.locator("#sheet-1-what").is_visible()
    assert CANARY in typed(idle)
    assert idle.locator("#sheet-1-messages").evaluate("(field) => field === document.activeElement")


def test_what_is_covered_does_not_come_onto_paper(idle):
    assert CANARY in printed(idle)[0]
    idle.clock.run_for("10:10")
    assert CANARY not in printed(idle)[0]


def test_a_key_pressed_in_time_keeps_the_log_open(idle):
    for _ in range(5):
        idle.clock.run_for("08:00")
        idle.keyboard.press("ArrowLeft")
    assert idle.locator("#sheet-1-what").is_visible()
    assert CANARY in typed(idle)


@pytest.mark.parametrize("sign", ["input", "pointerdown", "wheel"])
def test_whatever_a_reader_does_in_time_keeps_the_log_open(idle, sign):
    for _ in range(2):
        idle.clock.run_for("08:00")
        idle.locator("#sheet-1-what").dispatch_event(sign)
    assert idle.locator("#sheet-1-what").is_visible()


def test_an_open_question_is_covered_too(idle):
    idle.get_by_role("button", name="Print or save", exact=True).click()
    idle.clock.run_for("10:10")
    assert idle.locator("dialog[open]").count() == 0
    assert not idle.locator("#sheet-1-what").is_visible()


def test_a_window_that_comes_back_after_ten_minutes_shows_the_cover_at_once(idle):
    idle.clock.pause_at("2026-11-26T09:00:30Z")
    idle.clock.set_system_time("2026-11-26T09:15:00Z")
    idle.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert not idle.locator("#sheet-1-what").is_visible()


def test_after_thirty_idle_minutes_it_is_wiped_and_says_so(idle):
    idle.clock.run_for("30:10")
    assert typed(idle) == ""
    assert "were wiped" in idle.locator(".log-cover").inner_text()
    idle.get_by_role("button", name="Show the form again").click()
    assert idle.locator("#sheet-1-what").is_visible()
    assert typed(idle) == ""


def test_a_device_that_slept_for_an_hour_shows_nothing_at_the_first_press(idle):
    idle.clock.pause_at("2026-11-26T09:00:30Z")
    idle.clock.set_system_time("2026-11-26T10:30:00Z")  # no timer ran meanwhile
    idle.keyboard.press("ArrowLeft")
    assert typed(idle) == ""


@pytest.mark.parametrize("key", ["Enter", "Space", "x"])
def test_the_key_that_wakes_a_device_covers_and_does_not_show_again(idle, key):
    idle.clock.pause_at("2026-11-26T09:00:30Z")
    idle.clock.set_system_time("2026-11-26T09:15:00Z")
    idle.keyboard.press(key)
    assert not idle.locator("#sheet-1-what").is_visible()
    assert "covered" in idle.locator(".log-cover").inner_text()


def test_both_times_are_said_before_the_first_field(log):
    before = log.locator(".prose").inner_text().split("Day\n")[0]
    assert re.search(r"ten minutes it is covered.*thirty minutes it is wiped", before, re.DOTALL)
    assert "sends nothing and saves nothing" in before


def test_without_scripts_nothing_can_be_typed_that_could_not_be_wiped_and_paper_has_the_form(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["harbour-lane"] + LOG)
    assert page.locator(".log :is(button, textarea, input):visible").count() == 0
    assert "print this page" in page.locator(".log").inner_text()
    page.emulate_media(media="print")
    assert page.locator("#sheet-1-what").is_visible()
    assert not page.get_by_text("print this page").is_visible()
    context.close()


def test_where_the_script_of_the_log_cannot_be_had_nothing_can_be_typed_either(page, addresses):
    page.route("**/log.js", lambda route: route.abort())
    page.goto(addresses["harbour-lane"] + LOG)
    page.get_by_text("print this page").wait_for()
    assert page.locator(".log :is(button, textarea, input):visible").count() == 0


@pytest.mark.parametrize("opener", ["Print or save", "Clear everything"])
def test_pressing_enter_twice_loses_nothing(log, opener):
    fill(log)
    log.get_by_role("button", name=opener, exact=True).focus()
    log.keyboard.press("Enter")
    log.keyboard.press("Enter")
    assert log.locator("dialog[open]").count() == 1
    assert CANARY in typed(log)
