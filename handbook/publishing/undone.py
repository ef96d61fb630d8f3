"""Commits that one of two lacks: a version that would take back what the one before has, and one that nobody could see.

So it is where somebody else published and what they changed was not brought here, or what is here was not sent there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.publishing.git import holds, line, tried
from handbook.publishing.history import is_whole
from handbook.publishing.refused import Refused
from handbook.publishing.remote import ORIGIN, Remote
from handbook.versions.listed import Listed
from handbook.versions.record import Record


def refuse_undoing(
    root: Path, record: Record, new: Listed, commit: str, push: bool, say: Callable[[str], None]
) -> None:
    """Refuse `new` where a branch has what the version of `record` before it was made from, and `commit` has not.

    Where no branch has it, that is said. A version of which nothing is shown counts, one that was taken down does not.
    Raises Refused, and GitFailed if origin cannot be asked.
    """
    earlier = [one for one in record.versions if one.order < new.order and not one.withdrawn]
    if not earlier:
        return
    before = record.manifests[earlier[-1].version]
    if holds(root, commit, before.commit):
        return
    if push and line(root, "rev-parse", "--verify", "--quiet", f"{before.commit}^{{commit}}") is None:
        Remote(root).fetch_branches()
    made = f"version {before.version} was made from commit {before.commit[:12]}"
    if not is_whole(root, commit):
        say(f"{made.capitalize()}, which was not looked for, since this clone does not hold all of the history.")
        return
    branch = _having(root, before.commit)
    if branch:
        raise Refused(
            f"{made}, which the branch {branch} has and what is here has not, so that its changes would be taken back; "
            f"bring them here by `git merge {branch}`, and run the command again"
        )
    say(f"{made.capitalize()}, which no branch here has. What it changed may be taken back.")


def refuse_unsent(root: Path, commit: str) -> None:
    """Raise Refused if no branch at origin holds `commit`; what others publish would take back what it changed.

    Raises GitFailed if origin cannot be asked.
    """
    remote = Remote(root)
    if remote.has_commit(commit):
        return
    remote.fetch_branches()
    if not remote.has_commit(commit):
        raise Refused(
            f"the commit it is made from, {commit[:12]}, is not at {ORIGIN}, so that others would take its changes "
            "back when they publish; send it by `git push`, and run the command again"
        )


def _having(root: Path, commit: str) -> str | None:
    """Return the name of a branch, here or as it was last seen at origin, whose history holds `commit`."""
    form = "--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)"  # no HEAD of origin's, which names another
    done = tried(root, "for-each-ref", form, "--contains", commit, "refs/heads/", "refs/remotes/")
    return next(filter(None, done.stdout.decode("utf-8", "replace").splitlines()), None)
