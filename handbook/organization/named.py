"""Countries and languages: each has a code, and a name in English that people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import phonenumbers
from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global

from handbook.organization.sign_languages import SIGN_LANGUAGES

_ENGLISH = Locale("en")


@dataclass(frozen=True)
class Named:
    """A code with its English name: a country (GB) or a language (hi). Printed by its name."""

    code: str
    name: str

    def __str__(self) -> str:
        return self.name


@cache
def countries() -> dict[str, str]:
    """Return the name of each country by its two letters."""
    return {code: _ENGLISH.territories[code] for code in sorted(phonenumbers.SUPPORTED_REGIONS)}


def country_code(text: str) -> str:
    """Return the two letters of the country that `text` means, by its English name or another code; else `text`."""
    names = {name.lower(): key for key, name in countries().items()} | _ALSO
    by_alias = next(iter(get_global("territory_aliases").get(text.upper(), ())), None)
    return names.get(text.lower(), by_alias or (text.upper() if len(text) == 2 else text))


_ALSO = {
    "great britain": "GB",
    "u.k.": "GB",
    "republic of ireland": "IE",
    "eire": "IE",
    "éire": "IE",
    "america": "US",
    "u.s.": "US",
    "u.s.a.": "US",
}
"""What else people call a country."""

PARTS = dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "GB")
"""What people call a country, and is a region of one: the law is not the same in each."""

_WITH_THE = re.compile(
    "United |.*(Islands|Republic|Territor(y|ies)|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Isle of Man)$"
)


def in_a_sentence(country: Named) -> str:
    """Return what readers call `country` within a sentence: Denmark, the United Kingdom."""
    return f"the {country.name}" if _WITH_THE.match(country.name) else country.name


@cache
def _spoken() -> dict[str, str]:
    return {name: code for code, name in sorted(_ENGLISH.languages.items()) if localedata.exists(code)}


@cache
def languages() -> dict[str, str]:
    """Return the code of each language that can be one, by its English name."""
    return _spoken() | {name: code for code, name in SIGN_LANGUAGES.items()}


def language_name(code: str) -> str | None:
    """Return the English name of the language with this code (BCP 47), or None where none has it."""
    try:
        return SIGN_LANGUAGES.get(code.lower()) or Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return None


def language_code(text: str) -> str:
    """Return the code of the language that `text` means, by its code or its English name; else `text`."""
    meant = text.lower()
    known = languages()
    return meant if meant in known.values() else next((known[name] for name in known if name.lower() == meant), text)


def named_by_itself(text: str) -> str | None:
    """Return the English name of the language that calls itself `text`, or None; those with two letters are looked at.

    >>> named_by_itself("Nederlands")
    'Dutch'
    """
    short = ((name, code) for name, code in _spoken().items() if len(code) == 2)
    return next((name for name, code in short if Locale(code).languages.get(code, "").lower() == text.lower()), None)


def is_language(code: str) -> bool:
    """Return whether `code` (BCP 47) begins with a language that has a name, and names no region that is none.

    >>> is_language("de-CH"), is_language("deutsch")
    (True, False)
    """
    known = code.partition("-")[0].lower() in {**_ENGLISH.languages, **SIGN_LANGUAGES}
    return bool(_BCP_47.fullmatch(code)) and known and plain_language(code) == code


def plain_language(code: str) -> str | None:
    """Return the `code` (BCP 47) with two letters where its language has such, and a region that there is.

    None where it names no language, or a region that is none.

    >>> plain_language("eng"), plain_language("en-UK"), plain_language("es-419"), plain_language("en-ZZ")
    ('en', 'en-GB', 'es-419', None)
    """
    language, *rest = code.split("-")
    if language.lower() in _NO_LANGUAGE:
        return None
    shorter = str(get_global("language_aliases").get(language.lower(), "")) if len(language) == 3 else ""
    for at, part in enumerate(rest):
        if len(part) == 1:  # what comes behind it are no regions
            break
        if len(part) == 2:
            meant = get_global("territory_aliases").get(part.upper(), ()) if part.upper() not in _REGIONS else ()
            if len(meant) != 1 and part.upper() not in _REGIONS:
                return None
            rest[at] = meant[0] if meant else part
    return "-".join([shorter if len(shorter) == 2 else language, *rest])


_NO_LANGUAGE = ("und", "mul", "zxx", "root")
"""Codes that say that a language is not known, is more than one, or is none."""
_NO_REGIONS = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
"""Two letters that CLDR has a name for, and that ISO 3166 gives to no country."""
_REGIONS = {code for code in map(str, _ENGLISH.territories) if len(code) == 2} - {*_NO_REGIONS}


def from_right(code: str) -> bool:
    """Return whether the language of this `code` is known to be written from right to left.

    >>> from_right("ar"), from_right("pa-Arab"), from_right("ar-Latn"), from_right("de")
    (True, True, False, False)
    """
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    script = _SCRIPT.search(code)
    return locale.text_direction == "rtl" and (script is None or script[1].title() == locale.script)


_BCP_47 = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,8}")
_SCRIPT = re.compile(r"-([a-zA-Z]{4})(?:-|$)")
