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
from handbook.publishing.remote import ORIGIN, Remote
from handbook.publishing.tags import DOWN, PREFIX
from handbook.versions.in_force import day_in
from handbook.versions.number import Number, is_number
from handbook.versions.record import Record
from handbook.versions.withdrawal import WITHDRAWN


@dataclass(frozen=True)
class Alone:
    """What was done on `branch` here alone: the versions that were `published`, and those that were taken `down`.

    `until` is the commit up to which that was looked at, and `lost` whether origin has lost its branch, with what had
    been sent there.
    """

    branch: Branch
    published: list[str]
    down: list[str]
    until: str | None
    lost: bool = False


def alone(branch: Branch, until: str | None = None) -> Alone:
    """Return what was done on `branch` here alone: origin lacks it, and was never sent it.

    With a commit of `branch` as `until`, that is what would be sent with it. What was sent before goes along, for it
    may be that something was taken down after that commit. Raises GitFailed if origin cannot be asked.
    """
    until = until or branch.head
    if not any(_lacking(branch, branch.head)):
        return Alone(branch, [], [], until)
    there = Remote(branch.root).now()
    sent = {tag.name: tag.commit for tag in there.lost(branch)}
    for commit in sent.values():
        if holds(branch.root, commit, str(until)):
            until = commit
    published, down = _lacking(branch, until)
    return Alone(
        branch,
        [name for name in published if f"{PREFIX}{name}" not in sent],
        [name for name in down if f"{PREFIX}{name}{DOWN}" not in sent],
        until,
        lost=there.head is None and bool(sent or Remote(branch.root).seen),
    )


def perhaps_alone(branch: Branch) -> Alone:
    """Return what was done on `branch` here alone; where origin cannot be asked, by how it was last seen."""
    try:
        return alone(branch)
    except GitFailed:
        return Alone(branch, *_lacking(branch, branch.head), branch.head)


def _lacking(branch: Branch, until: str | None) -> tuple[list[str], list[str]]:
    """Return the versions of `branch` that origin lacks, as it was last seen, and those taken down for it alone."""
    remote = Remote(branch.root)
    if not remote.exists or remote.seen == branch.head:
        return [], []
    here, there = (Branch(branch.root, head, None) for head in (until, remote.seen))
    own, shown = [sorted(filter(is_number, one.names()), key=Number.of) for one in (here, there)]
    now, then = [one.read(f"{name}/{WITHDRAWN}" for name in shown).keys() for one in (here, there)]
    down = [name for name in shown if f"{name}/{WITHDRAWN}" in now - then]
    return [name for name in own if name not in shown], down


def refuse_alone(
    found: Alone, record: Record, now: datetime, asked: Iterable[str] = (), unwanted: Iterable[Number] = ()
) -> None:
    """Raise Refused if something that nobody `asked` to be sent was `found` to be here alone.

    It is not proposed to send versions that are `unwanted`. Raises GitFailed if origin cannot be asked.
    """
    refuse_late(found, record, now)
    unasked = {"published": found.published, "taken down": found.down}
    left = {how: [name for name in names if name not in asked] for how, names in unasked.items()}
    done = [f"{', '.join(names)} {_was(names)} {how} here alone" for how, names in left.items() if names]
    if done:
        which = "it first" if sum(map(len, left.values())) == 1 else "each of them first, in the order of their making"
        send = f"send {which}, by the command that did it, with --push; or "
        forget = f"{'' if {*found.published} & {*map(str, unwanted)} else send}{forgetting(found.branch)}"
        raise Refused(f"{' and '.join(done)}, and would be sent too; {forget}")


def refuse_unread(branch: Branch, number: Number) -> None:
    """Raise Refused if the version `number`, which is to be taken down, is here alone, where nobody reads it.

    Raises GitFailed if origin cannot be asked what would have to be forgotten.
    """
    if str(number) in perhaps_alone(branch).published:
        raise Refused(f"version {number} is on this computer alone, where nobody reads it; {forgetting(branch)}")


def refuse_late(found: Alone, record: Record, now: datetime) -> None:
    """Raise Refused if what was done here alone says it was done on a day that has passed, though readers saw nothing.

    A version that has not taken effect yet may come late. Raises GitFailed if origin cannot be asked.
    """
    late, over = [], []
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
            f"{forgetting(found.branch)}, and do it again by the command that did it{''.join(over)}"
        )


def remarks(branch: Branch) -> Iterator[str]:
    """Yield sentences on what is here alone; origin is asked only where it seems to lack something."""
    found = perhaps_alone(branch)
    if found.lost:
        sends = "`python3 -m handbook publish --due --push` sends it again"
        yield f"At {ORIGIN} the branch {NAME} is gone, with versions that were sent there; ask who deleted it; {sends}"
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
