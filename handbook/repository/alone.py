"""What was done here alone and never sent: nobody reads it, and it can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbook.repository.branch import Branch
from handbook.repository.git import GitFailed, holds
from handbook.repository.remote import Remote, There
from handbook.repository.tags import DOWN, PREFIX, tags
from handbook.versions.number import Number, is_number
from handbook.versions.withdrawal import WITHDRAWN


@dataclass(frozen=True)
class Alone:
    """What was done on `branch` here alone: the versions that were `published`, and those that were taken `down`.

    `sent` is the last commit of the branch that was sent, `until` the one up to which it would be sent now. `lost` is
    whether origin no longer holds what was sent, which may be brought back here already; `unasked` is why it could not
    be asked, or "".
    """

    branch: Branch
    published: list[str]
    down: list[str]
    sent: str | None
    until: str | None
    lost: bool
    unasked: str = ""


def alone(branch: Branch, did: str | None = None) -> Alone:
    """Return what was done on `branch` here alone: origin lacks it, and was never sent it.

    With a commit of `branch` that `did` something, it is what would be sent with that: the commits after it stay here.
    What was sent before goes along, for it may be that something was taken down in it. Raises GitFailed if origin
    cannot be asked, which is done where it lacks something.
    """
    remote = Remote(branch.root)
    if not remote.exists or remote.seen == branch.head:
        return Alone(branch, [], [], branch.head, branch.head, False)
    return _alone(branch, did, remote.now())


def perhaps_alone(branch: Branch) -> Alone:
    """Return what was done on `branch` here alone; where origin cannot be asked, by how it was last seen."""
    try:
        return alone(branch)
    except GitFailed as error:
        return replace(_alone(branch, None, There(Remote(branch.root).seen, {})), unasked=str(error))


def _alone(branch: Branch, did: str | None, there: There) -> Alone:
    root, until = branch.root, did or branch.head
    sent = Remote(root).last_sent(branch.head, there)
    if sent and until and holds(root, sent, until):
        until = sent
    published, down = _new(Branch(root, until, None), Branch(root, sent, None))
    known = {tag.name for tag in tags(root) if (published or down) and sent and holds(root, sent, tag.commit)}
    back = {*(f"{PREFIX}{name}" for name in published), *(f"{PREFIX}{name}{DOWN}" for name in down)} & known
    return Alone(
        branch,
        [name for name in published if f"{PREFIX}{name}" not in back],
        [name for name in down if f"{PREFIX}{name}{DOWN}" not in back],
        sent,
        until,
        lost=bool(back or (sent and there.lacks(root, sent))),
    )


def _new(here: Branch, sent: Branch) -> tuple[list[str], list[str]]:
    """Return the versions that are `here` and were not `sent`, and those sent that were taken down here since."""
    if here.head == sent.head:
        return [], []
    own, shown = [sorted(filter(is_number, one.names()), key=Number.of) for one in (here, sent)]
    now, then = [one.read(f"{name}/{WITHDRAWN}" for name in shown).keys() for one in (here, sent)]
    down = [name for name in shown if f"{name}/{WITHDRAWN}" in now - then]
    return [name for name in own if name not in shown], down
