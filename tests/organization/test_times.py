"""Spans of time read as words and count by the calendar."""

from datetime import date

import pytest

from handbook.organization.times import Duration, day_of, day_written, in_full, span_written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 working day", "one working day"),
        ("3 Working Days", "three working days"),
        ("30 days", "30 days"),
        ("1 year", "one year"),
        ("one hour", "one hour"),
        ("Two days", "two days"),
        ("twelve months", "12 months"),
    ],
)
def test_a_span_is_said_in_words(typed, said):
    assert str(Duration.of(typed)) == said


@pytest.mark.parametrize("typed", ["", "soon", "1.5 weeks", "-1 day", "1 fortnight", "no days", "thirteen days"])
def test_what_is_no_span_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="is no span of time; write a number and a unit, such as 1 working day"):
        Duration.of(typed)


@pytest.mark.parametrize("typed", ["1000 days", "1,000 days", "99999 working days", "999999999999999999999 years"])
def test_a_number_that_is_too_large_is_called_so(typed):
    with pytest.raises(ValueError, match="has too large a number; write 999 at the most"):
        Duration.of(typed)


@pytest.mark.parametrize(
    ("span", "other"),
    [("1 hour", "1 working day"), ("4 weeks", "2 months"), ("2 working days", "5 days"), ("59 days", "2 years")],
)
def test_a_span_that_is_over_first_whatever_the_calendar_says_is_surely_shorter(span, other):
    assert Duration.of(span).surely_shorter(Duration.of(other))
    assert not Duration.of(other).surely_shorter(Duration.of(span))


@pytest.mark.parametrize(
    ("span", "other"),
    [
        ("3 days", "3 working days"),
        ("2 working days", "4 days"),  # from a Friday on
        ("5 working days", "7 days"),
        ("4 weeks", "1 month"),
        ("12 months", "1 year"),
        ("1 day", "1 day"),
    ],
)
def test_a_span_that_may_be_as_long_is_not(span, other):
    assert not Duration.of(span).surely_shorter(Duration.of(other))
    assert not Duration.of(other).surely_shorter(Duration.of(span))


@pytest.mark.parametrize("typed", ["2027-99999999999999999999-01", "2026-11-9999999999999", "2027 99999999999 1"])
def test_a_number_of_any_length_is_no_day(typed):
    with pytest.raises(ValueError, match="is no day; write year-month-day"):
        day_of(typed)


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


@pytest.mark.parametrize(
    "typed", ["1 March 2027", "March 1, 2027", "1st of march 2027", "Mar 1 2027", "2027/3/1", "2027-03-01"]
)
def test_a_day_is_known_as_people_write_it(typed):
    assert day_written(typed) == "2027-03-01"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("01/03/2027", "can be two days; write 2027-01-03 for 3 January 2027, or 2027-03-01 for 1 March 2027"),
        ("1 March 2027", "is no day; write 2027-03-01"),
        ("24.11.2026", "is no day; write 2026-11-24"),
        ("31 February 2027", "is no day; write year-month-day, such as 2026-11-03"),
        ("1 Ma 2027", "is no day; write year-month-day, such as 2026-11-03"),
    ],
)
def test_a_day_that_is_not_year_month_day_is_refused_with_how_to_write_it(typed, said):
    with pytest.raises(ValueError) as refused:
        day_of(typed)
    assert str(refused.value) == f"`{typed}` {said}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("48h", "48 hours"),
        ("a day", "1 day"),
        ("within 2 days", "2 days"),
        ("1 work-day", "1 working day"),
        ("5 Business Days", "5 working days"),
        ("at once", "at once"),
    ],
)
def test_a_span_is_known_as_people_write_it(typed, meant):
    assert span_written(typed) == meant


@pytest.mark.parametrize("typed", ["0 days", "0h"])
def test_no_time_at_all_is_no_span(typed):
    with pytest.raises(ValueError, match="is no time at all; write 1 or more"):
        Duration.of(span_written(typed))
