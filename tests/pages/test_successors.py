"""Links that readers have kept still lead to a section whose id has changed, and nothing else of the page is other."""

import re

import yaml

from handbook import ROOT
from handbook.markup.convert import converted
from handbook.pages.successors import _followed
from handbook.redline.reading import read
from handbook.search.sections import sections_of
from tests.running import errors_of, run
from tests.steps import apply

SCENARIO, MOVED = (
    yaml.safe_load((ROOT / "tests" / "scenarios" / "overlay" / name).read_text(encoding="utf-8"))
    for name in ("successors.yml", "moved-page.yml")
)
TEXT = "## The *way* home {: #home }\n\nWe pay for a taxi.\n\n### Where {: #where }\n\nAt the door.\n"


def html(further):
    return converted(TEXT, frozenset(), further, ("attr_list", "toc", "smarty"), "{}")


def test_old_ids_stand_at_the_heading_before_its_words():
    made = html((("home", "taxi"), ("home", "bus"), ("where", "there"), ("gone", "lost")))
    assert '<h2 id="home"><span id="bus"></span><span id="taxi"></span>The <em>way</em> home</h2>' in made.html
    assert '<h3 id="where"><span id="there"></span>Where</h3>' in made.html
    assert made.ids == {"home", "taxi", "bus", "where", "there"}


def test_contents_search_and_the_comparison_see_nothing_of_old_ids():
    plain, made = html(()), html((("home", "taxi"),))
    assert made.contents == plain.contents
    assert sections_of(made.html) == sections_of(plain.html)
    assert read(made.html) == read(plain.html)


def test_on_the_site_old_links_of_readers_and_of_the_organization_lead_to_the_section(repository):
    apply(SCENARIO, repository)
    result = run("build", "--output", "site", folder=repository)
    assert result.returncode == 0, result.stderr
    pages = {name: (repository / "site" / name / "index.html").read_text("utf-8") for name in ("hr/late", "hr/lamps")}
    assert '<h2 id="taxi"><span id="way-home"></span><span id="home"></span>Home by bus</h2>' in pages["hr/late"]
    assert '<h2 id="dark"><span id="light"></span>Dark</h2>' in pages["hr/lamps"]
    stairs = (repository / "site" / "support" / "stairs" / "index.html").read_text("utf-8")
    article = stairs[stairs.index("<article") :]
    assert {"../../hr/late/#home", "../../hr/doors/#keys-and-codes"} <= set(re.findall(r'href="(.*?)"', article))
    assert "They hang at the desk." in (repository / "site" / "hr" / "doors" / "index.html").read_text("utf-8")


def test_on_the_site_a_page_that_has_moved_is_found_at_its_old_address_with_what_the_organization_made_of_it(
    repository,
):
    apply(MOVED, repository)
    result = run("build", "--output", "site", folder=repository)
    assert result.returncode == 0, result.stderr
    site = repository / "site"
    late, doors = (site.joinpath("hr", name, "index.html").read_text("utf-8") for name in ("late", "doors"))
    assert "We walk you home" in late
    assert {"#home", "../doors/#keys", "../writing/#headings"} <= set(re.findall(r'href="(.*?)"', late))
    assert 'title="The bolts"' in late and "being {late}" in stairs(site)
    assert 'src="../door.png"' in late and (site / "hr" / "door.png").is_file()
    assert "They hang at the desk." in doors and "2 November 2026" in doors
    assert ">lamps</a>" not in doors and not (site / "hr" / "lamps").exists()
    for old, new in {"hr/tardy": "late", "hr/gates": "doors", "hr/older-gates": "doors", "old": "doors"}.items():
        assert f"{new}/" in (site / old / "index.html").read_text("utf-8")
    assert not (site / "hr" / "lights").exists()
    links = set(re.findall(r'href="(.*?)"', stairs(site)))
    assert {f"../../hr/{way}" for way in ("doors/", "doors/#keys", "late/", "late/#home")} <= links


def stairs(site):
    page = (site / "support" / "stairs" / "index.html").read_text("utf-8")
    return page[page.index("<article") :]


def test_a_page_of_ones_own_at_the_old_and_one_at_the_new_address_are_one_too_many(repository):
    apply(MOVED, repository)
    pages = repository / "organization" / "pages" / "hr"
    (pages / "late.md").write_bytes((pages / "tardy.md").read_bytes())
    assert errors_of(run("check", folder=repository)) == [
        "organization/pages/hr/tardy.md:1:1: our page `hr/tardy/` has the address `hr/late/` now, and this page has "
        "the same address as organization/pages/hr/late.md; keep one of the two, or give one another address [overlay]"
    ]


def test_a_page_of_ours_moves_within_its_folder_where_links_in_organizations_files_begin(repository):
    apply(MOVED, repository)
    doors = repository / "docs" / "hr" / "doors.md"
    doors.write_text(doors.read_text("utf-8").replace("[hr/gates/, ", "[support/gates/, "), "utf-8")
    successors = repository / "handbook" / "pages" / "successors.yml"
    successors.write_text("hr/doors/#x: support/counselling/#what-it-is\n", "utf-8")
    index = repository / "docs" / "hr" / "index.md"
    index.write_text(index.read_text("utf-8").replace("\nowner: ", "\nformerly: [personnel/]\nowner: ", 1), "utf-8")
    elsewhere = "is in another folder, and links in organizations' files begin there; leave the page in its folder; "
    assert errors_of(run("check", folder=repository))[:3] == [
        f"docs/hr/doors.md:7:12: `support/gates/` {elsewhere}`nav:` in mkdocs.yml shows it wherever you like [moved]",
        f"docs/hr/index.md:5:12: `personnel/` {elsewhere}`nav:` in mkdocs.yml shows it wherever you like [moved]",
        "handbook/pages/successors.yml:1:1: `support/counselling/#what-it-is` lies in another folder, where no link in "
        "an organization's section would lead right; leave a section with this id where it was, which leads there "
        "[successors]",
    ]


def test_a_section_that_leads_to_itself_is_a_circle_and_not_the_end_of_every_command():
    here, there = ("policies/page/", "a"), ("policies/page/", "b")
    assert _followed({here: here}) == ({}, [here])
    assert _followed({here: there, there: here}) == ({}, [here, there])
