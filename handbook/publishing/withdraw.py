"""Taking a version down: a page at each of its addresses says so. Git's history keeps it, and so does every clone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from handbook.organization.times import in_full
from handbook.publishing.in_the_way import refuse_tags
from handbook.publishing.renew import shell_of
from handbook.publishing.unasked import refuse_alone, refuse_unread
from handbook.render.shell import Shell
from handbook.repository.alone import alone, perhaps_alone
from handbook.repository.branch import Branch
from handbook.repository.forgetting import forgetting
from handbook.repository.history import brought, history, is_whole
from handbook.repository.reading import listed_as, read_record
from handbook.repository.refused import Refused
from handbook.repository.tags import DOWN, PREFIX, tag_taken_down
from handbook.repository.writing import one_publication, tagged, written
from handbook.versions.in_force import day_in, in_force
from handbook.versions.listed import Listed
from handbook.versions.number import Number
from handbook.versions.record import Record
from handbook.versions.root import root_files
from handbook.versions.taken_down import taken_down
from handbook.versions.withdrawal import REASONS, WITHDRAWN, Reason, Withdrawal


def withdraw(
    root: Path, number: Number, reason: Reason, who: str, push: bool, now: datetime, say: Callable[[str], None]
) -> tuple[Listed, str]:
    """Take the version `number` down for `reason`; taken down before, it stays so.

    Return what is listed of it then, and what could not be done although it is taken down, and why; "" if nothing.
    Raises Refused and OSError as `publish` does.
    """

    def on(branch: Branch) -> tuple[str | None, tuple[Listed, str | None]]:
        record = read_record(branch)
        one = to_take_down(branch, record, number, reason, now)
        until = sent_with(branch, record, number, now) if push else branch.head
        if one.withdrawn:
            did = history(branch, [str(number)]).withdrawn.get(str(number)) if is_whole(root, branch.head) else None
            return until, (one, did)
        down = replace(one, summary="", withdrawn=Withdrawal(day_in(one.time_zone, now), reason))
        versions = tuple(down if other == one else other for other in record.versions)
        whole = replace(record, versions=versions).at(now)
        shell = shell_of(branch, whole)
        pages = taken_down(down, record.manifests[number], Shell.of(shell).leave_to)
        files = {f"{number}/{path}": data for path, data in pages.items()} | root_files(whole, shell)
        commit = branch.with_files(files, [str(number)], f"Take {number} down ({reason})\n", who, now)
        return commit, (down, commit)

    with one_publication(root, say):
        one, commit = written(root, push, say, on)
        return one, tagged(root, partial(tag_taken_down, root, one, commit), push) if commit else ""


def sent_with(branch: Branch, record: Record, number: Number, now: datetime) -> str | None:
    """Return up to which commit `branch` is sent where `number` is taken down, or was.

    Raises Refused if something that nobody asked to be sent goes along; that others were taken down may.
    """
    down = listed_as(record, number).withdrawn
    going = alone(branch, brought(branch, number, WITHDRAWN) if down else None)
    refuse_alone(going, record, now, asked=going.down)
    return going.until


def to_take_down(branch: Branch, record: Record, number: Number, reason: Reason, now: datetime) -> Listed:
    """Return what `record`, that of `branch`, lists of the version `number`.

    Raises Refused if it cannot be taken down for `reason`.
    """
    one = listed_as(record, number)
    refuse_unread(branch, number)
    if one.withdrawn:
        if one.withdrawn.reason != reason:
            why = f"because {REASONS[one.withdrawn.reason]}"
            found = perhaps_alone(branch)
            if str(number) in found.down:
                again = f"{forgetting(found)}, and run the command again"
                raise Refused(f"version {number} was taken down here alone, {why}, and readers still see it; {again}")
            told = f"{why}; what readers are told does not change"
            raise Refused(f"version {number} was taken down on {in_full(one.withdrawn.day)}, {told}")
        return one
    if reason == "cancelled" and one.effective <= day_in(one.time_zone, now):
        raise Refused(
            f"version {number} has taken effect on {in_full(one.effective)}, and only one whose day is to come can be "
            "cancelled; publish a new version, or take it down for another reason"
        )
    current = in_force(record.versions, now)
    if current == one:
        raise Refused(
            f"version {number} is in force since {in_full(one.effective)}, and readers would be left without one; "
            "publish its correction first, with today as its day, and take this one down then"
        )
    if not [other for other in record.versions if other != one and not other.withdrawn]:
        raise Refused(f"version {number} is the only one; publish its correction first, and take this one down then")
    refuse_tags(branch.root, f"{PREFIX}{number}{DOWN}")
    return one
