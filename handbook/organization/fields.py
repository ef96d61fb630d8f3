"""Kinds of text that an organization's details hold: each checks itself and says what it wants."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel.core import get_global
from babel.languages import get_official_languages
from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from handbook.addresses import is_of_one_computer, no_site, plain_address
from handbook.characters import seen_alone
from handbook.data.typed import UNQUOTED, Text
from handbook.limits import LINE_LETTERS
from handbook.names import nearest
from handbook.organization.grammar import Phrase
from handbook.organization.mail import email_address
from handbook.organization.named import (
    PARTS,
    Named,
    countries,
    in_a_sentence,
    language_name,
    languages,
    named_by_itself,
    plain_language,
)
from handbook.organization.numbers import PhoneNumber, phone_number
from handbook.organization.references import confirmed
from handbook.organization.sign_languages import SHORT, SIGN_LANGUAGES
from handbook.organization.time_zones import zones_there
from handbook.organization.times import day_of, text_like

_FIRST_YEAR = 1990
"""Before this year nothing was reviewed, called or put in force that a handbook on the web speaks of."""
_SURE = 0.8
"""How like a country or a time zone must be to be proposed: a wrong one would be taken without a word."""


def _phrase(value: Any) -> Phrase:
    if isinstance(value, Phrase):
        return value
    text = written(value)
    if not text:
        raise ValueError("nothing stands here; write at least one character")
    if len(text) > LINE_LETTERS:
        raise ValueError(
            f"these are {len(text):,} letters; write {LINE_LETTERS} at the most, since sentences hold them"
        )
    return Phrase(text)


def _country(value: Any) -> Named:
    if isinstance(value, Named):
        return value
    code = written(value)
    code = code.upper() if len(code) == 2 else code
    known = countries()
    if code not in known:
        by_alias = next(iter(get_global("territory_aliases").get(code, ())), None)  # UK is no code, and meant often
        near = known.get(by_alias or "") or nearest(written(value), [*known.values(), *PARTS], _SURE)
        by_name = next((key for key, name in known.items() if near == name), None)
        hint = f"for {near} write {by_name}" if by_name else "write its two letters, such as GB"
        if near and (whole := PARTS.get(near)):
            part, name = near.title(), in_a_sentence(Named(whole, known[whole]))
            hint = f"{part} is a part of {name}: write {whole}, and {part} as region"
        raise ValueError(f"`{written(value)}` is no country's code; {hint}")
    return Named(code, known[code])


def _language(value: Any) -> Named:
    if isinstance(value, Named):
        return value
    code = written(value)
    name = language_name(code)
    if name is None or plain_language(code) != code:
        raise ValueError("; ".join(no_language(code)))
    return Named(code, name)


def _each_once(named: list[Named]) -> list[Named]:
    names = [one.name for one in named]
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice:
        raise ValueError(f"{twice} stands twice in this list; take one of the two out")
    return named


def no_language(code: str) -> tuple[str, str]:
    """Return what is wrong with a `code` that is no language's, and what to do."""
    several = code.split()
    if len(several) > 1 and all(language_name(one) for one in several):
        return f"`{code}` is {len(several)} languages", f"put commas between them: `[{', '.join(several)}]`"
    problem, dashed = f"`{code}` is no language's code", code.replace("_", "-")
    if language_name(dashed):
        plain = plain_language(dashed)
        if plain and plain != code:
            return problem, f"write {plain}"
        if "-" in dashed:
            return problem, "write that of the language, and behind it only a country that there is, such as en-GB"
        return problem, "write that of a language, such as en"
    if code.lower().partition("-")[0] == "sgn":
        return problem, "write that of the sign language itself, such as bfi for British Sign Language"
    spoken = get_official_languages(code.upper()) if code.upper() in countries() else ()
    if spoken:
        whose = in_a_sentence(Named(code.upper(), countries()[code.upper()]))
        return f"{problem}, but that of {whose}", f"for {language_name(spoken[0])} write {spoken[0]}"
    by_short = SIGN_LANGUAGES.get(SHORT.get(code.upper(), ""))
    near = by_short or named_by_itself(code) or nearest(code, languages(), _SURE)
    return problem, f"for {near} write {languages()[near]}" if near else "write its two or three letters, such as en"


def written(value: Any) -> str:
    """Return the text that was typed, without spaces around it.

    Raises ValueError if it is none, or one that stands without quotes and would be read as a number or a day.
    """
    if not isinstance(value, str):
        raise ValueError("a word belongs here; write it behind the colon")
    if type(value) is not str:
        raise ValueError(UNQUOTED.format(value))
    return value.strip()


def _time_zone(value: str, info: ValidationInfo) -> str:
    country = info.data.get("country")
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = available_timezones()
        towns = [zone for zone in sorted(zones) if "/" in zone and not zone.startswith("Etc/")]
        places = {zone.rpartition("/")[2]: zone for zone in towns}
        near = nearest(value, towns, _SURE) or places.get(nearest(value, places, _SURE) or "")
        raise ValueError(f"`{value}` is no time zone; {zones_there(country.code if country else '', near)}") from None
    return value


def _web(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        good = parts.scheme in ("https", "http") and host and not re.search(r"[\s<>\"'\\]", value)
    except ValueError:
        good = False
    if not good:
        raise ValueError(f"`{value}` is no web address; begin it with https:// and leave no space in it")
    if wrong := no_site(value):
        raise ValueError("; ".join(wrong))
    if is_of_one_computer(host):
        raise ValueError(f"`{value}` is the computer of whoever reads it; write the address that all can open")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f'`{value}` is no colour; write a hash with six digits or letters to f, such as "#1d5c63"')
    return value.lower()


def _phone(value: Any, info: ValidationInfo) -> PhoneNumber:
    return confirmed(value if isinstance(value, PhoneNumber) else phone_number(seen_alone(written(value))), info)


def _day(value: Any) -> date:
    day = value if isinstance(value, date) else day_of(value)
    if day.year < _FIRST_YEAR:
        raise ValueError(f"`{value}` is long past; check the year")
    return day


Words = Annotated[Phrase, text_like(), BeforeValidator(_phrase)]
"""Text that prose bends: a name, a word for the people outside."""

Country = Annotated[Named, text_like({"examples": ["GB"]}), BeforeValidator(_country)]
"""A country by its two letters (ISO 3166-1)."""

Language = Annotated[Named, text_like({"examples": ["en"]}), BeforeValidator(_language)]
"""A language by its code (BCP 47)."""

Languages = Annotated[list[Language], AfterValidator(_each_once)]
"""Languages by their codes, each once."""

TimeZone = Annotated[Text, AfterValidator(_time_zone)]
"""A time zone of the IANA database, such as Europe/London."""

Email = Annotated[Text, AfterValidator(seen_alone), AfterValidator(email_address)]
"""An e-mail address; it is not tried."""

WebAddress = Annotated[Text, AfterValidator(seen_alone), AfterValidator(_web)]
"""A web address with https:// or http://."""

Colour = Annotated[Text, AfterValidator(_colour)]
"""A colour as six hexadecimal digits, such as "#1d5c63"."""

Phone = Annotated[PhoneNumber, text_like({"examples": ["+44 20 7946 0142"]}), BeforeValidator(_phone)]
"""A phone number with its country code."""

PageAddress = Annotated[Text, AfterValidator(plain_address)]
"""The address of a page as people write it, such as policies/harassment/, or / for home."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day as year-month-day."""
