"""Phone numbers: read as typed, checked against the numbering plan of their country, shown so that they can be dialled.

A number with its country code works from anywhere. A short number (116 123), and one free of charge that is typed
without the code (1300 656 419), works in one country only, so it is kept as it is dialled there. The plans are those of
the phonenumbers library (libphonenumber's data).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import phonenumbers
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumberFormat, PhoneNumberType, shortnumberinfo

from handbook.organization.named import Named, countries, in_a_sentence

_FIRST_KNOWN = (
    "112",
    "999",
    "911",
    *(f"{n:03}" for n in range(1000) if n not in (112, 911, 999)),
    *map(str, range(1000, 10000)),
)
"""Numbers of three and four digits, those first that most people know."""


@dataclass(frozen=True)
class PhoneNumber:
    """`shown` as readers see it, `dialled` as a phone dials it (digits, with `+` and country code where it has one).

    `country` (two letters) is where a number without country code works; `confirmed_on` the day on which somebody here
    called it.
    """

    shown: str
    dialled: str
    country: str | None = None
    confirmed_on: date | None = None

    def __str__(self) -> str:
        return self.shown

    @property
    def href(self) -> str:
        """The address of a link that dials it."""
        return f"tel:{self.dialled}"

    @property
    def written(self) -> str:
        """How `confirmed:` names it: with the country, where it has no country code: "GB 116 123"."""
        return f"{self.country} {self.shown}" if self.country else self.shown

    def confirmed_in(self, days: Mapping[str, date]) -> PhoneNumber:
        """Return this number with the day that `days`, by number as it is typed, say that it was called."""
        return replace(self, confirmed_on=next((days[typed] for typed in days if self.is_meant_by(typed)), None))

    def is_meant_by(self, written: str) -> bool:
        """Return whether `written` names this number, however its digits are spaced."""
        return _key(written) == _key(self.written)


_FEWEST_DIGITS = 7
"""How many digits a number has that is none of few digits: two of such make two numbers of one value."""
_MOST_DIGITS = 15
"""How many digits a number has at the most, with its country code (ITU-T E.164)."""


def _key(written: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", written.upper())


def phone_number(text: str, country: str | None = None) -> PhoneNumber:
    """Return the number that `text` says; `country` (two letters) is where a number without country code works.

    Raises ValueError("problem; mend") if it cannot be dialled.
    """
    text = re.sub(r"[\u00a0\u2007\u202f]", " ", re.sub(r"[\u2010-\u2015]", "-", text))
    several = [part.strip() for part in re.split(r"(?i)\s*(?:[,;/|&]|\bor\b|\band\b)\s*", text)]
    if len(several) > 1 and all(len(re.sub(r"\D", "", part)) >= _FEWEST_DIGITS for part in several):
        mend = f"write one, such as {several[0]}, and give each other an entry of its own"
        raise ValueError(f"`{text}` is more than one number; {mend}")
    alone = re.sub(r"(?i)^[a-z]+\s*[.:]?\s*(?=[+(\d])|[\s,;]*(?:#|x|ext\w*)[.:]?\s*\d*$", "", text)
    if alone != text and re.fullmatch(r"[0-9+() ./-]{7,}", alone):
        raise ValueError(f'`{text}` is more than a number; write the number alone, `"{alone}"`')
    if not re.fullmatch(r"[0-9+() ./-]+", text):
        raise ValueError(f"`{text}` has letters or odd signs in it; write the number in digits, without an extension")
    try:
        parsed = phonenumbers.parse(text, country)
    except NumberParseException:
        digits = re.sub(r"\D", "", text)
        if len(digits) < 2:
            raise ValueError(f"`{text}` is no phone number; write its digits, with + and the country's code") from None
        if len(digits) > _MOST_DIGITS:
            raise ValueError(f"`{text}` has {len(digits)} digits, and no number has more than 15; check it") from None
        if text.startswith("+"):
            mend = "no country's code begins like this: check the digits behind the +"
            raise ValueError(f"`{text}` is no phone number; {mend}") from None
        if digits.startswith("00") and len(digits) > 6:
            mend = f"write it as +{digits[2:]}"
        elif len(digits) <= 6:
            mend = "add `country:` with the two letters of the country in which this short number works"
        else:
            mend = "begin it with + and the country's code, such as +44 or +1, and leave out a first 0"
        raise ValueError(f"`{text}` has no country code; {mend}") from None
    if not text.startswith("+") and country and _works_there_alone(parsed, country):
        return PhoneNumber(text, re.sub(r"\D", "", text), country)
    if not phonenumbers.is_valid_number(parsed):
        raise ValueError(f"`{text}` is no number of +{parsed.country_code}; check the digits and the country code")
    return PhoneNumber(
        phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL),
        phonenumbers.format_number(parsed, PhoneNumberFormat.E164),
    )


def _works_there_alone(parsed: phonenumbers.PhoneNumber, country: str) -> bool:
    """Return whether a number is short, or of a kind that seldom works from abroad: free of charge, or 1300."""
    if shortnumberinfo.is_possible_short_number_for_region(parsed, country):
        return True
    return phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in _DOMESTIC


_DOMESTIC = (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN)


def emergency_number(text: str, country: str) -> PhoneNumber:
    """Return the emergency number `text` of `country` (two letters).

    Raises ValueError("problem; mend") if it is not one there. Where no list is at hand (`has_emergency_numbers`),
    its form alone is looked at.
    """
    if not re.fullmatch(r"[0-9]{2,6}", text):
        raise ValueError(f"`{text}` is no emergency number; write the digits of one alone, such as 112")
    pattern = _emergency_pattern(country)
    if pattern and not re.fullmatch(pattern, text):
        there = emergency_numbers(country)
        known = f"there it is {' or '.join(there)}" if there else "ask the authorities there"
        where = in_a_sentence(Named(country, countries()[country]))
        raise ValueError(f"`{text}` is not an emergency number in {where}; {known}")
    return PhoneNumber(text, text)


def emergency_numbers(country: str) -> list[str]:
    """Return the emergency numbers of `country` (two letters), those first that most people know; none if unknown."""
    pattern = _emergency_pattern(country)
    return [number for number in _FIRST_KNOWN if re.fullmatch(pattern, number)] if pattern else []


def has_emergency_numbers(country: str) -> bool:
    """Return whether the emergency numbers of `country` (two letters) are known, so that one can be checked."""
    return bool(_emergency_pattern(country))


def _emergency_pattern(country: str) -> str | None:
    """Return what the country's emergency numbers match, by libphonenumber's data, or None where it has none."""
    metadata = PhoneMetadata.short_metadata_for_region(country)
    return metadata.emergency.national_number_pattern if metadata and metadata.emergency else None
