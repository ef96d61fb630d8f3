"""Published versions as readers meet them: which is in force, what an old page says of itself, where addresses lead."""

import functools
import io
import json
import re
import subprocess
import tarfile
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import yaml
from axe_playwright_python.base import AXE_FILE_PATH

from handbook import ROOT
from handbook.organization.times import in_full
from tests.browser.test_accessibility import SIX_MODES, violations
from tests.publishing.repositories import change, git, handbook, make_repository
from tests.served import serve
from tests.waiting import until, until_held

OLD, NOW, ANNOUNCED, DOWN = "2026.1", "2026.3", "2199.1", "2026.2"
CASES = yaml.load((ROOT / "tests" / "versions" / "in_force.yml").read_bytes(), Loader=yaml.CBaseLoader)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The branch as a host serves it in a sub-folder: an old version, one taken down, today's, an announced one."""
    base = tmp_path_factory.mktemp("versions")
    folder = make_repository(base / "repository")

    def publish(number, day, kind, summary=""):
        done = handbook(folder, "publish", number, "--effective", day, "--change", kind, "--summary", summary)
        assert done.returncode == 0, done.stderr

    publish(OLD, "2026-01-01", "material", "The first one.")
    publish(DOWN, "2026-02-01", "editorial")
    (folder / "docs" / "support" / "pets.md").write_text(
        (folder / "docs" / "support" / "helping-a-colleague.md").read_text().replace("title: ", "title: Pets and ", 1)
    )
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("      - help-now.md\n", "      - help-now.md\n      - support/pets.md\n")
    )
    git(folder, "mv", "docs/support/looking-after-yourself.md", "docs/support/yourself.md")
    pages = [file for file in (folder / "docs").rglob("*.md") if "looking-after-yourself.md" in file.read_text()]
    for file in (*pages, config):
        file.write_text(file.read_text().replace("looking-after-yourself.md", "yourself.md"))
    moved = folder / "docs" / "support" / "yourself.md"
    moved.write_text(moved.read_text().replace("owner: ", "formerly: [support/looking-after-yourself/]\nowner: ", 1))
    git(folder, "add", "--all")
    change(folder)
    publish(NOW, "2026-03-01", "material", 'You can tell the "night desk" <as> well.')
    publish(ANNOUNCED, "2199-01-01", "material", "Far away.")
    done = handbook(folder, "withdraw", DOWN, "--reason", "court-order", "--confirm", DOWN)
    assert done.returncode == 0, done.stderr
    archive = subprocess.run(["git", "archive", "gh-pages"], cwd=folder, capture_output=True, check=True).stdout
    www = base / "www"
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(www / "handbook", filter="data")
    return www


@pytest.fixture(scope="module")
def at(site):
    with serve(site, site / "handbook" / "404.html") as address:
        yield f"{address}handbook/"


@pytest.fixture(scope="module")
def published(site):
    """The day on which each version was published, by its number: midnight may lie between two."""
    rows = json.loads((site / "handbook" / "versions.json").read_text("utf-8"))
    said = {row["version"]: row["properties"] for row in rows}
    hours = {number: datetime.fromisoformat(one["published"]) for number, one in said.items()}
    return {number: hour.astimezone(ZoneInfo(said[number]["time_zone"])).date() for number, hour in hours.items()}


@pytest.fixture
def unscripted(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def _fulfil(answer, route):
    route.fulfill(body=answer)


def note(page):
    return until(lambda: page.locator("[data-version] p").all_inner_texts())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_device_finds_the_same_version_in_force_as_the_command_line(page, case):
    page.add_script_tag(path=ROOT / "overrides" / "assets" / "in-force.js")
    entries = [
        {
            "version": row[0],
            "properties": {
                "effective": row[1],
                "time_zone": row[2],
                "change": "material",
                "published": case.get("published", {}).get(row[0]),
                "withdrawn": {"day": row[3], "reason": "unsafe"} if row[3:] else None,
            },
        }
        for row in case["versions"]
    ]
    ask = """([entries, how, when]) => {
        const { listed, now, on, readable, relieved, last } = self.handbookVersions, versions = listed(entries);
        if (how === "until") return last(versions, versions.find((one) => one.version === when)) || "none";
        const read = (versions, when) => readable(versions, on(versions, when), when);
        const after = (versions, when) => relieved(versions, versions.find((one) => one.version === when));
        const ask = { on, read, relieved: after, at: (versions, when) => now(versions, new Date(when)) };
        return ask[how](versions, when)?.version ?? "none";
    }"""
    for how in ("on", "read", "at", "until", "relieved"):
        for when, expected in case.get(how, {}).items():
            assert page.evaluate(ask, [entries, how, when]) == expected, when


def test_the_version_in_force_says_nothing_above_its_text(page, at):
    page.goto(f"{at}{NOW}/policies/harassment/")
    until(lambda: page.locator("details.versions").count())
    assert page.locator("[data-version]").is_hidden()
    assert "Version 2026.3, takes effect on 1 March 2026." in page.locator(".colophon").inner_text()
    assert page.trouble == []


def test_an_old_page_says_that_it_is_not_in_force_any_more_and_leads_to_the_same_section_today(page, at, published):
    page.goto(f"{at}{OLD}/policies/harassment/#who-is-protected")
    assert note(page) == (
        "This version is not in force any more. It held from 1 January 2026 to 31 January 2026. "
        f"It was published on {in_full(published[OLD])}. This page in version 2026.3, which is in force"
    )
    assert page.title().startswith("Version 2026.1, not in force any more: ")
    page.get_by_role("link", name="This page in version 2026.3").click()
    page.wait_for_url(f"{at}{NOW}/policies/harassment/#who-is-protected")


def test_an_old_sheet_names_the_version_in_force_and_spells_out_no_link_within_the_handbook(page, at):
    page.goto(f"{at}{OLD}/help-now/")
    note(page)
    page.emulate_media(media="print")
    assert "This page in version 2026.3, which is in force" in page.locator("[data-version]").inner_text()
    assert page.locator("main a[href$='reporting/who-to-tell/'], main a[href*='who-to-tell/#']").count()
    assert page.locator(f"main a[href^='{at}']").count() == 0


def test_from_an_old_page_and_an_announced_one_help_and_whom_to_tell_are_those_of_today(page, at):
    for version in (OLD, ANNOUNCED):
        page.goto(f"{at}{version}/policies/harassment/")
        note(page)
        for name, end in (("Get help now", "help-now/"), ("Whom to tell", "reporting/who-to-tell/")):
            links = page.locator(f"a[href$='{end}']")
            found = [link.get_attribute("href") for link in links.all() if "version" not in link.inner_text()]
            assert found
            assert set(found) == {f"/handbook/{NOW}/{end}"}, name
    page.goto(f"{at}{OLD}/help-now/")
    note(page)
    assert page.locator("main a[href^='tel:']").count()


def test_a_line_that_comes_late_moves_no_number_and_stays_in_sight(browser, at):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    held = []
    page.route("**/versions.json", lambda route: held.append(route))
    page.goto(f"{at}{OLD}/help-now/")
    number = page.locator("main a[href^='tel:']").first
    before = number.bounding_box()
    until_held(page, held)
    time.sleep(0.3)
    held[0].continue_()
    note(page)
    assert number.bounding_box() == before
    assert page.locator("[data-version]").bounding_box()["y"] == 0
    page.mouse.wheel(0, 2000)
    until(lambda: page.evaluate("scrollY") > 1000)
    assert page.locator("[data-version]").bounding_box()["y"] == 0
    page.close()


def test_an_old_page_leads_to_its_successor_where_it_has_moved(page, at):
    page.goto(f"{at}{OLD}/support/looking-after-yourself/")
    note(page)
    page.get_by_role("link", name="This page in version 2026.3").click()
    page.wait_for_url(f"{at}{NOW}/support/yourself/")
    assert page.locator(".colophon").inner_text().startswith("Version 2026.3,")


def test_a_page_that_was_corrected_on_its_day_was_in_force_until_then(page, at):
    def entry(version, published):
        properties = {
            "effective": "2026-03-01",
            "time_zone": "Europe/London",
            "change": "material",
            "published": published,
        }
        return {"version": version, "properties": properties}

    for published, said in (
        ("2026-03-01T18:00:00+00:00", "is not in force any more. Version 2026.2 took its place on 1 March 2026."),
        ("2026-02-28T18:00:00+00:00", "was never in force."),
    ):
        entries = [entry(OLD, "2026-02-01T08:00:00+00:00"), entry("2026.2", published)]
        page.route("**/versions.json", functools.partial(_fulfil, json.dumps(entries)))
        page.goto(f"{at}{OLD}/policies/harassment/")
        assert note(page) == f"This version {said} This page in version 2026.2, which is in force"


def test_an_announced_page_says_from_when_it_will_hold(page, at):
    page.goto(f"{at}{ANNOUNCED}/help-now/")
    assert note(page).startswith("This version is not in force yet. It takes effect on 1 January 2199.")


def test_a_page_whose_day_begins_later_than_elsewhere_says_that_it_is_not_in_force_yet(page, at):
    east, west = (
        {"version": number, "properties": {"effective": "2026-12-01", "time_zone": zone, "change": "material"}}
        for number, zone in ((OLD, "Asia/Tokyo"), (NOW, "America/Los_Angeles"))
    )
    page.route("**/versions.json", lambda route: route.fulfill(json=[west, east]))
    page.clock.set_fixed_time("2026-12-01T00:00:00Z")
    page.goto(f"{at}{NOW}/help-now/")
    assert note(page).startswith("This version is not in force yet. It takes effect on 1 December 2026.")
    assert page.trouble == []


def test_where_it_cannot_be_looked_up_a_page_says_so(page, at):
    for answer in ("[]", "{}", "<html>Sign in"):
        page.route("**/versions.json", functools.partial(_fulfil, answer))
        page.goto(f"{at}{NOW}/help-now/")
        assert note(page) == "Version 2026.3. Whether it is in force could not be looked up here. All versions"
    assert page.trouble == []
    page.route("**/versions.json", lambda route: route.abort())
    page.goto(f"{at}{NOW}/help-now/")
    assert note(page) == "Version 2026.3. Whether it is in force could not be looked up here. All versions"


def test_where_somebody_writes_what_happened_nothing_is_looked_up_and_the_foot_says_so(page, at):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{at}{NOW}/reporting/incident-log/")
    words = "This page opens no connection, so it does not know whether there is a newer version."
    until(lambda: page.locator(".colophon").inner_text().endswith(words))
    assert page.locator("[data-version]").is_hidden()
    assert not [url for url in asked if url.endswith(".json")]
    assert page.trouble == []


def test_without_scripts_a_page_says_that_a_newer_version_may_exist(unscripted, at):
    unscripted.goto(f"{at}{OLD}/policies/harassment/")
    strip = unscripted.locator(".strip:visible")
    assert strip.inner_text() == (
        "This is version 2026.1. A newer one may exist: this page in the version in force, all versions"
    )
    strip.get_by_role("link", name="this page").click()
    unscripted.wait_for_url(f"{at}{NOW}/policies/harassment/")
    unscripted.goto(f"{at}{OLD}/policies/harassment/")
    strip.get_by_role("link", name="all versions").click()
    assert unscripted.url == f"{at}versions/"
    rows = [" ".join(text.split()) for text in unscripted.locator("tbody tr").all_inner_texts()]
    assert rows[1].startswith("Version 2026.3 In force 1 March 2026 to 31 December 2198")
    assert 'You can tell the "night desk" <as> well.' in rows[1]
    assert "taken down on" in rows[2]
    assert rows[2].endswith("Taken down")
    assert rows[3].endswith("The first version")
    assert unscripted.locator(".look-up:visible").count() == 0


def test_the_selector_names_days_and_stays_on_the_page_where_the_other_version_has_it(page, at):
    page.goto(f"{at}{NOW}/policies/harassment/")
    until(lambda: page.locator("details.versions").count())
    page.get_by_text("This page in other versions").click()
    assert page.locator("details.versions li").all_inner_texts() == [
        "2199.1, from 1 January 2199",
        "2026.1, from 1 January 2026",
    ]
    page.get_by_role("link", name="2026.1, from").click()
    page.wait_for_url(f"{at}{OLD}/policies/harassment/")
    page.goto(f"{at}{NOW}/support/pets/")
    until(lambda: page.locator("details.versions").count())
    page.get_by_text("This page in other versions").click()
    page.get_by_role("link", name="2026.1, from").click()
    page.wait_for_url(f"{at}{OLD}/")
    page.goto(f"{at}{NOW}/support/yourself/#sleep")
    until(lambda: page.locator("details.versions").count())
    page.get_by_text("This page in other versions").click()
    page.get_by_role("link", name="2026.1, from").click()
    page.wait_for_url(f"{at}{OLD}/support/looking-after-yourself/#sleep")


@pytest.mark.parametrize("under", ["", "current/"])
def test_a_plain_address_leads_to_its_section_in_the_version_in_force(page, unscripted, at, under):
    page.goto(f"{at}{under}policies/harassment/#who-is-protected")
    page.wait_for_url(f"{at}{NOW}/policies/harassment/#who-is-protected")
    section = page.locator("#who-is-protected")
    assert until(lambda: page.evaluate("scrollY")) > 0
    assert 0 <= section.bounding_box()["y"] < page.viewport_size["height"]
    page.goto(f"{at}{under}#content")
    page.wait_for_url(f"{at}{NOW}/#content")
    assert page.locator("#content").count() == 1
    unscripted.goto(f"{at}{under}policies/harassment/#who-is-protected")
    unscripted.wait_for_url(re.compile(rf"/{NOW}/policies/harassment/"))
    assert unscripted.locator("#who-is-protected").count() == 1


def test_on_the_day_a_plain_address_leads_to_the_announced_version_though_nothing_ran(page, at):
    page.clock.set_fixed_time("2198-12-31T20:59:00Z")
    page.goto(f"{at}help-now/")
    page.wait_for_url(f"{at}{NOW}/help-now/")
    assert page.locator(".colophon").inner_text().startswith("Version 2026.3,")
    page.clock.set_fixed_time("2198-12-31T21:01:00Z")  # midnight in Nairobi was at 21:00
    page.goto(f"{at}help-now/")
    page.wait_for_url(f"{at}{ANNOUNCED}/help-now/")
    assert page.locator(".colophon").inner_text().startswith("Version 2199.1,")


def test_a_plain_address_leads_on_without_the_list_of_versions(page, at):
    page.route("**/versions.json", lambda route: route.abort())
    page.goto(f"{at}help-now/#emergency")
    page.wait_for_url(f"{at}{NOW}/help-now/#emergency")
    assert page.get_by_role("heading", level=1).inner_text() == "Get help now"


def test_a_page_of_a_version_that_was_taken_down_says_why_and_leads_on(page, at):
    page.goto(f"{at}{DOWN}/policies/harassment/")
    text = page.locator("main").inner_text()
    assert "because a court or an authority ordered it." in text
    assert page.get_by_role("link", name="Leave this site").get_attribute("href").startswith("https://")
    page.get_by_role("link", name="This page in the version in force").click()
    page.wait_for_url(f"{at}{NOW}/policies/harassment/")
    page.goto(f"{at}{DOWN}/help-now/")
    assert page.get_by_role("link").all_inner_texts()[:2] == ["Get help now", "Whom to tell"]
    assert page.get_by_role("link", name="This page").count() == 0


def test_the_list_answers_which_version_held_on_a_day(page, at, published):
    page.goto(f"{at}versions/")
    day, answer = page.get_by_label("Day"), page.locator("#answer")
    late = {number: f" It was published on {in_full(day)};" for number, day in published.items()}
    expected = {
        "2025-12-31": "No version was in force on 31 December 2025.",
        "2026-01-31": f"On 31 January 2026: Version 2026.1. It held from 1 January 2026 to 31 January 2026.{late[OLD]} "
        f"on 31 January 2026 readers had none.",
        "2026-02-01": "On 1 February 2026: Version 2026.2, which was taken down later. It held from 1 February 2026 to "
        f"28 February 2026.{late[DOWN]} on 1 February 2026 readers had none.",
        "2026-03-01": f"On 1 March 2026: Version 2026.3. It holds from 1 March 2026 to 31 December 2198.{late[NOW]} "
        "on 1 March 2026 readers had none.",
        published[NOW].isoformat(): f"On {in_full(published[NOW])}: Version 2026.3. "
        "It holds from 1 March 2026 to 31 December 2198. It was published on that day; until then readers had version "
        "2026.2, which was taken down later.",
        "2199-05-01": "As far as is known today, on 1 May 2199: Version 2199.1. It holds from 1 January 2199.",
        "0202-05-01": "",
    }
    day.fill("2025-12-31")
    until(answer.inner_text)  # what is chosen before the list is there is answered too
    for typed, sentence in expected.items():
        day.fill(typed)
        assert answer.inner_text() == sentence
    day.fill("")
    assert until(lambda: answer.inner_text() == "")
    assert page.trouble == []


def test_the_list_marks_the_version_that_has_come_into_force_since_it_was_written(page, at):
    page.clock.set_fixed_time("2199-02-01T12:00:00Z")
    page.goto(f"{at}versions/")
    row = page.locator(f"[data-row='{ANNOUNCED}']")
    assert until(lambda: row.locator(".now").count())
    assert row.locator("td").first.inner_text().startswith("Since 1 January 2199")
    assert page.locator(".now").count() == 1
    assert page.locator(f"[data-row='{NOW}'] td").first.inner_text().startswith("1 March 2026 to 31 December 2198")


def test_beside_the_list_stand_the_pages_on_the_handbook_itself(page, at):
    page.goto(f"{at}versions/")
    side = page.locator("nav.side")
    assert side.locator("[aria-current=page]").inner_text() == "Versions"
    page.goto(f"{at}{NOW}/about/changes/")
    others = page.locator("nav.side li").all_inner_texts()
    page.goto(f"{at}versions/")
    assert side.locator("li").all_inner_texts() == ["Versions", *others]
    side.get_by_role("link", name=others[0]).click()
    page.wait_for_url(re.compile(f"/{NOW}/"))
    assert page.get_by_role("heading", level=1).count() == 1


def test_the_list_says_what_has_changed_since_one_last_read(page, at):
    page.goto(f"{at}versions/")
    page.get_by_label("The version you read last").select_option("2026.1")
    items = page.locator("#changes li")
    assert until(lambda: items.all_inner_texts()) == [
        "2199.1, not in force before 1 January 2199, a material change. Far away. What changed in 2199.1",
        '2026.3, from 1 March 2026, a material change. You can tell the "night desk" <as> well. What changed in 2026.3',
        "2026.2, from 1 February 2026, an editorial change. It was taken down.",
    ]
    page.get_by_label("The version you read last").select_option("2199.1")
    assert until(lambda: page.locator("#changes").inner_text()) == "Nothing has been published since then."


@pytest.mark.parametrize("address", ["nothing/here/", f"{NOW}/nothing/", f"{OLD}/a/b/c/d.html", "versions/x"])
def test_an_unknown_address_answers_with_help_now_and_whom_to_tell(page, unscripted, at, address):
    for reader in (page, unscripted):
        for name, end in (("Get help now", "help-now/"), ("Whom to tell", "reporting/who-to-tell/")):
            answer = reader.goto(at + address)
            assert answer.status == 404
            assert reader.get_by_role("heading", level=1).inner_text() == "This page is not here"
            reader.get_by_role("main").get_by_role("link", name=name).click()
            reader.wait_for_url(re.compile(f"/{NOW}/{end}$"))


def test_nothing_leaves_the_device_but_the_question_which_versions_there_are(page, at):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("versions/", f"{OLD}/policies/harassment/", "help-now/", f"{NOW}/about/changes/"):
        page.goto(at + address, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(at) and not url.endswith("/favicon.ico")] == []
    assert {url.removeprefix(at) for url in asked if url.endswith(".json")} == {"versions.json"}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_axe_finds_nothing_on_what_versions_add(browser, at, measure):
    pages = ["versions/", f"{OLD}/policies/harassment/", f"{NOW}/about/changes/", f"{DOWN}/help-now/", "404.html",
             f"{NOW}/about/acknowledge/", f"{NOW}/support/pets/"]  # fmt: skip
    found = violations(browser, {"": at}, [("", address) for address in pages], AXE_FILE_PATH, SIX_MODES)
    measure(f"violations that axe finds on {len(pages)} pages of versions, in six modes", len(found), "0")
    assert found == []


def test_sheets_name_their_version(page, at):
    page.goto(f"{at}{NOW}/about/acknowledge/")
    mail = page.get_by_role("link", name="Write the e-mail")
    href = mail.get_attribute("href")
    assert "takes%20away%20none%20of%20my%20rights" in href
    page.emulate_media(media="print")
    assert mail.count() == 0
    assert "Version 2026.3, takes effect on 1 March 2026." in page.locator(".paper").inner_text()
    assert re.search(r"This is version 2026\.3\. .* Its seal is [0-9a-f]{64}\.", page.locator("main").inner_text())
    assert href.startswith("mailto:office@lakeside.example?subject=Handbook%20of%20Lakeside%20School")
