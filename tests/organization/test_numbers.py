"""Phone numbers are dialled as they are shown, and checked against their country."""

import pytest

from handbook.organization.numbers import emergency_number, phone_number


@pytest.mark.parametrize(
    ("typed", "country", "shown", "href"),
    [
        ("+44 (0)20 7946 0142", None, "+44 20 7946 0142", "tel:+442079460142"),
        ("+1 212 555 0148", None, "+1 212-555-0148", "tel:+12125550148"),
        ("116 123", "GB", "116 123", "tel:116123"),
        ("14416", "IN", "14416", "tel:14416"),
        ("1300 656 419", "AU", "1300 656 419", "tel:1300656419"),
        ("020 7946 0142", "GB", "+44 20 7946 0142", "tel:+442079460142"),
    ],
)
def test_a_number_is_shown_and_dialled(typed, country, shown, href):
    number = phone_number(typed, country)
    assert (str(number), number.href) == (shown, href)


@pytest.mark.parametrize(
    ("typed", "country", "problem"),
    [
        ("020 7946 0142", None, "has no country code"),
        ("+44 20 7946 014", None, "is no number of .44; check the digits"),
        ("1-800-HARASS-3", "US", "has letters or odd signs in it"),
        ("116 123", None, "has no country code"),
    ],
)
def test_a_number_that_cannot_be_dialled_is_refused(typed, country, problem):
    with pytest.raises(ValueError, match=problem):
        phone_number(typed, country)


@pytest.mark.parametrize(
    ("number", "country"), [("999", "GB"), ("112", "GB"), ("911", "US"), ("112", "IN"), ("000", "AU")]
)
def test_emergency_numbers_of_their_country(number, country):
    assert emergency_number(number, country).dialled == number


@pytest.mark.parametrize("typed", ["9-9-9", "999x", "911; call", "tel:911", "*911", "９９９", "999 "])
def test_an_emergency_number_is_digits_alone(typed):
    with pytest.raises(ValueError, match="write the digits of one alone"):
        emergency_number(typed, "GB")


def test_an_emergency_number_of_another_country_is_refused_and_the_right_ones_are_named():
    with pytest.raises(ValueError, match="in the United Kingdom; there it is 112 or 999"):
        emergency_number("911", "GB")
