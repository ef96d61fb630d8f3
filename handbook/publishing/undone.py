"""Whether a version would take back what the one before it has, because it is made from commits that lack it.

So it is where somebody else published, and what they changed was not brought here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.publishing.git import GitFailed, holds, line, tried
from handbook.publishing.history import is_whole
from handbook.publishing.refused import Refused
from handbook.publishing.remote import Remote
from handbook.versions.manifest import Manifest


def refuse_undoing(root: Path, before: Manifest, commit: str, push: bool, say: Callable[[str], None]) -> None:
    """Raise Refused if a branch has what `before` was made from, and `commit` has not; `say` it if no branch has it."""
    if holds(root, commit, before.commit):
        return
    if push and line(root, "rev-parse", "--verify", "--quiet", f"{before.commit}^{{commit}}") is None:
        try:
            Remote(root).fetch_branches()
        except GitFailed as error:
            say(str(error))
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


def _having(root: Path, commit: str) -> str | None:
    """Return the name of a branch, here or as it was last seen at origin, whose history holds `commit`."""
    form = "--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)"  # no HEAD of origin's, which names another
    done = tried(root, "for-each-ref", form, "--contains", commit, "refs/heads/", "refs/remotes/")
    return next(filter(None, done.stdout.decode("utf-8", "replace").splitlines()), None)
