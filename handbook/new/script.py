"""Which question follows which: one reading of all that `new organization` asks.

A script is a generator: it yields a question, and is sent the answer. What follows from answers (ids, the route to a
contact) it yields as `Given`. It remembers nothing, so that going back is to begin again with one answer fewer.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handbook.addresses import plain_name
from handbook.data.located import Path as KeyPath
from handbook.data.typed import words_of
from handbook.jurisdictions.applied import FLOOR
from handbook.jurisdictions.model import Jurisdiction
from handbook.new.questions import Question, question
from handbook.organization.fields import country_code, country_name, time_zones
from handbook.organization.grammar import Phrase
from handbook.organization.numbers import emergency_number, emergency_numbers
from handbook.organization.people import NEEDS
from handbook.vocabulary import Sector

Laws = Mapping[str, Jurisdiction | None]


@dataclass(frozen=True)
class Given:
    """What organization.yml holds at the path `at` without being asked: it follows from answers."""

    at: KeyPath
    value: Any


Script = Generator[Question | Given, str, None]


def script(laws: Laws) -> Script:
    """Return the script of all questions; `laws` are the jurisdictions by id that a place can have."""
    outsider, outsiders = yield from _who()
    yield from _places(laws)
    contacts, routes, outside = yield from _contacts(outsiders)
    yield from _lines([contact.id for contact in contacts], routes, outside)
    yield from _duties(contacts, outsider)
    yield from _support()
    for path in (
        ("targets", "acknowledge"),
        ("targets", "first_plan"),
        ("targets", "decide"),
        ("retention", "reports"),
    ):
        yield question(*path)
    yield question("takes_effect")
    yield question("brand", "colour")
    yield question("site_url")


_Part = Generator[Question | Given, str, Any]


def _who() -> _Part:
    name = yield question("name")
    short = question("short_name", name=name)
    yield replace(short, reads=lambda text: "" if text == name else text)
    outsider = yield question("outsiders", "one")
    outsiders = yield question("outsiders", "many", outsider=outsider)
    sectors = tuple((word, word.replace("-", " ")) for word in words_of(Sector))
    yield replace(question("sectors"), kind="words", choices=sectors)
    yield replace(question("languages"), kind="words")
    leader = yield question("leader", "name")
    yield question("leader", "role", leader=leader)
    yield question("leader", "email", leader=leader)
    yield question("leader", "promise", leader=leader, outsider=outsider)
    return outsider, outsiders


def _places(laws: Laws) -> _Part:
    ids: list[str] = []
    committees = 0
    while place := (yield question("locations", len(ids), "name", asked_as="locations.more" if ids else "")):
        at = ("locations", len(ids))
        ids.append(_id(place, ids))
        yield Given((*at, "id"), ids[-1])
        country = yield replace(question(*at, "country", place=place), reads=country_code)
        law = yield from _law(at, place, country, laws)
        yield _time_zone(question(*at, "time_zone", place=place), place, country)
        yield from _emergency(at, place, country)
        if law and law.required_committee:
            committees += yield from _committee(at, committees, place, ids[-1], law)


def _law(at: KeyPath, place: str, country: str, laws: Laws) -> _Part:
    """Ask which law applies where there is a choice; return it, or None."""
    there = {name: law for name, law in laws.items() if law and country in {one.code for one in law.countries}}
    regions = [region for law in there.values() for region in law.regions]
    if regions:
        asked = question(*at, "region", place=place, country=country_name(country))
        region = yield replace(asked, choices=tuple((region, region) for region in regions))
        there = {name: law for name, law in there.items() if not law.regions or region in law.regions}
    name = next(iter(there), "")
    if len(there) > 1:
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
        return cities.get(text.rpartition("/")[2].replace("_", " ").lower(), text)

    return replace(asked, default=likely, such_as=likely or asked.such_as, reads=reads)


def _emergency(at: KeyPath, place: str, country: str) -> _Part:
    def reads(number: str) -> str:
        return emergency_number(number, country).dialled

    known = " or ".join(emergency_numbers(country)[:6])
    yield replace(question(*at, "emergency", 0, "number", place=place), such_as=known or "112", reads=reads)
    yield question(*at, "emergency", 0, "answers")
    if (yield replace(question(*at, "emergency", 1, "number", place=place), reads=reads)):
        yield question(*at, "emergency", 1, "answers")


def _committee(at: KeyPath, number: int, place: str, identity: str, law: Jurisdiction) -> _Part:
    """Ask for the committee of a place; return how many there are now (0 or 1)."""
    committee = str(law.required_committee)
    if law.committee_not_needed:
        exception = replace(
            question(*at, "small_workplace", place=place, exception=law.committee_not_needed), kind="yes-no"
        )
        if (yield exception) == "yes":
            return 0
    there = ("committees", number)
    if not (yield question(*there, "chair", committee=committee, place=place, law=law.name)):
        return 0
    yield Given((*there, "name"), committee)
    yield Given((*there, "locations"), [identity])
    yield replace(question(*there, "members"), kind="words")
    yield question(*there, "external_member")
    yield question(*there, "email")
    yield question(*there, "term_ends")
    return 1


def _contacts(outsiders: str) -> _Part:
    """Ask for people and teams; return them, how many routes lead to them, and whether one is outside management."""
    contacts: list[_Contact] = []
    routes, outside = 0, False
    while role := (
        yield question("contacts", len(contacts), "role", asked_as="contacts.more" if len(contacts) > 1 else "")
    ):
        at = ("contacts", len(contacts))
        identity = _id(role, [contact.id for contact in contacts])
        yield Given((*at, "id"), identity)
        name = "" if role.lower().endswith(" team") else (yield question(*at, "name"))
        who = name or (role if role.lower().startswith("the ") else f"the {role}")
        phone = yield question(*at, "phone", who=who)
        yield replace(question(*at, "email", who=who), optional=bool(phone))
        yield question(*at, "hours", who=who)
        if (yield replace(_yes_no(*at, "takes_reports", who=who), at=())) == "yes":
            route = ("reporting_routes", routes)
            yield from _given(route, id=identity, kind="person", contact=identity)
            asked = _yes_no(*at, "outside_line_management", who=who)
            outside |= (yield replace(asked, at=(*route, "outside_line_management"))) == "yes"
            routes += 1
        earns = yield _yes_no(*at, "earns_from_accounts", who=who, outsiders=outsiders)
        contacts.append(_Contact(identity, who, earns == "yes"))
    return contacts, routes, outside


@dataclass(frozen=True)
class _Contact:
    id: str
    who: str
    earns: bool


def _lines(taken: list[str], routes: int, outside: bool) -> _Part:
    """Ask for ways to report that no contact reads.

    `routes` are there already, with ids among those `taken`; if none of them is `outside` the line of management, one
    is needed.
    """
    lines: list[str] = []
    while True:
        number = len(lines)
        words = "lines.more" if number else "" if outside else "lines.needed"
        kind = yield replace(question("lines", number, "kind", asked_as=words), at=(), choices=_KINDS)
        if not kind:
            return
        path, at = ("lines", number), ("reporting_routes", routes + number)
        name = yield replace(question(*path, "name"), at=(*at, "name"))
        lines.append(_id(name.removeprefix("the "), [*taken, *lines]))
        yield from _given(at, id=lines[-1], kind=kind)
        needed = NEEDS[kind]
        for key in (needed, "read_by", "outside_line_management", "anonymous", "hours"):
            asked = replace(question(*path, key), at=(*at, key))
            yield replace(asked, kind="yes-no") if key in ("outside_line_management", "anonymous") else asked


_KINDS = (
    ("phone", "a phone line"),
    ("email", "an e-mail address"),
    ("web-form", "a form on the web"),
    ("letter", "letters"),
)


def _duties(contacts: list[_Contact], outsider: str) -> _Part:
    everybody = tuple((contact.id, contact.who) for contact in contacts)
    deciders = tuple((contact.id, contact.who) for contact in contacts if not contact.earns) or everybody
    for duty, choices in (("reports_owner", everybody), ("decision_owner", deciders), ("policy_owner", everybody)):
        asked = question("duties", duty, outsider_a=Phrase(outsider).a)
        other = duty == "decision_owner" and len(choices) > 1 and choices[0][0] == contacts[0].id
        yield replace(asked, choices=choices, default=choices[1 if other else 0][0])  # who has heard it does not decide


def _support() -> _Part:
    at = ("support", 0)
    if not (yield question(*at, "name")):
        return
    yield Given((*at, "kind"), "counselling")
    reached = yield question(*at, "phone")
    reached += yield question(*at, "email")
    yield replace(question(*at, "web"), optional=bool(reached))
    for key in ("who_may_use", "cost", "hours", "who_is_told"):
        yield question(*at, key)


def _yes_no(*path: str | int, **values: str) -> Question:
    return replace(question(*path, **values), kind="yes-no")


def _given(at: KeyPath, **values: str) -> _Part:
    for key, value in values.items():
        yield Given((*at, key), value)


def _id(name: str, taken: list[str]) -> str:
    """Return a short name made of `name` that is none of those `taken`."""
    identity = plain_name(name)[:50].strip("-")
    identity = identity if identity[:1].isalpha() else f"x-{identity}".strip("-")
    free = (identity, *(f"{identity}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in free if one not in taken)
