"""Which version was in force: at the edges of days, in any time zone, and the same on a reader's device."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from handbook.versions.in_force import Period, announced, before, in_force, period, readable, relieved
from tests.versions.published import listed

CASES = yaml.load(Path(__file__).with_name("in_force.yml").read_bytes(), Loader=yaml.CBaseLoader)
"""The golden cases; every value is text, so that 2026.10 stays what it is."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_version_in_force(case):
    versions = [listed(*row) for row in case["versions"]]
    published = {number: datetime.fromisoformat(moment) for number, moment in case.get("published", {}).items()}
    versions = [replace(one, published=published.get(str(one.version), one.published)) for one in versions]
    for day, expected in case.get("on", {}).items():
        found = in_force(versions, date.fromisoformat(str(day)))
        assert str(found.version if found else "none") == expected, day
    for moment, expected in case.get("at", {}).items():
        found = in_force(versions, datetime.fromisoformat(moment))
        assert str(found.version if found else "none") == expected, moment
    for one in versions:
        if expected := case.get("until", {}).get(str(one.version)):
            held = period(versions, one)
            assert str((held and held.until) or "none") == expected, one.version
    for day, expected in case.get("read", {}).items():
        asked = date.fromisoformat(str(day))
        holds = in_force(versions, asked)
        found = holds and readable(versions, holds, asked)
        assert str(found.version if found else "none") == expected, day
    for one in versions:
        if expected := case.get("relieved", {}).get(str(one.version)):
            after = relieved(versions, one)
            assert str(after.version if after else "none") == expected, one.version


def test_each_version_holds_until_the_next_takes_effect():
    first, second, third = (
        listed("2026.1", "2026-03-01"),
        listed("2026.2", "2026-06-01"),
        listed("2027.1", "2027-01-01"),
    )
    versions = [third, first, second]
    assert period(versions, first) == Period(date(2026, 3, 1), date(2026, 5, 31))
    assert period(versions, second) == Period(date(2026, 6, 1), date(2026, 12, 31))
    assert period(versions, third) == Period(date(2027, 1, 1), None)


def test_what_was_replaced_before_its_day_or_taken_down_before_it_was_never_in_force():
    replaced, other = listed("2026.1", "2026-03-01"), listed("2026.2", "2026-03-01")
    down = listed("2026.3", "2026-06-01", withdrawn="2026-05-01")
    versions = [replaced, other, down]
    assert period(versions, replaced) is None
    assert period(versions, down) is None
    assert period(versions, other) == Period(date(2026, 3, 1), None)


def test_a_version_is_compared_with_the_one_that_it_takes_the_place_of_whenever_that_was_published():
    first, announced = listed("2026.1", "2026-03-01"), listed("2027.1", "2027-01-01")
    correction = listed("2026.2", "2026-11-28")
    assert before([announced, first], correction) == first
    assert before([announced, first, correction], announced) == correction
    assert before([first], first) is None
    down = listed("2026.2", "2026-11-28", withdrawn="2026-12-01")
    assert before([first, down], announced) == first  # what was taken down cannot be read any more


def test_a_correction_of_an_announced_version_is_compared_with_what_readers_had_before():
    first, announced = listed("2026.1", "2026-03-01"), listed("2026.2", "2027-01-01")
    correction = listed("2026.2.1", "2027-01-01")
    assert before([first, announced], correction) == first
    on_the_day = replace(correction, published=datetime(2027, 1, 1, 8, tzinfo=UTC))
    assert before([first, announced], on_the_day) == announced
    eastwards = replace(correction, time_zone="Pacific/Auckland", published=datetime(2026, 12, 31, 12, tzinfo=UTC))
    assert before([first, announced], eastwards) == announced  # the day has begun there


def test_what_was_corrected_on_its_own_day_was_in_force_until_then():
    first, correction = listed("2026.1", "2026-03-01"), listed("2026.1.1", "2026-03-01")
    morning, evening = (datetime(2026, 3, 1, hour, tzinfo=UTC) for hour in (8, 18))
    first, correction = replace(first, published=morning), replace(correction, published=evening)
    assert relieved([first, correction], first) == correction
    assert relieved([first, correction], correction) is None
    second = replace(listed("2026.1.2", "2026-03-01"), published=evening.replace(hour=20))
    assert relieved([first, correction, second], first) == correction
    before_its_day = replace(correction, published=datetime(2026, 2, 28, 8, tzinfo=UTC))
    assert relieved([first, before_its_day], first) is None
    assert relieved([first, before_its_day, second], first) is None
    down = replace(listed("2026.1", "2026-03-01", withdrawn="2026-02-01"), published=morning)
    assert relieved([down, correction], down) is None
    on_its_day = replace(down, withdrawn=replace(down.withdrawn, day=date(2026, 3, 1)))
    assert relieved([on_its_day, correction], on_its_day) == correction


def test_announced_is_what_will_hold_after_a_version():
    now, superseded, later = (
        listed("2026.1", "2026-03-01"),
        listed("2026.2", "2027-01-01"),
        listed("2026.3", "2027-01-01"),
    )
    down = listed("2026.4", "2027-06-01", withdrawn="2026-12-01")
    assert announced([now, superseded, later, down], now) == [later]
    assert announced([now, superseded, later, down], later) == []
