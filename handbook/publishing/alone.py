"""What was published here and never sent: nobody reads it, it goes along with nothing, and it can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from handbook.organization.times import in_full
from handbook.publishing.branch import NAME, Branch
from handbook.publishing.forgetting import forgetting
from handbook.publishing.git import GitFailed
from handbook.publishing.refused import Refused
from handbook.publishing.remote import Remote
from handbook.versions.in_force import day_in
from handbook.versions.number import Number, is_number
from handbook.versions.record import Record
from handbook.versions.withdrawal import WITHDRAWN


def refuse_alone(branch: Branch, unwanted: Iterable[Number] = ()) -> None:
    """Raise Refused if versions of `branch` were never sent: nobody asked for them, or their text, to be sent.

    It is not proposed to send those that are `unwanted`. Raises GitFailed if origin cannot be asked.
    """
    alone = never_sent(branch)
    if alone:
        it, was = ("it", "was") if len(alone) == 1 else ("them", "were")
        send = f"send {it} first, by the command that published {it}, with --push; or "
        forget = f"{'' if {*alone} & {*map(str, unwanted)} else send}{forgetting(branch)}"
        raise Refused(f"{', '.join(alone)} {was} published here alone, and would be sent too; {forget}")


def refuse_unread(branch: Branch, number: Number) -> None:
    """Raise Refused if the version `number`, which is to be taken down, is here alone, where nobody reads it.

    Raises GitFailed if origin cannot be asked what would have to be forgotten.
    """
    if str(number) in not_at_origin(branch):
        raise Refused(f"version {number} is on this computer alone, where nobody reads it; {forgetting(branch)}")


def refuse_late(branch: Branch, record: Record, now: datetime) -> None:
    """Raise Refused if what was done here alone says it was done on a day that has passed, though readers saw nothing.

    A version that has not taken effect yet may come late. Raises GitFailed if origin cannot be asked.
    """
    alone, down = never_sent(branch), down_here(branch)
    late = []
    for one in record.versions:
        today = day_in(one.time_zone, now)
        if str(one.version) in alone and one.effective <= today and day_in(one.time_zone, one.published) < today:
            late.append(f"{one.version} was published here on {in_full(day_in(one.time_zone, one.published))}")
        if str(one.version) in down and one.withdrawn and one.withdrawn.day < today:
            late.append(f"{one.version} was taken down here on {in_full(one.withdrawn.day)}")
    if late:
        raise Refused(
            f"{' and '.join(late)}, and was not sent, so that it would tell a day on which readers saw nothing of it; "
            f"{forgetting(branch)}, and do it again by the command that did it"
        )


def remarks(branch: Branch) -> Iterator[str]:
    """Yield sentences on what is here alone; origin is asked only where it seems to lack something."""
    published, down = not_at_origin(branch), down_here(branch)
    if published:
        one, is_, it = _counted(published, "is")
        sends = f"the command that published {it}, with --push, sends {it}"
        yield f"{one} {is_} on the branch {NAME} here alone, so that readers do not see {it}; {sends}"
    if down:
        one, was, it = _counted(down, "was")
        sends = f"the command that took {it} down, with --push, sends that"
        yield f"{one} {was} taken down here alone, so that readers still see {it}; {sends}"


def _counted(names: list[str], verb: str) -> tuple[str, str, str]:
    if len(names) == 1:
        return f"Version {names[0]}", verb, "it"
    return f"Versions {', '.join(names)}", {"is": "are", "was": "were"}[verb], "them"


def down_here(branch: Branch) -> list[str]:
    """Return the versions that `branch` says were taken down, and origin, as it was last seen, still shows."""
    remote = Remote(branch.root)
    if not remote.exists or remote.seen is None or remote.seen == branch.head:
        return []
    there = Branch(branch.root, remote.seen, None)
    shown = [name for name in there.names() if is_number(name)]
    down = [branch_.read(f"{name}/{WITHDRAWN}" for name in shown).keys() for branch_ in (branch, there)]
    return [name for name in sorted(shown, key=Number.of) if f"{name}/{WITHDRAWN}" in down[0] - down[1]]


def never_sent(branch: Branch) -> list[str]:
    """Return the versions of `branch` that are here alone: origin lacks them, and was not sent them either.

    Raises GitFailed if origin cannot be asked.
    """
    remote = Remote(branch.root)
    lacking = remote.lacks(branch) if remote.exists else []
    sent = remote.tagged() if lacking else {}
    return [name for name in lacking if name not in sent]


def not_at_origin(branch: Branch) -> list[str]:
    """Return the versions of `branch` that are here alone; where origin cannot be asked, by how it was last seen."""
    try:
        return never_sent(branch)
    except GitFailed:
        return Remote(branch.root).lacks(branch)
