"""One part of an organization's details naming another: a duty its contact, a service its locations.

`organization.yml` names them by id; the model holds the thing itself, and a number the day of its confirmation.
Contacts and locations note themselves in `Known` as they are read, which is why they come first in the file's model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationInfo
from pydantic_core import PydanticCustomError

from handbook.addresses import plain_name
from handbook.data.told import Meant
from handbook.names import instead
from handbook.organization.numbers import PhoneNumber


@dataclass
class Known:
    """What is known of a file before its model is read.

    `ids` are those typed in it, by list ("contacts", "locations"), and `called` has them by what a thing is called, if
    that is one alone; `confirmed` the days on which numbers were called,
    as both are typed; `repeated` are the lists in which an id stands twice, `named` the ids met so far, and `read` the
    things that had no flaw.
    """

    ids: dict[str, set[str]]
    called: dict[str, dict[str, str]]
    confirmed: dict[str, str]
    repeated: frozenset[str] = frozenset()
    read: dict[tuple[str, str], Any] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, data: Any) -> Known:
        """Return what the raw `data` of an organization file says."""
        items = {kind: [*_with_ids(data, kind)] for kind in ("contacts", "locations")}
        ids = {kind: {item["id"] for item in items[kind]} for kind in items}
        called = {kind: _called(items[kind]) for kind in items}
        days = data.get("confirmed") if isinstance(data, dict) else None
        days = days if isinstance(days, dict) else {}
        repeated = frozenset(kind for kind in items if len(ids[kind]) < len(items[kind]))
        return cls(ids, called, {written: day for written, day in days.items() if isinstance(day, str)}, repeated)


def _with_ids(data: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Yield what the raw `data` of an organization file holds of this kind, where it has an id."""
    items = data.get(kind) if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item


def _called(items: list[dict[str, Any]]) -> dict[str, str]:
    """Return the ids of `items` by their names and roles, without what several are called."""
    labels = [(item.get(key), item["id"]) for item in items for key in ("name", "called", "role")]
    several = Counter(label for label, _ in labels if isinstance(label, str))
    return {label: identity for label, identity in labels if isinstance(label, str) and several[label] == 1}


def _known(info: ValidationInfo) -> Known:
    assert isinstance(info.context, Known), "an organization is validated with Known as its context"
    return info.context


def once(kind: str, value: str, info: ValidationInfo) -> str:
    """Return the id `value` of a thing of this kind.

    Raises ValueError if another thing of this kind has it.
    """
    known = _known(info)
    if (kind, value) in known.named:
        raise ValueError(f"the id `{value}` is used twice among the {kind}; give each its own")
    known.named.add((kind, value))
    return value


def note(kind: str, thing: Any, info: ValidationInfo) -> None:
    """Remember `thing`, which has an `id`, so that it can be referred to."""
    _known(info).read.setdefault((kind, thing.id), thing)


def referred(kind: str, value: Any, info: ValidationInfo) -> Any:
    """Return the thing of this kind whose id is `value`.

    Raises ValueError if there is none; a thing that has flaws of its own is passed over without a second message.
    """
    if isinstance(value, BaseModel):
        return value
    if value is None:
        raise ValueError("no id stands here; write one behind the colon")
    if not isinstance(value, str):
        raise ValueError(f"an id belongs here; write one of {', '.join(sorted(_known(info).ids[kind]))}")
    check_id(kind, value, info)
    known = _known(info)
    if (kind, value) not in known.read:
        raise follows()
    return known.read[kind, value]


def confirmed(number: PhoneNumber, info: ValidationInfo) -> PhoneNumber:
    """Return `number` with the day on which somebody here called it, where `confirmed:` names one."""
    day = next((day for written, day in _known(info).confirmed.items() if number.is_meant_by(written)), None)
    try:
        return replace(number, confirmed_on=date.fromisoformat(day)) if day else number
    except ValueError:  # no day: `confirmed:` itself says so
        return number


def follows() -> PydanticCustomError:
    """Return the error for what is wrong only because something else is, and needs no message of its own."""
    return PydanticCustomError("follows", "follows from another flaw")


def check_id(kind: str, value: str, info: ValidationInfo) -> str:
    """Return `value` if a thing of this kind has that id, read already or not.

    Raises ValueError if none has.
    """
    known = _known(info)
    if value not in known.ids[kind] and value in map(plain_name, known.ids[kind]):
        raise follows()  # that id is told to be written so
    if value not in known.ids[kind] and kind in known.repeated:
        raise follows()  # one of the two may have been meant to have this id
    several = value.split()
    if value not in known.ids[kind] and len(several) > 1 and known.ids[kind].issuperset(several):
        listed = ", ".join(several)
        raise ValueError(f"`{value}` names {len(several)} of the {kind}; put commas between them, `[{listed}]`")
    whole = next((label for label in known.called[kind] if "," in label and value in re.split(", *", label)), None)
    if value not in known.ids[kind] and whole:
        mend = f"for {whole} write `{known.called[kind][whole]}`, once"
        raise Meant(f"the comma in `{whole}` makes two of it, here `{value}`; {mend}")
    if value not in known.ids[kind]:
        error = Meant if value in known.called[kind] else ValueError
        raise error(f"`{value}` is none of the {kind}; {instead(value, known.ids[kind], called=known.called[kind])}")
    return value
