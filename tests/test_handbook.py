"""The handbook as a whole: every address, sixteen stories of one form, the stories to choose among, the registers."""

import html
import re
from typing import get_args

import pytest

from handbook import ROOT
from handbook.search.words import words_of
from handbook.vocabulary import Behaviour, Sector

ADDRESSES = [
    "help-now",
    "policies",
    "policies/harassment",
    "policies/client-harassment",
    "policies/client-conduct",
    "policies/non-retaliation",
    "policies/confidentiality",
    "policies/investigations",
    "policies/online-conduct",
    "policies/travel-and-events",
    "reporting",
    "reporting/document",
    "reporting/incident-log",
    "reporting/who-to-tell",
    "reporting/anonymous",
    "reporting/what-happens-next",
    "reporting/protective-measures",
    "reporting/witness",
    "reporting/time-limits",
    "reporting/outside",
    "case-studies",
    "support",
    "support/counselling",
    "support/helplines",
    "support/work-adjustments",
    "support/looking-after-yourself",
    "support/helping-a-colleague",
    "managers",
    "managers/first-response",
    "managers/acting-on-a-client",
    "managers/risk-assessment",
    "hr",
    "hr/investigating",
    "hr/templates",
    "hr/publishing",
    "hr/versions",
    "hr/training",
    "rights",
    "rights/gb",
    "rights/in",
    "rights/us-ny",
    "rights/us-ca",
    "glossary",
    "about/changes",
    "about/acknowledge",
    "about/coverage",
    "about/privacy",
    "about/accessibility",
]
CASES = sorted(file.stem for file in (ROOT / "docs" / "case-studies").glob("*.md") if file.stem != "index")
STEPS = ("Establish", "Document", "Report", "Act", "Support")


def page(sites, address, name="harbour-lane"):
    return (sites[name] / address / "index.html").read_text("utf-8")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_design_has_its_page(address, sites):
    assert "<h1>" in page(sites, address)


def test_there_are_sixteen_stories_of_many_kinds(sites):
    index = page(sites, "case-studies")
    assert len(CASES) == 16
    for case in CASES:
        assert f'href="{case}/"' in index
    assert len(set(re.findall(r'<li data-sector="([^"]+)"', index))) >= 12
    met = {word for words in re.findall(r'data-behaviour="([^"]+)"', index) for word in words.split()}
    assert met <= set(get_args(Behaviour))
    assert len(met) >= 10


@pytest.mark.parametrize("name", ["harbour-lane", "brannoc-hospitals"])  # the second has taken out a page of support
@pytest.mark.parametrize("case", CASES)
def test_a_story_leads_through_the_five_steps_to_where_this_organization_does_them(case, name, sites):
    text = page(sites, f"case-studies/{case}", name)
    steps = re.search(r'<div class="admonition steps">(.*?)</div>', text, re.DOTALL)
    assert steps
    items = re.findall(r"<li>\s*<p><strong>(\w+)[^<]*</strong></p>(.*?)</li>", steps[1], re.DOTALL)
    assert tuple(first for first, _ in items) == STEPS
    assert all("<a href=" in rest for _, rest in items)
    assert "train" in items[0][1]
    assert "support" in items[4][1]


@pytest.mark.parametrize("case", CASES)
def test_a_story_can_be_skipped_and_answers_are_closed_until_opened(case, sites):
    text = page(sites, f"case-studies/{case}")
    note = re.search(r'<div class="admonition warning">(.*?)</div>', text, re.DOTALL)
    assert note and 'href="#what-good-looks-like"' in note[1]
    assert text.index("admonition warning") < text.index('id="what-happened"')
    pause = text[text.index('id="pause"') : text.index('id="what-good-looks-like"')]
    assert pause.count('<details class="question">') >= 3
    assert "<details open" not in pause


@pytest.mark.parametrize("scripts", [True, False])
def test_stories_can_be_chosen_by_work_and_by_what_happens(scripts, browser, addresses):
    context = browser.new_context(java_script_enabled=scripts)
    here = context.new_page()
    here.goto(addresses["harbour-lane"] + "case-studies/")
    stories = here.locator(".cases .rows li")

    def shown():
        return [story.locator("a").inner_text() for story in stories.all() if story.is_visible()]

    assert len(shown()) == 16
    here.get_by_label("retail").check()
    assert shown() == ["Daniel and the late shift"]
    here.locator('[name="sector"]').first.check()
    here.get_by_label("racist abuse").check()
    assert "Tesfaye’s morning visits" in shown()
    assert "Daniel and the late shift" not in shown()
    here.get_by_label("retail").check()
    assert shown() == []
    context.close()


def test_stories_stand_in_the_order_of_the_menu(sites):
    stories = re.findall(
        r'<li data-sector="[^"]+" data-behaviour="[^"]+"><a href="([^"/]+)/"', page(sites, "case-studies")
    )
    assert (stories[0], stories[-1]) == ("maria-sales-meetings", "anonymous-donor-report")


def test_the_stylesheet_can_choose_every_word_of_the_vocabulary():
    style = (ROOT / "overrides" / "assets" / "cases.css").read_text("utf-8")
    for name, words in (("sector", get_args(Sector)), ("behaviour", get_args(Behaviour))):
        for word in words:
            assert f'.cases:has([name="{name}"][value="{word}"]:checked) li:not([data-{name}~="{word}"])' in style


def test_the_a_to_z_leads_to_every_page_under_its_letter(sites):
    text = page(sites, "topics")
    content = text[text.index('<div class="topics"') :]
    hrefs = {href.partition("#")[0].removeprefix("../") for href in re.findall(r'<li><a href="([^"]+)"', content)}
    there = {
        file.parent.relative_to(sites["harbour-lane"]).as_posix() for file in sites["harbour-lane"].rglob("index.html")
    }
    assert there - {"topics", "."} - {href.rstrip("/") for href in hrefs} == set()
    for letter, rows in re.findall(r'<h2 id="(.)">.</h2>\s*<ul>(.*?)</ul>', content, re.DOTALL):
        topics = [html.unescape(topic) for topic in re.findall(r'<li><a href="[^"]+">(.*?)</a>', rows)]
        assert topics == sorted(topics, key=words_of)
        assert {topic[0].lower() for topic in topics} == {letter}


def test_a_page_without_topics_stands_in_the_a_to_z_with_its_title(sites):
    text = page(sites, "topics", "brannoc-hospitals")
    content = text[text.index('<div class="topics"') :]
    assert '<a href="../support/chaplaincy/">The chaplaincy of Brannoc</a>' in content


def test_the_register_of_policies_names_owner_effect_and_next_review(sites):
    rows = re.findall(r'<ul class="rows register" data-search-exclude>(.*?)</ul>', page(sites, "policies"), re.DOTALL)[
        0
    ].split("</li>")
    texts = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]
    row = next(text for text in texts if text.startswith("Harassment by clients"))
    assert "In force from 1 January 2027 Owner The People team" in row
    assert "Reviewed 24 November 2026 Next review by 24 November 2027" in row
    policy = " ".join(re.sub(r"<[^>]+>", " ", page(sites, "policies/harassment")).split())
    assert "Policy in force from 1 January 2027 Owner The People team Reviewed 24 November 2026" in policy


def test_the_list_of_rights_says_for_which_places_each_is(sites):
    text = " ".join(re.sub(r"<[^>]+>", " ", page(sites, "rights")).split())
    assert re.search(r"Your rights in California The state’s law .{20,300} For San Francisco", text)
    outside = " ".join(re.sub(r"<[^>]+>", "", page(sites, "reporting/outside")).split())
    assert "Your rights in New York State, Your rights in California" in outside


def test_the_register_of_reviews_lists_every_page_and_says_on_the_day_what_is_due(browser, addresses, sites):
    here = browser.new_page()
    here.clock.set_fixed_time("2027-06-01T12:00:00Z")
    here.goto(addresses["harbour-lane"] + "hr/publishing/")
    rows = here.locator("[data-row-due]")
    assert rows.count() == len(list(sites["harbour-lane"].rglob("index.html")))
    texts = [" ".join(text.split()) for text in rows.all_inner_texts()]
    assert any("(due)" in text for text in texts) and not all("(due)" in text for text in texts)
    here.clock.set_fixed_time("2027-05-24T12:00:00Z")  # the day itself on which the first are due
    here.reload()
    assert not any("(due)" in text for text in here.locator("[data-row-due]").all_inner_texts())
    row = next(
        " ".join(text.split()) for text in here.locator("[data-row-due]").all_inner_texts() if "Harassment by" in text
    )
    assert row.endswith("24 November 2026 by 24 November 2027")
    days = [row.get_attribute("data-row-due") for row in rows.all()]
    assert days == sorted(days)
    here.close()


def test_the_glossary_is_made_of_what_pages_and_the_law_define(sites):
    text = page(sites, "glossary")
    terms = [html.unescape(term) for term in re.findall(r"<dt>(.*?)</dt>", text)]
    assert {"payback", "risk assessment", "Internal Committee", "early conciliation"} <= set(terms)
    assert terms == sorted(terms, key=str.casefold)
    assert "Internal Committee" not in page(sites, "glossary", "brannoc-hospitals")
    assert 'href="../policies/non-retaliation/#who-is-protected"' in text
    committee = text[text.index("<dt>Internal Committee</dt>") :]
    assert re.search(r"(Read in|Told by)[^,<]*, \d+ \w+ \d{4}\.", committee[: committee.index("</dd>")])


def test_the_time_line_shows_our_times_and_the_clocks_outside(sites):
    for name, ours, outside in (
        ("harbour-lane", "Within one working day", "3 months"),
        ("brannoc-hospitals", "Within 12 hours", "3 months less one day"),
        ("lakeside-school", "Within one working day", None),
    ):
        text = page(sites, "reporting/what-happens-next", name)
        line = re.search(r'<ol class="timeline">.*?</ol>(.*?)<h2', text, re.DOTALL)
        assert line and ours in text
        assert ("timeline outside" in line[1]) == bool(outside)
        assert not outside or outside in line[1]


def test_an_organization_has_its_own_ladder(sites):
    policy = page(sites, "policies/client-harassment", "ember-hotels")
    assert "No hotel of ours takes a booking from them." in policy
    assert "A written warning." not in policy
    table = page(sites, "managers/acting-on-a-client", "ember-hotels")
    assert re.search(r"Touch or exposure</th>\s*<td[^>]*><strong>Step 3</strong> They leave the hotel", table)
    assert re.findall(r'<th scope="rowgroup"[^>]*>(.*?)</th>', table) == ["How serious it was", "How often"]


def test_the_map_shows_who_reads_each_way(sites):
    text = " ".join(re.sub(r"<[^>]+>", " ", page(sites, "reporting/who-to-tell")).split())
    assert "The outside line Read by Kestrel Listening, a firm outside Harbour Lane." in text
    assert text.count("Not in your reporting line.") >= 2 and "Your name is not needed." in text
    assert "Asks you before telling anybody else. For New York. The outside line" in text
    assert 'href="./#route-outside-line"' in page(sites, "reporting/who-to-tell")
    assert "A manager who is on no card Tells Priya Raman the same day, and nobody else." in text
    assert "Internal Committee Hears formal complaints under the law, for Pune." in text


def test_a_policy_says_at_its_end_what_of_the_law_it_answers(sites):
    text = page(sites, "policies/non-retaliation")
    note = text[text.index('<details class="law" data-law>\n      <summary>This page answers') :]
    assert "Equality Act 2010, s.27" in note
    assert "This page answers" not in page(sites, "support/helplines")
