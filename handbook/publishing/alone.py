"""What was published here and never sent: nobody reads it, it goes along with nothing, and it can be forgotten."""

from __future__ import annotations

from pathlib import Path

from handbook.publishing.branch import NAME, REF, Branch
from handbook.publishing.git import holds
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
    lacking = remote.lacks(branch) if remote.known else []
    sent = remote.tagged() if lacking else {}
    return [name for name in lacking if name not in sent]


def way_to_forget(branch: Branch) -> str:
    """Return the commands that forget those versions of `branch` which origin, as it was last seen, lacks."""
    return way_back(branch.root, str(branch.head), Remote(branch.root).seen)


def way_back(root: Path, here: str, there: str | None) -> str:
    """Return the commands by which the branch, which is at the commit `here`, is `there` again, or nowhere (None)."""
    alone = [tag.name for tag in tags(root, without=there) if holds(root, here, tag.commit)]
    back = f"`git update-ref {REF} {ORIGIN}/{NAME}`" if there else f"`git update-ref -d {REF}`"
    return f"{back} and `git tag --delete {' '.join(alone)}`" if alone else back
