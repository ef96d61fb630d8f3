"""How what was done here alone is forgotten: which commands do it, and what that was."""

from __future__ import annotations

from pathlib import Path

from handbook.publishing.branch import NAME, REF, Branch
from handbook.publishing.git import GitFailed, holds
from handbook.publishing.history import done_since
from handbook.publishing.remote import ORIGIN, Remote
from handbook.publishing.tags import tags


def forgetting(branch: Branch) -> str:
    """Return in words by which commands that is forgotten which was done on `branch` here alone, and what that was.

    Raises GitFailed if nothing is known of what origin has, and it cannot be asked.
    """
    remote = Remote(branch.root)
    seen = f"{ORIGIN}/{NAME}" if remote.seen else None
    try:
        return forgotten(branch.root, str(branch.head), _lost(branch, remote) or seen)
    except GitFailed:
        if seen is None:
            raise
        return forgotten(branch.root, str(branch.head), seen)


def _lost(branch: Branch, remote: Remote) -> str | None:
    """Return the last commit of `branch` that was sent and that origin has lost, or None. Raises GitFailed."""
    own = [tag.commit for tag in remote.now().lost(branch)]
    return next((commit for commit in own if all(holds(branch.root, commit, other) for other in own)), None)


def forgotten(root: Path, here: str, there: str | None) -> str:
    """Return in words what is forgotten by which commands where the branch, at `here`, is `there` again, or nowhere."""
    done = "; ".join(done_since(Branch(root, here, None), there))
    alone = [tag.name for tag in tags(root, without=there) if holds(root, here, tag.commit)]
    back = f"`git update-ref {REF} {there}`" if there else f"`git update-ref -d {REF}`"
    commands = f"{back} and `git tag --delete {' '.join(alone)}`" if alone else back
    return f"forget what was done here alone ({done}), by {commands}"
