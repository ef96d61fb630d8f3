"""Spans of time read as words and count by the calendar."""

from datetime import date

import pytest

from handbook.organization.times import Duration, in_full


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 working day", "one working day"),
        ("3 Working Days", "three working days"),
        ("30 days", "30 days"),
        ("1 year", "one year"),
    ],
)
def test_a_span_is_said_in_words(typed, said):
    assert str(Duration.of(typed)) == said


@pytest.mark.parametrize("typed", ["", "soon", "0 days", "1.5 weeks", "-1 day", "99999 days", "1 fortnight", "one day"])
def test_what_is_no_span_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="is no span of time; write a number and a unit, such as 1 working day"):
        Duration.of(typed)


def test_every():
    assert Duration(1, "week").every == "every week"
    assert Duration(2, "week").every == "every two weeks"


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("12 months", date(2024, 2, 29), date(2025, 2, 28)),
        ("6 months", date(2026, 8, 31), date(2027, 2, 28)),
        ("1 year", date(2026, 11, 24), date(2027, 11, 24)),
        ("2 weeks", date(2026, 12, 25), date(2027, 1, 8)),
        ("10 days", date(2026, 12, 25), date(2027, 1, 4)),
    ],
)
def test_a_span_ends_by_the_calendar(span, start, end):
    assert Duration.of(span).after(start) == end


def test_a_day_is_written_in_full():
    assert in_full(date(2026, 11, 3)) == "3 November 2026"
