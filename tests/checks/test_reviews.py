"""Reviews fall due by the day that is given as today, and by no clock."""

from datetime import date
from pathlib import Path

from handbook import ROOT
from handbook.book import load_book
from handbook.checks import reviews
from handbook.pages.reviews import last_review, next_review
from handbook.site import Site
from macros import MACROS
from tests.given import ORGANIZATIONS


def book(today: date, organization: Path = ORGANIZATIONS["harbour-lane"]):
    return load_book(Site.of(ROOT, today, organization), MACROS)[0]


def due(today: date) -> set[str]:
    return {flaw.place.path for flaw in reviews.check(book(today)) if flaw.severity == "warning"}


def test_help_pages_are_due_after_six_months_and_policies_after_twelve():
    assert due(date(2026, 11, 25)) == set()
    assert "docs/help-now.md" not in due(date(2027, 5, 24))
    assert "docs/help-now.md" in due(date(2027, 5, 25))
    assert "docs/policies/harassment.md" not in due(date(2027, 11, 24))
    assert "docs/policies/harassment.md" in due(date(2027, 11, 25))


def test_a_page_that_does_not_say_how_often_follows_the_organization(tmp_path):
    text = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    text = text.replace("review_every: 12 months", "review_every: 1 month")
    text = text.replace("reviews:\n", "reviews: {/hr/writing/: 2026-12-01, /: 2026-12-02, help-now/: 2020-01-01}\n")
    (tmp_path / "organization.yml").write_text(text, encoding="utf-8")
    read = book(date(2026, 12, 3), tmp_path)
    assert read.organization is not None
    assert next_review(read.pages["hr/writing/"], read.organization) == date(2027, 1, 1)
    assert last_review(read.pages[""], read.organization) == date(2026, 12, 2)
    assert next_review(read.pages["help-now/"], read.organization) == date(2027, 5, 24)


def test_a_due_review_says_how_to_note_that_nothing_changed():
    flaw = next(flaw for flaw in reviews.check(book(date(2030, 1, 2))) if flaw.place.path == "docs/index.md")
    assert flaw.problem == "a review was due by 24 November 2027"
    assert flaw.mend == "read the page; if nothing is to change, write `/: 2030-01-02` under `reviews:`"
