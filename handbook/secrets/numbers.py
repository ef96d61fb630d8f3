"""Numbers of accounts and cards, and those by which a state knows somebody.

The lengths and the check of an IBAN are those of ISO 13616, a card number's check that of ISO/IEC 7812, an NHS number's
that of the NHS Data Dictionary.
"""

from __future__ import annotations

import re

from handbook.secrets.kind import Kind, Span, whole

_COUNTRIES = {
    15: "NO",
    16: "BE",
    18: "DK FI FO GL FK NL SD",  # codespell:ignore
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
"""The countries whose IBANs have so many signs."""
_IBAN_LENGTHS = {country: length for length, countries in _COUNTRIES.items() for country in countries.split()}
_SIGNS = r"[A-Za-z0-9](?:[ \u00a0\u202f-]?[A-Za-z0-9])"


def _iban(match: re.Match[str]) -> Span | None:
    """Return the place of an IBAN whose country's number is as long as this one, with a sum that holds."""
    start, text = match.start() - 2, match.string
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper())
    found = re.compile(rf"{_SIGNS}{{{length - 1}}}(?!\w)").match(text, start) if length else None
    if not found:
        return None
    letters = re.sub("[^A-Za-z0-9]", "", found[0])
    holds = int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1
    return found.span() if holds and len(re.findall("[0-9]", letters)) > 9 else None


def _card(match: re.Match[str]) -> Span | None:
    digits = [int(digit) for digit in re.sub(r"\D", "", match[0])][::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return match.span() if len({*digits}) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0 else None


def _nhs(match: re.Match[str]) -> Span | None:
    digits = [int(digit) for digit in re.sub(r"\D", "", match["number"])]
    rest = -sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return match.span() if rest == digits[9] and len({*digits}) > 1 else None


_STATE = "the number by which the state knows somebody"
_ACCOUNT = "the number of a bank account"
NUMBERS: tuple[Kind, ...] = (
    (r"[0-9][0-9](?<=(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2})(?=[ \u00a0\u202f-]?[A-Za-z0-9])", _ACCOUNT, _iban),
    (
        r"[Ss](?i:ort ?code)\D{0,8}\d\d([ -]?)\d\d\1\d\d\D{1,40}\d{8}(?!\d)",
        _ACCOUNT,
        whole,
    ),
    (
        r"[Aa](?i:ccount)\D{1,20}\d{8}\D{1,40}(?i:sort ?code)\D{0,8}\d\d([ -]?)\d\d\1\d\d(?!\d)",
        _ACCOUNT,
        whole,
    ),
    (
        # Behind the number stands the end, or the month in which the card expires.
        r"[2-6](?<![\w+.-].)(?<!2(?![2-7]))(?:[ -]?\d){12,18}?"
        r"(?:(?![\w-]|\.\w|[ -]?\d)|(?=[ ,;-]{0,2}(?:0[1-9]|1[0-2]) ?/ ?\d\d(?:\d\d)?(?!\d)))",
        "the number of a bank card",
        _card,
    ),
    (
        r"[A-CEGHJ-PR-TW-Z](?<!\w.)[A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        _STATE,
        whole,
    ),
    (r"[0-8](?<![\w-].)(?<!0(?=00-))(?<!6(?=66-))\d\d-(?!00)\d\d-(?!0000)\d{4}(?!\w|-\w)", _STATE, whole),
    (r"NHS[ \u00a0]?(?i:number|no\b|n°|#)\D{0,12}(?P<number>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)", _STATE, _nhs),
)
"""Each kind of number."""
