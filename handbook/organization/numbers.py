"""Phone numbers: read as typed, checked against the numbering plan of their country, shown so that they can be dialled.

A number with its country code works from anywhere. A short number (116 123) works in one country only and has no
country code, so it is kept as typed. The plans are those of the phonenumbers library (libphonenumber's data).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, shortnumberinfo

_EMERGENCY = ("112", "999", "911", "000", "110", "113", "115", "117", "118", "119", "100", "101", "102", "108", "122")


@dataclass(frozen=True)
class PhoneNumber:
    """`shown` as readers see it, `dialled` as a phone dials it (digits, with `+` and country code where it has one)."""

    shown: str
    dialled: str

    def __str__(self) -> str:
        return self.shown

    @property
    def href(self) -> str:
        """The address of a link that dials it."""
        return f"tel:{self.dialled}"


def phone_number(text: str, country: str | None = None) -> PhoneNumber:
    """Return the number that `text` says; `country` (two letters) is where a number without country code works.

    Raises ValueError("problem; mend") if it cannot be dialled.
    """
    if re.search(r"[A-Za-z]", text):
        raise ValueError(f"`{text}` has letters in it; write the number in digits")
    try:
        parsed = phonenumbers.parse(text, country)
    except NumberParseException:
        digits = re.sub(r"\D", "", text)
        if digits.startswith("00"):
            mend = f"write it as +{digits[2:]}"
        elif len(digits) <= 6:
            mend = "add `country:` with the two letters of the country in which this short number works"
        else:
            mend = "write it as +44 20 …"
        raise ValueError(f"`{text}` has no country code; {mend}") from None
    if not text.startswith("+") and country and shortnumberinfo.is_possible_short_number_for_region(parsed, country):
        return PhoneNumber(text, re.sub(r"\D", "", text))
    if not phonenumbers.is_valid_number(parsed):
        where = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
        raise ValueError(f"`{text}` is no number of {where}'s numbering plan; check the digits and the country code")
    return PhoneNumber(
        phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL),
        phonenumbers.format_number(parsed, PhoneNumberFormat.E164),
    )


def emergency_number(text: str, country: str) -> PhoneNumber:
    """Return the emergency number `text` of `country` (two letters).

    Raises ValueError("problem; mend") if it is not one there.
    """
    if not re.fullmatch(r"[0-9]{2,6}", text):
        raise ValueError(f"`{text}` is no emergency number; write its digits alone, such as 112")
    if not phonenumbers.is_emergency_number(text, country):
        there = [number for number in _EMERGENCY if phonenumbers.is_emergency_number(number, country)]
        known = f"there it is {' or '.join(there)}" if there else "check the number"
        raise ValueError(f"`{text}` is not an emergency number in {country}; {known}")
    return PhoneNumber(text, text)
