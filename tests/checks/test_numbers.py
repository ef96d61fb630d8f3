"""A number counts as called from the day on which somebody called it, and for a year."""

from datetime import date

import pytest

from handbook import ROOT
from handbook.book import load_book
from handbook.checks import confirmed
from handbook.site import Site
from macros import MACROS
from tests.given import ORGANIZATIONS


def told(today, tmp_path):
    text = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    text = text.replace("confirmed:\n", 'confirmed: {"+44 20 7946 0142": 2026-11-03}\n')
    (tmp_path / "organization.yml").write_text(text, encoding="utf-8")
    book, flaws = load_book(Site.of(ROOT, today, tmp_path), MACROS)
    assert flaws == []
    return [flaw.problem for flaw in confirmed.check(book) if "0142" in flaw.problem or "to come" in flaw.problem]


@pytest.mark.parametrize(
    ("today", "problems"),
    [
        (date(2026, 11, 1), ["`2026-11-03` is still to come"]),
        (date(2026, 11, 2), []),  # where it is the 3rd already, somebody has called
        (date(2026, 11, 3), []),
        (date(2027, 11, 3), []),
        (date(2027, 11, 4), ["the number +44 20 7946 0142 (Priya Raman) was last called on 3 November 2026"]),
    ],
)
def test_a_number_is_to_be_called_again_after_a_year(today, problems, tmp_path):
    assert told(today, tmp_path) == problems
