"""How what was done here alone is forgotten: which commands do it, and what that was."""

from __future__ import annotations

from pathlib import Path

from handbook.repository.alone import Alone
from handbook.repository.branch import NAME, REF, Branch
from handbook.repository.git import GitFailed, holds
from handbook.repository.history import done_since
from handbook.repository.remote import ORIGIN, Remote
from handbook.repository.tags import PREFIX, tags


def forgetting(found: Alone) -> str:
    """Return in words by which commands that is forgotten which was `found` to be here alone, and what that was.

    Raises GitFailed if nothing is known of what was sent, and origin could not be asked.
    """
    if found.sent is None and found.unasked:
        raise GitFailed(found.unasked)
    root, head = found.branch.root, str(found.branch.head)
    seen = found.sent is not None and found.sent == Remote(root).seen
    forget = forgotten(root, head, f"{ORIGIN}/{NAME}" if seen else found.sent)
    if found.sent:
        return forget
    elsewhere = f"`git push {ORIGIN} {NAME} 'refs/tags/{PREFIX}*'` sends it as it is"
    return f"{forget} (not if readers had it from another host before: {elsewhere})"


def forgotten(root: Path, here: str, there: str | None) -> str:
    """Return in words what is forgotten by which commands where the branch, at `here`, is `there` again, or nowhere."""
    done = "; ".join(done_since(Branch(root, here, None), there))
    alone = [tag.name for tag in tags(root, without=there) if holds(root, here, tag.commit)]
    back = f"`git update-ref {REF} {there}`" if there else f"`git update-ref -d {REF}`"
    commands = f"{back} and `git tag --delete {' '.join(alone)}`" if alone else back
    return f"forget what was done here alone ({done}), by {commands}"
