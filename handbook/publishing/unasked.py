"""What is here alone goes along with nothing unasked, and nowhere too late; and it is said, wherever somebody looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from handbook.organization.times import in_full
from handbook.repository.alone import Alone, perhaps_alone
from handbook.repository.branch import NAME, Branch
from handbook.repository.forgetting import forgetting
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN
from handbook.versions.in_force import day_in
from handbook.versions.number import Number
from handbook.versions.record import Record

LOST_THERE = (
    f"At {ORIGIN} the branch {NAME} no longer holds what was sent there; ask who changed it, and "
    "`python3 -m handbook publish --due --push` sends it again"
)


def refuse_alone(
    found: Alone, record: Record, now: datetime, asked: Iterable[str] = (), unwanted: Iterable[Number] = ()
) -> None:
    """Raise Refused if something that nobody `asked` to be sent was `found` to be here alone.

    It is not proposed to send versions that are `unwanted`. Raises GitFailed as `forgetting` does.
    """
    refuse_late(found, record, now)
    unasked = {"published": found.published, "taken down": found.down}
    left = {how: [name for name in names if name not in asked] for how, names in unasked.items()}
    done = [f"{', '.join(names)} {_was(names)} {how} here alone" for how, names in left.items() if names]
    if done:
        which = "it first" if sum(map(len, left.values())) == 1 else "each of them first, in the order of their making"
        send = f"send {which}, by the command that did it, with --push; or "
        forget = f"{'' if {*found.published} & {*map(str, unwanted)} else send}{forgetting(found)}"
        raise Refused(f"{' and '.join(done)}, and would be sent too; {forget}")


def refuse_unread(branch: Branch, number: Number) -> None:
    """Raise Refused if the version `number`, which is to be taken down, is here alone, where nobody reads it.

    Raises GitFailed as `forgetting` does.
    """
    found = perhaps_alone(branch)
    if str(number) in found.published:
        raise Refused(f"version {number} is on this computer alone, where nobody reads it; {forgetting(found)}")


def refuse_late(found: Alone, record: Record, now: datetime) -> None:
    """Raise Refused if what was done here alone says it was done on a day that has passed, though readers saw nothing.

    A version that has not taken effect yet may come late. Raises GitFailed as `forgetting` does.
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
            f"{forgetting(found)}, and do it again by the command that did it{''.join(over)}"
        )


def remarks(branch: Branch) -> Iterator[str]:
    """Yield sentences on what origin lacks; it is asked only where it seems to lack something."""
    found = perhaps_alone(branch)
    if found.lost:
        yield LOST_THERE
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
