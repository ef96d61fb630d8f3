"""Writing the branch, one at a time: on what is newest here and at origin, and moved in both places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from handbook.lock import only_one
from handbook.repository.branch import Branch
from handbook.repository.git import holds, shared_folder
from handbook.repository.here import newest
from handbook.repository.history import done_since
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN, Remote
from handbook.repository.touched import refuse_touched

Made = TypeVar("Made")
_PATIENCE = 600
"""How many seconds a publication waits for another one from the same repository."""
_ATTEMPTS = 20
"""How often a change is made anew because somebody else was quicker."""


@contextmanager
def one_publication(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold off every other publication from this repository until this one is through.

    Raises BlockingIOError if another one takes too long.
    """
    with only_one(shared_folder(root) / "handbook-publishing", "another publication", _PATIENCE, say):
        yield


def written(
    root: Path, push: bool, say: Callable[[str], None], make: Callable[[Branch], tuple[str | None, Made]]
) -> Made:
    """Move the branch to the commit that `make` puts on top of it; return what `make` returns beside that commit.

    It is made anew on what is there then as often as somebody else was quicker. A commit that the branch holds already
    is sent with what it stands on, and nothing after it; None is where there is no branch. With `push`, what was done
    here alone and is sent now is told. Raises Refused where others are quicker too often, and as `newest` does.
    """
    for _ in range(_ATTEMPTS):
        branch = newest(root, push)
        refuse_touched(branch)
        commit, made = make(branch)
        there = commit and branch.head and holds(root, branch.head, commit)
        alone = done_since(Branch(root, commit if there else branch.head, None), Remote(root).seen) if push else []
        if commit is None or move(branch, commit, push):
            if alone:
                say(f"Sent to {ORIGIN} now: {'; '.join(alone)}.")
            return made
        say("Somebody else has published meanwhile; trying again on top of it …")
    raise Refused(f"others have published at the same time {_ATTEMPTS} times over; run the command again")


def move(now: Branch, commit: str, push: bool) -> bool:
    """Move the branch from where it is `now` to `commit`, at origin first; return False if somebody was quicker.

    Where the branch here holds more than that already, it keeps it. What origin has taken is published. If the branch
    here cannot follow then, it is behind, as after a publication from elsewhere, and the next one brings it along.
    """
    ours = now.head if now.head and holds(now.root, now.head, commit) else commit
    if not push:
        return now.moved_to(ours)
    if not Remote(now.root).send(commit):
        return False
    with suppress(OSError):
        now.moved_to(ours)
    return True


def tagged(root: Path, make: Callable[[], None], push: bool) -> str:
    """Have `make` make the tag of what was done, and send it; return what went wrong, or "": it is done either way."""
    try:
        make()
        if push:
            Remote(root).send_tags()
    except OSError as error:  # git's, or the machine's
        return str(error)
    return ""
