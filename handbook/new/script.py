"""Which question follows which: one reading of all that `new organization` asks.

A script is a generator: it yields a question, and is sent the answer. What follows from answers (ids, the route to a
contact) it yields as `Given`. It remembers nothing, so that going back is to begin again without an answer.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, replace

from handbook.data.shape import words_of
from handbook.new.catalogue import question
from handbook.new.places import Laws, places
from handbook.new.question import Question
from handbook.new.steps import Choices, Given, Part, another, given, short_id, some_of, yes_no
from handbook.organization.grammar import Phrase, plural, sounds_plural
from handbook.organization.named import language_code
from handbook.organization.people import NEEDS
from handbook.organization.times import day_written, span_written
from handbook.vocabulary import Sector

Script = Generator[Question | Given, str, None]


def script(laws: Laws) -> Script:
    """Return the script of all questions; `laws` are the jurisdictions by id that a place can have."""
    outsider, outsiders = yield from _who()
    where = yield from places(laws)
    contacts, routes, outside = yield from _contacts(outsiders, where)
    yield from _lines([contact.id for contact in contacts], routes, outside, where)
    yield from _duties(contacts, outsider)
    yield from _support()
    for path in (
        ("targets", "acknowledge"),
        ("targets", "first_plan"),
        ("targets", "decide"),
        ("retention", "reports"),
    ):
        yield replace(question(*path), reads=span_written)
    yield replace(question("takes_effect"), reads=day_written)
    yield replace(question("brand", "colour"), reads=_colour)
    yield question("site_url")


def _colour(text: str) -> str:
    """Return the colour as the file has it: what was typed with quotes, or without its hash, is meant all the same."""
    bare = text.strip("\"'“”‘’ ")
    return f"#{bare}" if re.fullmatch("[0-9a-fA-F]{6}", bare) else bare


def _who() -> Part:
    name = yield question("name")
    short = question("short_name", name=name)
    yield replace(short, reads=lambda text: "" if text == name else text)
    outsider = yield replace(question("outsiders", "one"), reads=_one)
    several = question("outsiders", "many", several=plural(outsider))
    outsiders = yield several if several.default else replace(several, default=None)
    sectors = tuple((word, word.replace("-", " ")) for word in words_of(Sector))
    yield replace(question("sectors"), kind="words", choices=sectors)
    yield replace(question("languages"), kind="words", reads=language_code)
    leader = yield question("leader", "name")
    yield question("leader", "role", leader=leader)
    yield question("leader", "email", leader=leader)
    yield question("leader", "promise", leader=leader, outsider=outsider)
    return outsider, outsiders


def _one(text: str) -> str:
    if sounds_plural(text):
        raise ValueError(f"`{text}` sounds like several; write the word for one of them, such as client")
    return text


def _contacts(outsiders: str, where: Choices) -> Part:
    """Ask for people and teams, each of whom may be there for some places of `where` alone.

    Return them, how many routes lead to them, and whether one is outside the line of management.
    """
    contacts: list[_Contact] = []
    roles: list[str] = []
    routes, outside = 0, False
    while role := (
        yield another(
            question("contacts", len(roles), "role", asked_as="contacts.more" if len(roles) > 1 else ""), roles
        )
    ):
        at = ("contacts", len(roles))
        roles.append(role)
        identity = short_id(role, [contact.id for contact in contacts])
        yield Given((*at, "id"), identity)
        name = "" if role.lower().endswith(" team") else (yield question(*at, "name"))
        who = name or (role if role.lower().startswith("the ") else f"the {role}")
        phone = yield question(*at, "phone", who=who)
        yield question(*at, "email", asked_as="" if phone else "contacts.needed", who=who)
        yield question(*at, "hours", who=who)
        yield from some_of(where, *at, "locations", who=who)
        if (yield replace(yes_no(*at, "takes_reports", who=who), at=())) == "yes":
            route = ("reporting_routes", routes)
            yield from given(route, id=identity, kind="person", contact=identity)
            asked = yes_no(*at, "outside_line_management", who=who)
            outside |= (yield replace(asked, at=(*route, "outside_line_management"))) == "yes"
            routes += 1
        earns = yield yes_no(*at, "earns_from_accounts", who=who, outsiders=outsiders)
        contacts.append(_Contact(identity, who, earns == "yes"))
    return contacts, routes, outside


@dataclass(frozen=True)
class _Contact:
    id: str
    who: str
    earns: bool


def _lines(taken: list[str], routes: int, outside: bool, where: Choices) -> Part:
    """Ask for ways to report that no contact reads, each of which may be there for some places of `where` alone.

    `routes` are there already, with ids among those `taken`; if none of them is `outside` the line of management, one
    is needed.
    """
    lines: list[str] = []
    names: list[str] = []
    while True:
        number = len(lines)
        words = "lines.more" if number else "" if outside else "lines.needed"
        kind = yield replace(question("lines", number, "kind", asked_as=words), at=(), choices=_KINDS)
        if not kind:
            return
        path, at = ("lines", number), ("reporting_routes", routes + number)
        name = yield another(replace(question(*path, "name"), at=(*at, "name")), names)
        names.append(name)
        lines.append(short_id(name.removeprefix("the "), [*taken, *lines]))
        yield from given(at, id=lines[-1], kind=kind)
        needed = NEEDS[kind]
        for key in (needed, "read_by", "outside_line_management", "anonymous", "hours"):
            asked = replace(question(*path, key), at=(*at, key))
            yield replace(asked, kind="yes-no") if key in ("outside_line_management", "anonymous") else asked
        for asked in some_of(where, *path, "locations"):
            yield replace(asked, at=(*at, "locations"))


_KINDS = (
    ("phone", "a phone line"),
    ("email", "an e-mail address"),
    ("web-form", "a form on the web"),
    ("letter", "letters"),
)


def _duties(contacts: list[_Contact], outsider: str) -> Part:
    everybody = tuple((contact.id, contact.who) for contact in contacts)
    deciders = tuple((contact.id, contact.who) for contact in contacts if not contact.earns) or everybody
    for duty, choices in (("reports_owner", everybody), ("decision_owner", deciders), ("policy_owner", everybody)):
        asked = question("duties", duty, outsider_a=Phrase(outsider).a)
        other = duty == "decision_owner" and len(choices) > 1 and choices[0][0] == contacts[0].id
        yield replace(asked, choices=choices, default=choices[1 if other else 0][0])  # who has heard it does not decide


def _support() -> Part:
    at = ("support", 0)
    if not (yield question(*at, "name")):
        return
    yield Given((*at, "kind"), "counselling")
    reached = yield question(*at, "phone")
    reached += yield question(*at, "email")
    yield question(*at, "web", asked_as="" if reached else "support.needed")
    for key in ("who_may_use", "cost", "hours", "who_is_told"):
        yield question(*at, key)
