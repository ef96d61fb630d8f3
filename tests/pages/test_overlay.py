"""Removing a page leaves no trace of it on the others."""

from handbook import ROOT
from handbook.book import load_book
from handbook.inspect import inspect
from handbook.site import Site
from macros import MACROS
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, TODAY
from tests.pages.overlaid import overlaid


def test_a_door_to_a_page_that_is_gone_goes_whole(tmp_path):
    site = Site.of(copy_repository(tmp_path / "repository"), TODAY)
    found, flaws = overlaid(site, ["reporting/witness/"])
    assert (set(found.removed), flaws) == ({"reporting/witness/"}, [])
    pages = found.pages
    home = pages[""].body.text
    assert "I saw something" not in home
    assert "then and afterwards" not in home
    assert home.count("    - [") == 4
    assert not any("witness.md" in page.body.text for page in pages.values())


def test_a_block_goes_with_its_last_link(tmp_path):
    site = Site.of(copy_repository(tmp_path / "repository"), TODAY)
    page = site.docs / "help-now.md"
    page.write_text(
        page.read_text(encoding="utf-8") + '\n!!! steps "Watch"\n\n    - [Help](reporting/witness.md)\n\nLast.\n',
        encoding="utf-8",
    )
    pages = overlaid(site, ["reporting/witness/"])[0].pages
    assert "!!! steps" not in pages["help-now/"].body.text
    assert pages["help-now/"].body.text.endswith("Last.\n")
    assert "!!! steps" in overlaid(site)[0].pages["help-now/"].body.text


def test_a_link_in_a_sentence_leaves_its_words_and_every_line_its_number(tmp_path):
    site = Site.of(copy_repository(tmp_path / "repository"), TODAY)
    page = site.docs / "help-now.md"
    page.write_text(
        page.read_text(encoding="utf-8")
        + '\nSee [what a witness can\ndo](reporting/witness.md\n"Witness") here.\n\nLast.\n',
        encoding="utf-8",
    )
    pages = overlaid(site, ["reporting/witness/"])[0].pages
    body = pages["help-now/"].body
    assert "See what a witness can\ndo\n here." in body.text
    last = body.at(body.text.index("Last."))
    assert page.read_text(encoding="utf-8").split("\n")[last.line - 1] == "Last."


def test_what_the_organization_wrote_itself_about_a_page_that_is_gone_stays(tmp_path):
    site = Site.of(copy_repository(tmp_path / "repository"), TODAY)
    own = site.own_pages / "support" / "night-taxi.md"
    top = "---\ntitle: Taxi\ndescription: Home.\nowner: policy_owner\nlast_reviewed: 2026-11-01\n---\n"
    text = "- [A witness](../reporting/witness.md)\n    at any time\n\nSee [that](../reporting/witness.md#x) too.\n"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(top + text, "utf-8")
    section = site.own_sections / "help-now" / "emergency.md"
    section.parent.mkdir(parents=True, exist_ok=True)
    section.write_text("Ask [a witness](reporting/witness.md).\n", "utf-8")
    pages = overlaid(site, ["reporting/witness/"])[0].pages
    assert pages["support/night-taxi/"].body.text == text
    assert "Ask [a witness](reporting/witness.md)." in pages["help-now/"].body.text
    details = site.organization_dir / "organization.yml"
    details.write_text(f"{details.read_text('utf-8')}\nremove: [reporting/witness/]\n", "utf-8")
    said = "`reporting/witness/` stands under `remove:`, and this page of yours links to it"
    assert [flaw.place.line for flaw in inspect(site)[1] if flaw.problem == said] == [7, 10, 1]


def test_an_address_that_is_a_page_by_now_is_not_gone(tmp_path):
    details = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text("utf-8")
    more = "gone: {policies/night/: It went., policies/harassment/: It went.}\nredirects: {hr/: policies/}\n"
    (tmp_path / "organization.yml").write_text(f"{details}\n{more}", "utf-8")
    book, _ = load_book(Site.of(ROOT, TODAY, tmp_path), MACROS)
    assert set(book.gone) == {"policies/night/"}
    assert "hr/" not in book.moved
