"""What was published here and never sent: nobody reads it, it goes along with nothing, and it can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.publishing.branch import NAME, REF, Branch
from handbook.publishing.git import GitFailed, holds
from handbook.publishing.refused import Refused
from handbook.publishing.remote import ORIGIN, Remote
from handbook.publishing.tags import tags
from handbook.versions.withdrawal import WITHDRAWN


def refuse_alone(branch: Branch) -> None:
    """Raise Refused if versions of `branch` were never sent: nobody asked for them, or their text, to be sent.

    Raises GitFailed if origin cannot be asked.
    """
    alone = never_sent(branch)
    if alone:
        it, was = ("it", "was") if len(alone) == 1 else ("them", "were")
        send = f"Send {it} first, by the command that published {it}, with --push; or forget"
        if branch.read(f"{name}/{WITHDRAWN}" for name in alone):  # no command publishes that one again
            send = "Forget"
        raise Refused(
            f"{', '.join(alone)} {was} published here alone, and would be sent too. "
            f"{send} what {ORIGIN} lacks, by {way_to_forget(branch)}"
        )


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


def way_to_forget(branch: Branch) -> str:
    """Return the commands that forget those versions of `branch` which origin lacks. Raises GitFailed."""
    remote = Remote(branch.root)
    there = f"{ORIGIN}/{NAME}" if remote.seen else _last_sent(branch, remote.tagged().values())
    return way_back(branch.root, str(branch.head), there)


def _last_sent(branch: Branch, sent: Iterable[str]) -> str | None:
    """Return the last of the commits of `branch` that were `sent`, where origin has lost its branch; or None."""
    own = [commit for commit in sent if holds(branch.root, str(branch.head), commit)]
    return next((commit for commit in own if all(holds(branch.root, commit, other) for other in own)), None)


def way_back(root: Path, here: str, there: str | None) -> str:
    """Return the commands by which the branch, which is at the commit `here`, is `there` again, or nowhere (None)."""
    alone = [tag.name for tag in tags(root, without=there) if holds(root, here, tag.commit)]
    back = f"`git update-ref {REF} {there}`" if there else f"`git update-ref -d {REF}`"
    return f"{back} and `git tag --delete {' '.join(alone)}`" if alone else back
