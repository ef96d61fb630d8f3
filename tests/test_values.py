"""An organization's values: everywhere, as typed, and nowhere the ones of another."""

import re
import shutil

import pytest

from handbook import ROOT
from tests.found import snapshot
from tests.given import ORGANIZATIONS
from tests.running import run

ODD = "A&B | Co <script>alert(1)</script>"


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory):
    """The example's site under a name that Markdown and HTML would misread, with another phone number."""
    folder = tmp_path_factory.mktemp("odd") / "organization"
    shutil.copytree(ROOT / "tests" / "organizations" / "odd-values", folder)
    text = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    text = text.replace("name: Harbour Lane ", f'name: "{ODD}" ').replace("+44 20 7946 0142", "+44 20 7946 0500")
    text = text.replace("a firm outside Harbour Lane", "a firm outside")
    (folder / "organization.yml").write_text(text, encoding="utf-8")
    site = folder.parent / "site"
    result = run("build", "--organization", str(folder), "--output", str(site))
    assert result.returncode == 0, result.stderr
    return site


def test_a_new_name_and_number_leave_the_old_ones_nowhere(odd_site):
    text = b"\n".join(snapshot(odd_site).values()).decode("utf-8", "replace")
    assert "Harbour Lane" not in text
    assert "7946 0142" not in text
    assert "79460142" not in text
    assert "tel:+442079460500" in text


def test_a_value_is_shown_as_typed_everywhere(odd_site, browser):
    page = browser.new_page()
    alerts = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    page.goto((odd_site / "odd" / "first" / "index.html").as_uri())
    assert page.title() == f"About {ODD} - {ODD}"
    assert page.get_attribute("meta[name=description]", "content") == f"From {ODD}."
    assert page.inner_text("h1") == f"About {ODD}"
    assert page.inner_text("#heading") == f"In a heading {ODD}"
    assert page.locator("td").all_inner_texts() == [ODD, ODD]
    assert page.inner_text("li code") == ODD
    assert page.inner_text(".prose a[href*=second]") == ODD
    assert page.inner_text(".admonition-title") == ODD
    assert page.inner_text(".note p:last-child") == f"{ODD}’s"
    assert page.inner_text(".name-organization") == ODD
    assert page.inner_text(".toc li a") == f"In a heading {ODD}"
    assert page.inner_text(".side [aria-current=page]") == f"About {ODD}"
    assert alerts == []
    page.close()


def test_two_pages_with_different_values_are_each_named_rightly_in_the_navigation_of_a_third(odd_site):
    text = (odd_site / "odd" / "third" / "index.html").read_text(encoding="utf-8")
    side = re.search(r'<nav class="side".*?</nav>', text, re.DOTALL)
    assert side
    names = re.findall(r"<a [^>]*>(.*?)</a>", side[0])
    assert names == ["About A&amp;B | Co &lt;script&gt;alert(1)&lt;/script&gt;", "About Helen Marsh", "A third"]


def test_what_markdown_writes_inline_is_written_so_that_a_strict_policy_lets_it_be(odd_site):
    text = (odd_site / "odd" / "third" / "index.html").read_text(encoding="utf-8")
    assert 'style="' not in text
    assert '<td class="left">one</td>' in text
    assert '<td class="right" data-label="Right:">two</td>' in text
    assert "<input" not in text.partition("<main")[2].partition("</main>")[0]
    assert "☑ Done" in text.replace("</label>", " ").replace("  ", " ")
    assert '<a href="https://www.bbc.co.uk/news" rel="noreferrer">' in text


def test_a_condition_or_a_note_at_the_end_of_a_line_joins_no_points(odd_site):
    text = (odd_site / "odd" / "third" / "index.html").read_text(encoding="utf-8")
    points = re.search(r"<ol>.*?</ol>", text, re.DOTALL)
    assert points
    assert re.findall(r"<li>(.*?)\s*</li>", points[0]) == ["First, with a condition", "Second", "Third"]


def test_no_hole_is_left_in_any_file(odd_site, sites):
    for site in (odd_site, *sites.values()):
        for name, raw in snapshot(site).items():
            if name.endswith((".html", ".js", ".css")):
                assert re.findall("[\ue000-\uf8ff]", raw.decode("utf-8")) == [], name


def test_nothing_of_one_organization_is_on_the_site_of_another(sites):
    text = b"\n".join(snapshot(sites["brannoc-hospitals"]).values()).decode("utf-8", "replace")
    for word in (
        "Harbour",
        "Priya",
        "Raman",
        "Adeyemi",
        "Kestrel",
        "Pune",
        "New York",
        "Brightwater",
        "Helen Marsh",
        "7946",
        "Hindi",
    ):
        assert word not in text, word
    other = b"\n".join(snapshot(sites["harbour-lane"]).values()).decode("utf-8", "replace")
    for word in ("Brannoc", "Nowak", "Moor Hospital", "our patients", "Chaplaincy", "Stillwater"):
        assert word not in other, word


def test_another_organization_reads_in_its_own_words(sites):
    text = (sites["brannoc-hospitals"] / "policies" / "client-harassment" / "index.html").read_text(encoding="utf-8")
    assert "<h1>Harassment by patients and visitors</h1>" in text
    assert "At Brannoc Hospitals, care goes on" in text
    assert not re.search(r"\bclients?\b", re.sub(r"<[^>]+>", " ", text))
    assert not (sites["brannoc-hospitals"] / "support" / "work-adjustments").exists()
    assert (sites["brannoc-hospitals"] / "support" / "chaplaincy" / "index.html").is_file()


def test_a_confirmed_number_says_when_and_another_that_nobody_called_it(sites):
    text = (sites["brannoc-hospitals"] / "reporting" / "who-to-tell" / "index.html").read_text(encoding="utf-8")
    assert "Last checked 2 October 2026" in text
    assert "Number not checked yet" in text
    writing = (sites["brannoc-hospitals"] / "hr" / "writing" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a class="nowrap" href="tel:\+442920180101">\+44 29 2018 0101</a>(?! <mark)', writing)
    writing = (sites["harbour-lane"] / "hr" / "writing" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a class="nowrap" [^>]*>\+44 20 7946 0142</a> <mark class="unchecked">\(not checked', writing)
    help_now = (sites["brannoc-hospitals"] / "help-now" / "index.html").read_text(encoding="utf-8")
    emergency = re.search(r'<ul class="emergency">.*?</ul>', help_now, re.DOTALL)
    assert emergency
    assert "checked" not in emergency[0]


def test_the_example_says_on_every_page_that_it_is_one_and_others_that_they_are_no_publication(sites):
    for file in sites["harbour-lane"].rglob("*.html"):
        assert "Example handbook." in file.read_text(encoding="utf-8"), file
    for file in sites["brannoc-hospitals"].rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if "This page has moved" in text:
            continue
        assert "Example handbook." not in text, file
        assert "This text is not in force." in text, file


def test_an_edit_link_opens_the_file_that_the_page_came_from(sites):
    def link(name):
        text = (sites["brannoc-hospitals"] / name / "index.html").read_text(encoding="utf-8")
        return re.findall(r'<a href="(https://gitlab[^"]*)"', text)

    base = "https://gitlab.com/brannoc/handbook/-/edit/trunk/"
    own = "tests/organizations/brannoc-hospitals/pages/support/chaplaincy.md"
    assert link("help-now") == [f"{base}docs/help-now.md"]
    assert link("support/chaplaincy") == [base + own]
    assert "Edit this page" not in (sites["harbour-lane"] / "help-now" / "index.html").read_text(encoding="utf-8")
