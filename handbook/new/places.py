"""The questions on the places where an organization works: law, time zone, numbers for danger, committees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from handbook.data.located import Path as KeyPath
from handbook.jurisdictions.applied import FLOOR, parts_of
from handbook.jurisdictions.model import Jurisdiction
from handbook.new.catalogue import question
from handbook.new.question import Question
from handbook.new.steps import Given, Part, another, short_id
from handbook.organization.named import Named, countries, country_code, in_a_sentence
from handbook.organization.numbers import emergency_number, emergency_numbers
from handbook.organization.time_zones import example_there, keeps_its_time, time_zones, zones_there
from handbook.organization.times import day_written

Laws = Mapping[str, Jurisdiction | None]
"""The jurisdictions by id that a place can have."""


def places(laws: Laws) -> Part:
    """Ask for one place after another, under the `laws` that it can have; return them, by id and name."""
    ids: list[str] = []
    names: list[str] = []
    committees = 0
    while place := (
        yield another(question("locations", len(ids), "name", asked_as="locations.more" if ids else ""), names)
    ):
        at = ("locations", len(ids))
        ids.append(short_id(place, ids))
        names.append(place)
        yield Given((*at, "id"), ids[-1])
        country = yield replace(question(*at, "country", place=place), reads=country_code)
        law = yield from _law(at, place, country, laws)
        yield _time_zone(question(*at, "time_zone", place=place), place, country)
        yield from _emergency(at, place, country)
        if law and law.required_committee:
            committees += yield from _committee(at, committees, place, ids[-1], law)
    return tuple(zip(ids, names, strict=True))


def _law(at: KeyPath, place: str, country: str, laws: Laws) -> Part:
    """Ask which law applies where there is a choice; return it, or None."""
    there = {name: law for name, law in laws.items() if law and country in {one.code for one in law.countries}}
    regions = parts_of(country, there.values())
    if regions:
        asked = question(*at, "region", place=place, country=in_a_sentence(Named(country, countries()[country])))
        region = yield replace(asked, choices=tuple((region, region) for region in regions))
        there = {name: law for name, law in there.items() if not law.regions or region in law.regions}
    name = next(iter(there), "")
    if len(there) > 1 or (name and there[name] and there[name].only_for):
        choices = tuple((name, law.name) for name, law in there.items())
        name = yield replace(question(*at, "jurisdiction", place=place), choices=choices)
    elif name:
        yield Given((*at, "jurisdiction"), name)
    return laws.get(name or FLOOR)


def _time_zone(asked: Question, place: str, country: str) -> Question:
    zones = time_zones(country)
    cities = {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in zones}
    likely = zones[0] if len(zones) == 1 else cities.get(place.lower())

    def reads(text: str) -> str:
        zone = cities.get(text.rpartition("/")[2].replace("_", " ").lower(), text)
        if not keeps_its_time(zone, country):
            there = in_a_sentence(Named(country, countries()[country]))
            raise ValueError(f"`{text}` is not the time of {there}; {zones_there(country)}")
        return zone

    return replace(asked, default=likely, such_as=likely or example_there(country), reads=reads)


def _emergency(at: KeyPath, place: str, country: str) -> Part:
    def reads(number: str) -> str:
        if re.search(r"\d\s*(?:,|/|;|or|and)\s*\d", number):
            raise ValueError(
                f"`{number}` is more than one; write the first of them, and the next one is asked after it"
            )
        return emergency_number(number, country).dialled

    known = " or ".join(emergency_numbers(country)[:6])
    first = replace(question(*at, "emergency", 0, "number", place=place), such_as=known or "112", reads=reads)
    number = yield first
    yield question(*at, "emergency", 0, "answers", number=number, place=place)
    number = yield replace(question(*at, "emergency", 1, "number", place=place), reads=reads)
    if number:
        yield question(*at, "emergency", 1, "answers", number=number, place=place)


def _committee(at: KeyPath, number: int, place: str, identity: str, law: Jurisdiction) -> Part:
    """Ask for the committee of a place; return how many there are now (0 or 1)."""
    committee = str(law.required_committee)
    if law.committee_not_needed:
        exception = replace(
            question(*at, "small_workplace", place=place, exception=law.committee_not_needed), kind="yes-no"
        )
        if (yield exception) == "yes":
            return 0
    there = ("committees", number)

    def asked(key: str, **values: str) -> Question:
        return replace(question(*at, "committee", key, **values), at=(*there, key))

    if not (yield asked("chair", committee=committee, place=place, law=law.name)):
        return 0
    yield Given((*there, "name"), committee)
    yield Given((*there, "locations"), [identity])
    yield replace(asked("members"), kind="words")
    for key in ("external_member", "email"):
        yield asked(key)
    yield replace(asked("term_ends"), reads=day_written)
    return 1
