"""The law on the sites: each element answered, each fact with its source, no word of another place's law."""

import functools
import html
import re
from dataclasses import replace
from datetime import date

import pytest

from handbook import ROOT
from handbook.book import load_book
from handbook.checks import coverage as coverage_check
from handbook.checks import law_changes
from handbook.checks import laws as laws_check
from handbook.coverage import coverage
from handbook.directory import directory, public_numbers
from handbook.jurisdictions.applied import chain
from handbook.jurisdictions.load import load_jurisdictions
from handbook.markup.sections import sections
from handbook.organization.model import LawChange
from handbook.site import Site
from macros import MACROS
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, TODAY
from tests.running import run

JURISDICTIONS = {name: law for name, law in load_jurisdictions(Site.of(ROOT, TODAY))[0].items() if law}
LABELS = ("Read in an official text", "Read in a copy of it", "Told by others", "Not yet verified")


@functools.cache
def book(name):
    loaded, flaws = load_book(Site.of(ROOT, TODAY, ORGANIZATIONS[name]), MACROS)
    assert [flaw for flaw in flaws if flaw.severity == "error"] == []
    return loaded


def where(row):
    """Return the address and the section that answer a row."""
    assert row.page is not None and row.answer is not None, row.name
    return row.page.address, row.answer.section


def texts(site):
    """Return the words of each page of a site, by address; tags are gone, and so is what they hold."""
    return {
        file.parent.relative_to(site).as_posix(): html.unescape(re.sub(r"<[^>]+>", "", file.read_text("utf-8")))
        for file in site.rglob("index.html")
    }


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_whatever_the_law_of_its_places_asks_has_a_section(name, sites):
    rows = coverage(book(name))
    assert [row.name for row in rows if row.page is None] == []
    matrix = (sites[name] / "about" / "coverage" / "index.html").read_text("utf-8")
    for row in rows:
        assert f"<code>{row.name}</code>" in matrix
        address, section = where(row)
        assert f'id="{section}"' in (sites[name] / address / "index.html").read_text("utf-8"), row.name


def test_between_them_the_fixtures_cover_every_jurisdiction():
    applied = {layer.id for name in ORGANIZATIONS for law in book(name).laws for layer in law.layers}
    assert applied == set(JURISDICTIONS)


ANSWERS = sorted({(name, *where(row)) for name in ORGANIZATIONS for row in coverage(book(name))})


@pytest.mark.parametrize(("name", "address", "section"), ANSWERS)
def test_a_section_that_is_taken_out_is_missed_by_the_name_of_each_element(name, address, section):
    whole = book(name)
    asked = [row.name for row in coverage(whole) if where(row) == (address, section)]
    page = whole.pages[address]
    found = next(one for one in sections(page.body) if one.id == section)
    body = page.body.replaced(found.first, found.last, ())
    pages = {**whole.pages, address: replace(page, body=body)}
    without = replace(whole, overlaid=replace(whole.overlaid, pages=pages))
    problems = "\n".join(flaw.problem for flaw in coverage_check.check(without))
    for element in asked:
        assert f"`{element}`" in problems


def words_of_law(identity):
    """Return the words by which one knows the law of a place: names of laws, bodies, helplines, places, and sources."""
    law = JURISDICTIONS[identity]
    words = (
        {one.name for one in law.laws} | {one.name for one in law.outside_bodies} | {one.name for one in law.numbers}
    )
    words |= {one.term for one in law.terms} | {law.title, law.name} | {one.phone.shown for one in law.numbers}
    words |= {element.source for element in law.policy_states}
    return {word for word in words if re.search(r"[A-Z0-9]", word[1:]) or " " in word}


GENERAL = {"The police", "A court", "A state court", "equality body", "retaliation", "charge"}
"""What a law calls by an everyday word that other pages use as well."""
_WITHOUT_NUMBERS = re.compile(r'search-[0-9a-f]{8}|"(?:sections|lines)":"(?:[^"\\]|\\.)*"')
"""The name of the folder of search, and its numbers of sections and lines: figures of no phone."""


@pytest.mark.parametrize("name", ["brannoc-hospitals", "ember-hotels", "lakeside-school"])
def test_no_word_of_another_places_law_is_on_the_site(name, sites):
    own = {layer.id for law in book(name).laws for layer in law.layers}
    foreign = set().union(*(words_of_law(identity) for identity in JURISDICTIONS if identity not in own))
    foreign -= set().union(*(words_of_law(identity) for identity in own)) | GENERAL
    files = [file for file in sites[name].rglob("*") if file.suffix in (".html", ".js")]
    every = {file: _WITHOUT_NUMBERS.sub("", html.unescape(file.read_text("utf-8"))) for file in files}
    assert len(foreign) > 50
    assert [(word, str(file)) for file, text in every.items() for word in foreign if word in text] == []
    assert sorted(path.name for path in (sites[name] / "rights").iterdir() if path.is_dir()) == sorted(
        law.id for law in book(name).laws
    )


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_each_fact_on_a_page_of_rights_can_be_followed_to_its_source(name, sites):
    for law in book(name).laws:
        page = (sites[name] / law.address / "index.html").read_text("utf-8")
        facts = re.findall(r'<ul class="law-facts">(.*?)</ul>', page, re.DOTALL)
        items = [item for block in facts for item in re.findall(r"<li\b[^>]*>(.*?)</li>", block, re.DOTALL)]
        assert len(items) >= 5
        cards = re.findall(r'<div class="card"[^>]*>(.*?)</div>\s*(?=<div class="card"|</div>)', page, re.DOTALL)
        assert len(cards) == sum(
            number.kind != "helpline" for layer in law.layers for number in layer.jurisdiction.numbers
        )
        for item in items + cards:
            assert_source(item)


def assert_source(item):
    source = re.search(r'<span class="law-source">(.+)</span>', item, re.DOTALL)
    assert source, item
    assert re.search(rf"({'|'.join(LABELS)}), \d+ \w+ \d{{4}}\.", source[1]), item


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_each_helpline_of_a_place_says_who_prints_its_number(name, sites):
    page = (sites[name] / "support" / "helplines" / "index.html").read_text("utf-8")
    cards = {html.unescape(card.split("<", 1)[0]): card for card in page.split('<p class="card-name">')[1:]}
    lines = [one for place in book(name).organization.locations for one in public_numbers(book(name), place)]
    for number in lines:
        if number.kind == "helpline":
            assert_source(cards[number.name])
            assert html.escape(number.source, quote=False) in cards[number.name]


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_nothing_that_is_not_verified_stands_as_a_bare_fact(name, sites):
    doubtful = [
        value
        for law in book(name).laws
        for layer in law.layers
        for field in type(layer.jurisdiction).model_fields
        if isinstance(values := getattr(layer.jurisdiction, field), list)
        for value in values
        if hasattr(value, "confidence") and not value.verified
    ]
    met = 0
    for text in texts(sites[name]).values():
        for fact in doubtful:
            for match in re.finditer(re.escape(fact.says), text):
                before = text[max(0, match.start() - 120) : match.start()]
                assert "Not yet verified" in before, fact.says
                met += 1
    assert met >= len({fact.says for fact in doubtful})


def test_what_others_report_is_never_shown_without_saying_so(sites):
    for name in ORGANIZATIONS:
        told = {
            fact.says
            for law in book(name).laws
            for layer in law.layers
            for topic in ("third-parties", "time-limits", "crime", "pending", "confidentiality")
            for fact in layer.jurisdiction.facts(topic)
            if fact.confidence == "secondary"
        }
        for text in texts(sites[name]).values():
            for says in told:
                for match in re.finditer(re.escape(says), text):
                    assert "Told by others" in text[match.end() : match.end() + 600], says


def test_a_fact_without_its_source_line_would_be_found(sites):
    """The two tests above look at real text: the words that they look for are there."""
    page = texts(sites["harbour-lane"])["rights/gb"]
    assert page.count("Told by others") > 5
    assert page.count("Not yet verified") > 2


def test_new_york_adds_to_federal_law_on_one_page(sites):
    page = texts(sites["harbour-lane"])["rights/us-ny"]
    assert "Also: the law of the United States" in page
    assert not (sites["harbour-lane"] / "rights" / "us").exists()


def test_an_organization_in_one_place_has_the_numbers_of_that_place_alone(sites):
    helplines = texts(sites["brannoc-hospitals"])["support/helplines"]
    assert "Samaritans" in helplines
    assert "RAINN" not in helplines


def test_a_public_number_is_marked_until_somebody_here_has_called_it(tmp_path):
    repository = copy_repository(tmp_path / "repository")
    details = repository / "organization" / "organization.yml"
    whole = details.read_text("utf-8")
    details.write_text(whole.replace("confirmed:\n", 'confirmed: {"GB 116 123": 2026-11-03}\n', 1), "utf-8")
    assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
    page = (tmp_path / "site" / "support" / "helplines" / "index.html").read_text("utf-8")
    cards = {card.split("<", 1)[0]: card for card in page.split('<p class="card-name">')[1:]}
    assert "Last checked 3 November 2026" in cards["Samaritans"]
    assert "Number not checked yet" in cards["Rape and sexual abuse support line"]


def test_a_policy_has_to_state_some_things_and_does_well_to_state_others(sites):
    matrix = texts(sites["harbour-lane"])["about/coverage"]
    assert re.search(r"Has to be stated\.\s*in/committee", matrix)
    assert re.search(r"Good to state\.\s*gb/training", matrix)


def test_time_limits_that_bind_others_are_not_on_the_readers_time_line(sites):
    pages = texts(sites["harbour-lane"])
    limits = JURISDICTIONS["in"].time_limits
    assert {limit.binds for limit in limits} == {"person", "organization"}
    for limit in limits:
        shown = f"for {limit.event}, in Pune" in " ".join(pages["reporting/what-happens-next"].split())
        assert shown == (limit.binds == "person"), limit.event
        assert limit.event in pages["rights/in"]


def test_a_page_of_ones_own_on_the_law_is_linked_without_a_section_that_it_lacks(tmp_path):
    repository = copy_repository(tmp_path / "repository")
    own = repository / "organization" / "pages" / "rights" / "gb.md"
    own.parent.mkdir()
    head = "title: Ours\ndescription: Ours.\nowner: policy_owner\nlast_reviewed: 2026-11-01\nasked_as: [a, b, c, d, e]"
    own.write_text(f"---\n{head}\n---\n\n## Where to go {{: #where-to-go }}\n\nOurs.\n", "utf-8")
    assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
    page = (tmp_path / "site" / "reporting" / "what-happens-next" / "index.html").read_text("utf-8")
    assert 'href="../../rights/gb/"' in page
    assert "rights/gb/#" not in page
    assert 'href="../../rights/in/#time-limits"' in page


def test_a_section_on_which_a_law_says_nothing_is_left_out_of_its_page(sites):
    india = (sites["harbour-lane"] / "rights" / "in" / "index.html").read_text("utf-8")
    europe = (sites["ember-hotels"] / "rights" / "eu" / "index.html").read_text("utf-8")
    assert ('id="interim-measures"' in india, 'id="interim-measures"' in europe) == (True, False)
    assert "<h2" in europe and 'class="admonition next"' in europe


def test_laws_that_extend_one_another_end_the_chain():
    first, second = (
        JURISDICTIONS[name].model_copy(update={"extends": other}) for name, other in (("gb", "in"), ("in", "gb"))
    )
    assert [layer.id for layer in chain("gb", {"gb": first, "in": second})] == ["gb", "in"]


def test_facts_that_nobody_checked_for_a_year_are_told():
    later = replace(book("brannoc-hospitals"), site=replace(book("brannoc-hospitals").site, today=date(2027, 11, 25)))
    flaws = [flaw for flaw in laws_check.check(later) if "last checked" in flaw.problem]
    assert [flaw.problem for flaw in flaws] == [
        "facts on the law of Great Britain were last checked on 24 November 2026"
    ]
    assert not any("last checked" in flaw.problem for flaw in laws_check.check(book("brannoc-hospitals")))


@pytest.mark.parametrize(
    ("today", "found", "asked"),
    [
        (date(2026, 9, 30), None, False),
        (date(2026, 10, 1), None, True),
        (date(2027, 11, 2), {"looked_on": "2026-11-03", "in_force": "false"}, False),
        (date(2027, 11, 3), {"looked_on": "2026-11-03", "in_force": "false"}, True),
        (date(2029, 1, 1), {"looked_on": "2026-11-03", "in_force": "true"}, False),
    ],
)
def test_a_change_that_may_have_come_is_asked_for_until_somebody_found_it_in_force(today, found, asked):
    whole = book("brannoc-hospitals")
    found = {"gb/third-party-liability": LawChange.model_validate(found)} if found else {}
    organization = whole.organization.model_copy(update={"law_changes": found})
    then = replace(whole, organization=organization, site=replace(whole.site, today=today))
    problems = [flaw.problem for flaw in law_changes.check(then) if flaw.severity == "warning"]
    assert any("`gb/third-party-liability` may have" in problem for problem in problems) == asked


def test_an_own_helpline_takes_the_place_of_the_public_one_where_it_serves_alone(tmp_path):
    text = (ORGANIZATIONS["brannoc-hospitals"] / "organization.yml").read_text("utf-8")
    own = '  - {name: Our Samaritans, kind: helpline, phone: "116 123", country: GB, locations: [moor]}\n'
    (tmp_path / "organization.yml").write_text(text.replace("support:\n", f"support:\n{own}", 1), "utf-8")
    loaded, _ = load_book(Site.of(ROOT, TODAY, tmp_path), MACROS)
    assert loaded.organization is not None
    moor, quay = loaded.organization.locations
    assert "Samaritans" not in [number.name for number in public_numbers(loaded, moor)]
    assert "Samaritans" in [number.name for number in public_numbers(loaded, quay)]
    listed = [one.who for one in directory(loaded) if one.number.written == "GB 116 123"]
    assert listed == ["Our Samaritans"]
    assert directory(loaded)[0].who == "Jan Nowak"


def test_a_confirmed_number_of_a_body_outside_says_when_it_was_called(tmp_path):
    repository = copy_repository(tmp_path / "repository")
    details = repository / "organization" / "organization.yml"
    whole = details.read_text("utf-8")
    details.write_text(whole.replace("confirmed:\n", 'confirmed: {"+443001231100": 2026-11-03}\n', 1), "utf-8")
    assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
    acas = (tmp_path / "site" / "rights" / "gb" / "index.html").read_text("utf-8").split('<p class="card-name">Acas')[1]
    assert "Last checked 3 November 2026" in acas[: acas.index("card-name")]
    register = (tmp_path / "site" / "hr" / "publishing" / "index.html").read_text("utf-8")
    register = re.sub(r"<[^>]+>", " ", re.sub(r'data-label="(.*?)">', r">\1 ", register))
    rows = " ".join(html.unescape(register).split())
    assert re.search(r"\+44 300 123 1100\s*Who answers: Acas Source: [^+]+?\.\s*Last called: 3 November 2026", rows)
    assert re.search(r"GB 116 123\s*Who answers: Samaritans Source: [^+]+?\.\s*Last called: Not yet", rows)
