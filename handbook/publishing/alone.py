"""What was done here alone and never sent: nobody reads it, and it can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from handbook.organization.times import in_full
from handbook.publishing.branch import NAME, Branch
from handbook.publishing.forgetting import forgetting
from handbook.publishing.git import GitFailed, holds
from handbook.publishing.refused import Refused
from handbook.publishing.remote import Remote
from handbook.publishing.tags import DOWN, PREFIX
from handbook.versions.in_force import day_in
from handbook.versions.number import Number, is_number
from handbook.versions.record import Record
from handbook.versions.withdrawal import WITHDRAWN


@dataclass(frozen=True)
class Alone:
    """The versions that were `published` here alone, and those that were taken `down` here alone."""

    published: list[str]
    down: list[str]


def alone(branch: Branch) -> Alone:
    """Return what was done on `branch` here alone: origin lacks it, and was not sent it either.

    It was sent if a tag there names it; one of the same number may name what somebody else has published.
    Raises GitFailed if origin cannot be asked.
    """
    seen = _lacking(branch)
    there = Remote(branch.root).tagged() if seen.published or seen.down else {}

    def was_sent(tag: str) -> bool:
        return tag in there and holds(branch.root, str(branch.head), there[tag])

    return Alone(
        [name for name in seen.published if not was_sent(f"{PREFIX}{name}")],
        [name for name in seen.down if not was_sent(f"{PREFIX}{name}{DOWN}")],
    )


def perhaps_alone(branch: Branch) -> Alone:
    """Return what was done on `branch` here alone; where origin cannot be asked, by how it was last seen."""
    try:
        return alone(branch)
    except GitFailed:
        return _lacking(branch)


def _lacking(branch: Branch) -> Alone:
    """Return what of `branch` origin lacks, as it was last seen."""
    remote = Remote(branch.root)
    if not remote.exists or remote.seen == branch.head:
        return Alone([], [])
    there = Branch(branch.root, remote.seen, None)
    own, shown = [sorted(filter(is_number, one.names()), key=Number.of) for one in (branch, there)]
    here, elsewhere = [one.read(f"{name}/{WITHDRAWN}" for name in shown).keys() for one in (branch, there)]
    down = [name for name in shown if f"{name}/{WITHDRAWN}" in here - elsewhere]
    return Alone([name for name in own if name not in shown], down)


def refuse_alone(
    branch: Branch, record: Record, now: datetime, unwanted: Iterable[Number] = (), downs: bool = True
) -> None:
    """Raise Refused if something that nobody asked to be sent was done on `branch` here alone.

    It is not proposed to send versions that are `unwanted`. What was taken down stays unsent too if `downs`.
    Raises GitFailed if origin cannot be asked.
    """
    refuse_late(branch, record, now)
    found = alone(branch)
    unasked = {"published": found.published, "taken down": found.down if downs else []}
    done = [f"{', '.join(names)} {_was(names)} {how} here alone" for how, names in unasked.items() if names]
    if done:
        it = "it" if len(found.published + unasked["taken down"]) == 1 else "them"
        send = f"send {it} first, by the command that did {it}, with --push; or "
        forget = f"{'' if {*found.published} & {*map(str, unwanted)} else send}{forgetting(branch)}"
        raise Refused(f"{' and '.join(done)}, and would be sent too; {forget}")


def refuse_unread(branch: Branch, number: Number) -> None:
    """Raise Refused if the version `number`, which is to be taken down, is here alone, where nobody reads it.

    Raises GitFailed if origin cannot be asked what would have to be forgotten.
    """
    if str(number) in perhaps_alone(branch).published:
        raise Refused(f"version {number} is on this computer alone, where nobody reads it; {forgetting(branch)}")


def refuse_late(branch: Branch, record: Record, now: datetime) -> None:
    """Raise Refused if what was done here alone says it was done on a day that has passed, though readers saw nothing.

    A version that has not taken effect yet may come late. Raises GitFailed if origin cannot be asked.
    """
    found, late, over = alone(branch), [], []
    for one in record.versions:
        today = day_in(one.time_zone, now)
        if (
            str(one.version) in found.published
            and one.effective <= today
            and day_in(one.time_zone, one.published) < today
        ):
            late.append(f"{one.version} was published here on {in_full(day_in(one.time_zone, one.published))}")
        if str(one.version) in found.down and one.withdrawn and one.withdrawn.day < today:
            late.append(f"{one.version} was taken down here on {in_full(one.withdrawn.day)}")
            if one.withdrawn.reason == "cancelled" and one.effective <= today:
                over.append(
                    f"; readers have had {one.version} since {in_full(one.effective)}, so publish a new version"
                )
    if late:
        raise Refused(
            f"{' and '.join(late)}, and was not sent, so that it would tell a day on which readers saw nothing of it; "
            f"{forgetting(branch)}, and do it again by the command that did it{''.join(over)}"
        )


def remarks(branch: Branch) -> Iterator[str]:
    """Yield sentences on what is here alone; origin is asked only where it seems to lack something."""
    found = perhaps_alone(branch)
    if found.published:
        one, is_, it = _counted(found.published, "is")
        sends = f"the command that published {it}, with --push, sends {it}, or says how that is done again"
        yield f"{one} {is_} on the branch {NAME} here alone, so that readers do not see {it}; {sends}"
    if found.down:
        one, was, it = _counted(found.down, "was")
        sends = f"the command that took {it} down, with --push, sends that, or says how it is done again"
        yield f"{one} {was} taken down here alone, so that readers still see {it}; {sends}"


def _was(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _counted(names: list[str], verb: str) -> tuple[str, str, str]:
    if len(names) == 1:
        return f"Version {names[0]}", verb, "it"
    return f"Versions {', '.join(names)}", {"is": "are", "was": "were"}[verb], "them"
