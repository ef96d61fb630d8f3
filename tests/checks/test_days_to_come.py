"""A day that somebody notes is one that has come somewhere: a computer further west is a day behind for hours."""

from datetime import date

from handbook import ROOT
from handbook.book import load_book
from handbook.checks import confirmed, law_changes, laws, overlay, reviews
from handbook.site import Site
from macros import MACROS
from tests.given import ORGANIZATIONS

RULES = (confirmed, law_changes, laws, overlay, reviews)
NOTED = {
    "organization/organization.yml": [
        ("confirmed:\n", 'confirmed: {"+44 20 7946 0142": 2030-05-02}\n'),
        ("law_changes:\n", "law_changes: {gb/third-party-liability: {looked_on: 2030-05-02, in_force: false}}\n"),
        ("reviews:\n", "reviews: {help-now/: 2030-05-02}\n"),
    ],
    "docs/help-now.md": [("last_reviewed: 2026-11-24", "last_reviewed: 2030-05-02")],
    "jurisdictions/intl.yml": [("checked_on: 2026-11-24", "checked_on: 2030-05-02")],
}


def told(root, today):
    book, _ = load_book(Site.of(root, today), MACROS)
    return [rule.RULE for rule in RULES if any("still to come" in flaw.problem for flaw in rule.check(book))]


def test_what_was_noted_today_further_east_is_not_still_to_come(repository):
    for file, changes in NOTED.items():
        text = (repository / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (repository / file).write_text(text, encoding="utf-8")
    assert told(repository, date(2030, 5, 1)) == []
    assert told(repository, date(2030, 4, 30)) == [rule.RULE for rule in RULES]


def test_the_calendar_has_a_last_day():
    assert Site.of(ROOT, date.max, ORGANIZATIONS["harbour-lane"]).latest_day == date.max
