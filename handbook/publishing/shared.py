"""The branch as it is known here and, where it is shared, at origin: read at the start, and moved in both places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.publishing.branch import NAME, Branch
from handbook.publishing.git import GitFailed, line
from handbook.publishing.refused import Refused
from handbook.publishing.remote import ORIGIN, Apart, Remote, branch
from handbook.publishing.tags import tags
from handbook.render.lock import only_one

_PATIENCE = 600


@contextmanager
def one_publication(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold off every other publication from this repository until this one is through."""
    common = root / (line(root, "rev-parse", "--git-common-dir") or ".git")
    with only_one(common / "handbook-publishing", "another publication", _PATIENCE, say):
        yield


def newest(root: Path, push: bool) -> Branch:
    """Return the branch as it is now. With `push`, origin is asked; without, only where nothing is known here.

    Raises Refused where the branch here and that at origin have gone apart, or somebody has written it anew.
    """
    remote = Remote(root)
    if push:
        if not remote.known:
            raise Refused(f"there is no repository named {ORIGIN} to send it to; add it by `git remote add {ORIGIN} …`")
        remote.fetch()
    found = known(root)
    if found.head is None and not push and remote.known:
        try:
            remote.fetch()
        except GitFailed as error:
            problem = f"nothing is known here of what has been published, and {error}"
            raise Refused(f"{problem}; connect to the network and run the command again") from None
        found = known(root)
    lost = [tag.name for tag in tags(root, without=found.head)]
    if lost:
        what = f"the tag{'s' if len(lost) > 1 else ''} {', '.join(lost)}"
        raise Refused(
            f"the branch {NAME} no longer holds what {what} says was published, so somebody has written it anew; "
            "`python3 -m handbook verify` says what is missing, and a clone from before still has it"
        )
    return found


def known(root: Path) -> Branch:
    """Return the branch as it is known here, whatever is wrong with it. Raises Refused if origin's went apart."""
    try:
        return branch(root)
    except Apart:
        raise Refused(
            f"the branch {NAME} here and the one at {ORIGIN} each hold something that the other lacks; "
            f"look at both with `git log {NAME} {ORIGIN}/{NAME}`, and keep the one whose versions have been read"
        ) from None


def move(now: Branch, commit: str, push: bool) -> bool:
    """Move the branch from where it is `now` to `commit`, at origin first; return False if somebody was quicker."""
    if push and not Remote(now.root).send(commit):
        return False
    return now.moved_to(commit)
