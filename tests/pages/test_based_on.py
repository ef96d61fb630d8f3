"""A text keeps its fingerprint as long as its words and marks are the same."""

import pytest

from handbook.markup.lines import Lines
from handbook.markup.sections import section_text
from handbook.pages.based_on import fingerprint, of_page

TEXT = "## Home {: #home }\n\nWe pay for a taxi.\n\n- At night.\n"


@pytest.mark.parametrize(
    "same", [TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "  \n"), f"{TEXT}\n\n", TEXT.rstrip(), f"\n{TEXT}"]
)
def test_line_ends_and_blanks_at_ends_do_not_count(same):
    assert fingerprint(same) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other", [TEXT.replace("taxi", "bus"), TEXT.replace("- At", "-  At"), TEXT.replace("\n\n", "\n")]
)
def test_words_and_marks_count(other):
    assert fingerprint(other) != fingerprint(TEXT)


def test_a_fingerprint_is_twelve_digits_that_stay_the_same_in_every_release():
    assert fingerprint(TEXT) == "69f831266acc"


def test_the_day_of_a_review_does_not_count():
    page = "---\ntitle: Home\nlast_reviewed: 2026-11-24\nowner: policy_owner\n---\n\nlast_reviewed: 2026-11-24\n"
    assert fingerprint(of_page(page)) == fingerprint(of_page(page.replace("2026-11-24\nowner", "2027-01-01\nowner")))
    assert fingerprint(of_page(page)) != fingerprint(of_page(page.replace("2026-11-24\n", "2027-01-01\n")))
    assert fingerprint(of_page(page)) != fingerprint(of_page(page.replace("policy_owner", "records_owner")))


def test_a_section_ends_where_it_would_be_replaced():
    text = f'## Before {{: #before }}\n\n{TEXT}\n### Where {{: #where }}\n\nHere.\n\n!!! next "Next"\n\n    - Link\n'
    assert section_text(Lines.of(text, "a.md"), "home") == f"{TEXT}\n### Where {{: #where }}\n\nHere.\n"
    assert section_text(Lines.of(text, "a.md"), "away") is None
