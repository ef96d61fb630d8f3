"""Commits that one of two lacks: a version that would take back what the one before has, and one that nobody could see.

So it is where somebody else published and what they changed was not brought here, or what is here was not sent there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.repository.git import holds, line, tried
from handbook.repository.history import is_whole
from handbook.repository.refused import Refused
from handbook.repository.remote import HEADS, ORIGIN, Remote
from handbook.versions.listed import Listed
from handbook.versions.record import Record


def refuse_undoing(
    root: Path, record: Record, new: Listed, commit: str, push: bool, say: Callable[[str], None], forget: str = ""
) -> None:
    """Refuse `new` where a branch has what the version of `record` before it was made from, and `commit` has not.

    Where no branch has it, that is said. A version of which nothing is shown counts, one that was taken down does not.
    `forget` says how `new` is forgotten, if it was made already.
    Raises Refused, and GitFailed if origin cannot be asked.
    """
    earlier = [one for one in record.versions if one.order < new.order and not one.withdrawn]
    if not earlier:
        return
    before = record.manifests[earlier[-1].version]
    if holds(root, commit, before.commit):
        return
    if push:
        Remote(root).fetch_branches()
    made = f"version {before.version} was made from commit {before.commit[:12]}"
    if not is_whole(root, commit):
        say(f"{made.capitalize()}, which was not looked for, since this clone does not hold all of the history.")
        return
    branch = _having(root, before.commit, push)
    if branch:
        again = f" {forget}," if forget else ""
        way = f"git pull --no-rebase {ORIGIN} {branch}" if push else f"git merge {branch}"
        raise Refused(
            f"{made}, which the branch {branch} has and what is here has not, so that its changes would be taken back; "
            f"bring them here by `{way}`,{again} and run the command again"
        )
    where = ORIGIN if push else "known here"
    say(f"{made.capitalize()}, which no branch {'at ' if push else ''}{where} has. What it changed may be taken back.")


def refuse_unsent(root: Path, commit: str) -> None:
    """Raise Refused if no branch at origin holds `commit`; what others publish would take back what it changed.

    Raises GitFailed if origin cannot be asked.
    """
    Remote(root).fetch_branches()
    if _having(root, commit, push=True) is None:
        raise Refused(
            f"the commit {commit[:12]}, from which the version is made, is not at {ORIGIN}, so that others would take "
            f"its changes back when they publish; send it by {_sending(root)}, and run the command again"
        )


def _sending(root: Path) -> str:
    """Return by which commands what is here is sent; it is not taken where others have sent something since."""
    own = line(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    there = line(root, "rev-parse", "--verify", "--quiet", f"{HEADS}{own}^{{commit}}")
    others = own and there and not holds(root, "HEAD", there)
    follows = own is None or line(root, "rev-parse", "--verify", "--quiet", "@{upstream}")
    push = "`git push`" if follows else f"`git push --set-upstream {ORIGIN} {own}`"
    return f"`git pull --no-rebase {ORIGIN} {own}` and {push}" if others else push


def _having(root: Path, commit: str, push: bool) -> str | None:
    """Return the name of a branch whose history holds `commit`: at origin with `push`, else one that is known here."""
    form = "--format=%(if)%(symref)%(then)%(else)%(refname)%(end)"  # no HEAD of origin's, which names another
    where = [HEADS] if push else ["refs/heads/", "refs/remotes/"]
    done = tried(root, "for-each-ref", form, "--contains", commit, *where)
    found = next(filter(None, done.stdout.decode("utf-8", "replace").splitlines()), "")
    return found.removeprefix(HEADS).removeprefix("refs/heads/").removeprefix("refs/remotes/") or None
