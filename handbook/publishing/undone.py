"""Whether a version would take back what the one before it has, because it is made from commits that lack it.

So it is where somebody else published, and what they changed was not brought here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.publishing.git import GitFailed, holds, line
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
    branch = line(root, "for-each-ref", "--count=1", "--format=%(refname:short)", "--contains", before.commit,
                  "refs/heads/", "refs/remotes/")  # fmt: skip
    if branch:
        raise Refused(
            f"{made}, which the branch {branch} has and what is here has not, so that its changes would be taken back; "
            f"bring them here by `git merge {branch}`, or delete that branch if they are here in another form"
        )
    say(f"{made[:1].upper()}{made[1:]}, which no branch here has. Look whether its changes are here.")
