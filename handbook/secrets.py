"""What nobody may read: passwords, keys and numbers that open an account. They are told without being repeated.

The forms of keys are those that their makers document, so that they can be found in files; the lengths and the check of
an IBAN are those of ISO 13616, a card number's check that of ISO/IEC 7812, an NHS number's that of the NHS Data
Dictionary.

Every count in a pattern has an upper bound, and every pattern begins with a letter or a class of letters: `re` then
leaps to where one stands, which is most of the speed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Secret(NamedTuple):
    """A secret in a text: where it begins and ends (from 0), and what it is, in words that begin a sentence."""

    start: int
    end: int
    what: str


_Span = tuple[int, int]
_BLANK = "[ \t\u00a0\u202f]"
_MARKUP = "[*_\"'`]{0,3}"
"""What Markdown and quotes put around a label or a value."""
_IS = rf"{_MARKUP}{_BLANK}{{0,3}}(?P<is>[:=|]|[ei]st?\b:?){_MARKUP}{_BLANK}{{0,3}}[*_\"'`(]{{0,3}}"
_VALUE = r"(?P<value>[^\s\"'`<>{}|]{4,200})"


def _labels(*words: str) -> str:
    """Return the pattern of `words`, of which none begins within a word; `db_password` holds one."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    letters = "".join(f"{letter}{letter.upper()}" for letter in by_letter)
    rests = (f"(?<=[{letter}{letter.upper()}])(?i:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"[{letters}](?<![^\W_].)(?:{'|'.join(rests)})\b"


_PASSWORDS = (
    *("pass[ _]?(?:word|code|phrase|wd)", "passwort", "pass?ord", "parola d.ordine", "kennwort", "mots? de passe"),
    *("contrase[nñ]a", "wachtwoord", "l[oö]senord", "adgangskode", "salasana", "senha"),
)
_OTHERS = (
    *("pass", "pwd?", "api[ _-]?key", "access[ _-]?key", "secret[ _-]?key", "client[ _-]?secret", "token"),
    *(f"{net}[ _-]?(?:key|code|schlüssel)" for net in ("wi-?fi", "wlan", "wireless", "network", "wpa2?")),
)
_LOGINS = (
    *("user ?name", "user", "log-?in", "credentials", "zugangsdaten", "benutzer(?:name)?", "identifiant"),
    *("wi-?fi", "wlan"),
)
_DOORS = (
    *(f"{what}[ -]?code" for what in ("door", "gate", "alarm", "entry", "entrance", "access", "safe", "lock")),
    *("key ?pad code", "garage code", "türcode", "torcode", "digicode", "code de la porte", "code d.entrée"),
)

# What stands behind "password:" and is none: a price, a telephone number, a file, a day, an address,
# how long one must be, a product with a number.
_ORDINARY = re.compile(
    r"[€$£]?\d{1,4}(?:[.,]\d{1,2})?[%€$£]?(?:/[a-z0-9]+)?|\+?\d{3,5}(?:[-/.]\d{2,5}){2,4}|.*\.(?:docx?|html?|md|pdf|txt|xlsx?)|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|https?://.*|\[.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\d+(?:[-–]\d+)?[-–]?(?:character|letter|digit|sign|word|day|week|month|year|hour|minute|factor|step|time)[\w-]*"
    r"|(?:office|microsoft|ms|m|windows|keepass|1password|lastpass|iso|nist|sp|sha|utf|oauth|web)[-\d.]{1,9}[a-z]{0,4}",
    re.I,
)
_NUMBER_AND_WORD = re.compile(r"\d+[-–]?[a-z]+(?:-[a-z]+)*|[\d.,/:+-]+")
_STOPS = ".,;:!?)*_"
_WORST = {"admin", "changeme", "iloveyou", "letmein", "qwerty", "root"}
"""Passwords without a digit that are no word of a sentence."""
_SAID_OF_ONE = {
    *("above", "again", "below", "changed", "encrypted", "expired", "forgotten", "hidden", "individual", "lost"),
    *("missing", "never", "none", "null", "optional", "personal", "private", "required", "same", "separate", "shared"),
    *("true", "false", "unchanged", "unknown", "yes", "yours", "ask", "chosen", "initial", "self-chosen", "sso"),
    *("strong", "temporary", "unique"),
}
"""Words that say something of a password behind a colon, and are none."""


def _whole(match: re.Match[str]) -> _Span | None:
    return match.span()


def _password(match: re.Match[str]) -> _Span | None:
    """Return the place of a label with a password behind it."""
    value, sign = match["value"].rstrip(_STOPS), match["is"]
    if value.lower() in _WORST:
        return match.span() if sign in (":", "=") and _ends_its_line(match) else None
    if len(match["value"]) < 6 or not re.search("[0-9]", value) or _ORDINARY.fullmatch(value):
        return None
    if sign is None and not re.search(r"[A-Z].*\d|\d.*[A-Z]|[a-z].*[!?$%&#*+~^@=]", match["value"]):
        return None  # nothing tells it from the next word
    return None if sign in (None, "|") and _NUMBER_AND_WORD.fullmatch(value) else match.span()


def _login(match: re.Match[str]) -> _Span | None:
    """Return the place of a name with the password that belongs to it."""
    word = match["word"]
    if word is None:
        value = match["value"].rstrip(_STOPS)
        return match.span() if re.search("[0-9]", value) and not _ORDINARY.fullmatch(value) else None
    plain = word.lower().strip(_STOPS)
    return match.span() if len({*plain}) > 2 and plain not in _SAID_OF_ONE and _ends_its_line(match) else None


def _ends_its_line(match: re.Match[str]) -> bool:
    """Return whether no further word follows, with which the value would be the beginning of a sentence."""
    return re.compile(r"[\"'`]|[^\w\n]{0,9}(?:\n|\Z)").match(match.string, match.end()) is not None


def _bearer(match: re.Match[str]) -> _Span | None:
    return match.span() if len(match["value"]) > 19 or re.search("[0-9]", match["value"]) else None


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


def _iban(match: re.Match[str]) -> _Span | None:
    """Return the place of an IBAN whose country's number is as long as this one, with a sum that holds."""
    start, text = match.start() - 2, match.string
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper())
    found = re.compile(rf"{_SIGNS}{{{length - 1}}}(?!\w)").match(text, start) if length else None
    if not found:
        return None
    letters = re.sub("[^A-Za-z0-9]", "", found[0])
    holds = int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1
    return found.span() if holds and len(re.findall("[0-9]", letters)) > 9 else None


def _card(match: re.Match[str]) -> _Span | None:
    digits = [int(digit) for digit in re.sub(r"\D", "", match[0])][::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return match.span() if len({*digits}) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0 else None


def _nhs(match: re.Match[str]) -> _Span | None:
    digits = [int(digit) for digit in re.sub(r"\D", "", match["number"])]
    rest = -sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return match.span() if rest == digits[9] and len({*digits}) > 1 else None


_STATE = "the number by which the state knows somebody"
_ACCOUNT = "the number of a bank account"
_KINDS: tuple[tuple[str, str, Callable[[re.Match[str]], _Span | None]], ...] = (
    (
        r"://(?P<it>[^\s/?#@\"'<>`]{1,300}@)(?=[\w\[])",
        "a name or a password in front of an address",
        lambda match: match.span("it"),
    ),
    (r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----", "a private key", _whole),
    (
        r"[gxArse](?<![\w-].)(?:(?<=g)(?:h[opsur]_[A-Za-z0-9]{20,250}|ithub_pat_\w{20,250}|lpat-[\w-]{15,250})"
        r"|(?<=x)ox[abeprs]-[\w-]{10,250}|(?<=A)(?:(?:KI|SI)A[0-9A-Z]{16}|Iza[\w-]{35})|(?<=[rs])k_live_\w{10,250}"
        r"|(?<=s)k-[A-Za-z0-9_-]{20,250}|(?<=e)yJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{0,2000})",
        "a key to a service",
        _whole,
    ),
    (r"hooks\.slack\.com/(?:services|workflows|triggers)/[\w/-]{10,250}", "a key to a service", _whole),
    (r"webhook\.office\.com/[^\s\"'`<>()]{10,500}", "a key to a service", _whole),
    (
        r"[Aa](?i:uthorization)[\"']?[ \t]{0,3}[:=][ \t]{0,3}[\"']?(?i:bearer|basic|token)[ \t]{1,3}"
        r"(?P<value>[\w.~+/=-]{8,2000})",
        "a key to a service",
        _bearer,
    ),
    (
        rf"{_labels(*_PASSWORDS)}(?:(?:{_BLANK}(?:for|to|of|für|pour|para){_BLANK}[\w' -]{{1,30}}?)?{_IS}"
        rf"|{_BLANK}{{1,3}}[\"'`*_]{{0,3}}){_VALUE}",
        "a password",
        _password,
    ),
    (rf"{_labels(*_OTHERS)}{_IS}{_VALUE}", "a password", _password),
    (
        rf"{_labels(*_LOGINS)}{_MARKUP}[ \t]{{0,3}}[:=]{_MARKUP}[ \t]{{0,3}}[^\s,;/|:]{{1,60}}(?:"
        rf"[,;/|\s]{{1,3}}(?:and )?{_labels(*_PASSWORDS, 'pass', 'pwd?')}{_MARKUP}[ \t]{{0,3}}[:=]{_MARKUP}[ \t]{{0,3}}"
        r"(?P<word>[^\s\"'`<>{}|]{3,200})"
        r"|[ \t]{1,3}[/|][ \t]{1,3}[\"'`*_]{0,3}(?P<value>[A-Za-z][^\s\"'`<>{}|/]{5,200}))",
        "a password",
        _login,
    ),
    (
        # Six digits alone are a place in India, where every address has a PIN.
        r"[Pp](?<!\w.)(?:IN|in)(?:[ -](?i:code|number))?\b"
        rf"{_IS}(?:\d{{4,5}}|\d{{7,8}}|\d{{6}}#)(?![\w/-]|\.\d)",
        "a password",
        _whole,
    ),
    (
        rf"{_labels(*_DOORS)}(?:{_IS}|{_BLANK}(?!(?:19|20)\d\d\b))[#*]?[A-Z]?\d{{4,8}}[A-Z]?[#*]?(?![\w/-]|[.,]\d)",
        "a code that opens a door",
        _whole,
    ),
    (r"[0-9][0-9](?<=(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2})(?=[ \u00a0\u202f-]?[A-Za-z0-9])", _ACCOUNT, _iban),
    (
        r"[Ss](?i:ort ?code)\D{0,8}\d\d([ -]?)\d\d\1\d\d\D{1,40}\d{8}(?!\d)",
        _ACCOUNT,
        _whole,
    ),
    (
        r"[Aa](?i:ccount)\D{1,20}\d{8}\D{1,40}(?i:sort ?code)\D{0,8}\d\d([ -]?)\d\d\1\d\d(?!\d)",
        _ACCOUNT,
        _whole,
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
        _whole,
    ),
    (r"[0-8](?<![\w-].)(?<!0(?=00-))(?<!6(?=66-))\d\d-(?!00)\d\d-(?!0000)\d{4}(?!\w|-\w)", _STATE, _whole),
    (r"NHS[ \u00a0]?(?i:number|no\b|n°|#)\D{0,12}(?P<number>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)", _STATE, _nhs),
)
_PATTERNS = tuple((re.compile(pattern), what, place) for pattern, what, place in _KINDS)


def secrets(text: str) -> Iterator[Secret]:
    """Yield the secrets in `text` from its beginning to its end; what is one in two ways is one."""
    last: Secret | None = None
    for secret in sorted(_found(text), key=lambda secret: (secret.start, -secret.end)):
        if last and secret.start <= last.end:
            last = last._replace(end=max(last.end, secret.end))
            continue
        if last:
            yield last
        last = secret
    if last:
        yield last


def _found(text: str) -> Iterator[Secret]:
    for pattern, what, place in _PATTERNS:
        for match in pattern.finditer(text):
            span = place(match)
            if span:
                yield Secret(*span, what)


def redacted(text: str) -> str:
    """Return `text` with a … for each secret in it."""
    for secret in reversed([*secrets(text)]):
        text = f"{text[: secret.start]}…{text[secret.end :]}"
    return text
