"""The branch as it is known here and, where it is shared, at origin: read at the start, and moved in both places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from handbook.publishing.branch import NAME, REF, Branch
from handbook.publishing.git import GitFailed, holds, line, no_repository, said, shared_folder, tried
from handbook.publishing.history import done_since, is_whole
from handbook.publishing.refused import Refused
from handbook.publishing.remote import ORIGIN, Apart, Remote, branch
from handbook.publishing.tags import Tag, tags
from handbook.render.lock import only_one
from handbook.versions.number import Number

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


def newest(root: Path, push: bool) -> Branch:
    """Return the branch as it is now. With `push`, origin is asked; without, only where this clone lacks something.

    Raises Refused where the branch here and that at origin have gone apart, or somebody has written it anew.
    """
    found = known(root)
    remote = Remote(root)
    if push:
        if not remote.known:
            raise Refused(f"there is no repository named {ORIGIN} to send it to; add it by `git remote add {ORIGIN} …`")
        remote.fetch()
    elif remote.known and (found.head is None or not is_whole(root, found.head)):
        try:
            remote.fetch()
        except GitFailed as error:
            if found.head is None:
                problem = f"nothing is known here of what has been published, and {error}"
                raise Refused(f"{problem}; connect to the network and run the command again") from None
    found = known(root)
    lost = [tag for tag in tags(root, without=found.head) if tag.manifest]
    if lost and is_whole(root, found.head):
        _refuse_old_tags(remote, lost)
        what = f"tag {_names(lost)} says" if len(lost) == 1 else f"tags {_names(lost)} say"
        raise Refused(
            f"the branch {NAME} no longer holds what the {what} was published, so somebody has written it anew; "
            f"`python3 -m handbook verify` says what is missing, and {_way_back(root, found.head, lost)}"
        )
    return found


def _refuse_old_tags(remote: Remote, lost: list[Tag]) -> None:
    """Raise Refused if origin's tags of the same names name something else: there the history was written anew."""
    there: dict[str, str] = {}
    with suppress(GitFailed):
        there = remote.tagged() if remote.known else {}
    old = [tag for tag in lost if there.get(tag.version, tag.commit) != tag.commit]
    if old:
        raise Refused(
            f"at {ORIGIN} the tags {_names(old)} name something else, so the history was written anew there. If that "
            "was meant, as where words had to go from it, forget the old ones, which still lead to them, by `git tag "
            f"--delete {' '.join(tag.name for tag in old)}`, and run the command again"
        )


def _names(found: list[Tag]) -> str:
    return ", ".join(tag.name for tag in found)


def _way_back(root: Path, head: str | None, lost: list[Tag]) -> str:
    """Return in words from where what was `lost` can be had again."""
    others = [*(tag.commit for tag in lost), *([head] if head else [])]
    for tag in lost:
        if all(holds(root, tag.commit, other) for other in others):
            return f"`git update-ref {REF} {tag.name}^{{commit}}` brings it back"
    return "a clone from before still has it"


def known(root: Path) -> Branch:
    """Return the branch as it is known here, whatever it holds.

    Raises Refused if there is no repository, the branch cannot be read, or origin's went apart.
    """
    problem = no_repository(root)
    if problem:
        raise Refused(problem)
    here = tried(root, "for-each-ref", "--format=%(refname) %(objecttype)", REF)
    kinds = dict(row.split(b" ") for row in here.stdout.splitlines())
    below = [name.decode("utf-8", "replace").removeprefix("refs/heads/") for name in kinds if name != REF.encode()]
    if below:
        raise Refused(f"branches here stand in the way of {NAME} ({', '.join(below)}); rename them by `git branch -m`")
    if here.returncode or b"broken ref" in here.stderr or kinds.get(REF.encode(), b"commit") != b"commit":
        reason = said(here) or "it names no commit"
        file = line(root, "rev-parse", "--git-path", REF) or ""
        forget = f"delete the file `{file}`" if (root / file).is_file() else f"run `git update-ref -d {REF}`"
        raise Refused(
            f"the branch {NAME} here is damaged, as it may be after a power cut ({reason}); "
            f"{forget}, so that git forgets where it was, and run the command again"
        )
    try:
        return branch(root)
    except Apart as apart:
        forget = _forgetting(root, apart.here, apart.there)
        raise Refused(
            f"the branch {NAME} here and the one at {ORIGIN} each hold something that the other lacks; "
            f"look at both with `git log {NAME} {ORIGIN}/{NAME}`, and keep the one whose versions have been read. "
            f"If that is {ORIGIN}'s, forget what is here alone, by {forget}; you can publish "
            "it again then, under a number that is free there, with --push"
        ) from None


def refuse_alone(branch: Branch, ordered: Number | None = None) -> None:
    """Raise Refused if versions of `branch` beside the one `ordered` were never sent: nobody asked to send them.

    Raises GitFailed if origin cannot be asked.
    """
    alone = [name for name in never_sent(branch) if name != str(ordered)]
    if alone:
        one, them = ("it", "was") if len(alone) == 1 else ("them", "were")
        raise Refused(
            f"{', '.join(alone)} {them} published here alone, and would be sent too. Send {one} first, by the command "
            f"that published {one}, with --push; or forget what {ORIGIN} lacks, by {forgetting(branch)}"
        )


def never_sent(branch: Branch) -> list[str]:
    """Return the versions of `branch` that are here alone: origin lacks them, and was not sent them either.

    Raises GitFailed if origin cannot be asked.
    """
    remote = Remote(branch.root)
    lacking = remote.lacks(branch) if remote.known else []
    sent = remote.tagged() if lacking else {}
    return [name for name in lacking if name not in sent]


def forgetting(branch: Branch) -> str:
    """Return the commands that forget those versions of `branch` which origin, as it was last seen, lacks."""
    return _forgetting(branch.root, str(branch.head), Remote(branch.root).seen)


def _forgetting(root: Path, here: str, there: str | None) -> str:
    alone = [tag.name for tag in tags(root, without=there) if holds(root, here, tag.commit)]
    back = f"`git update-ref {REF} {ORIGIN}/{NAME}`" if there else f"`git update-ref -d {REF}`"
    return f"{back} and `git tag --delete {' '.join(alone)}`" if alone else back


def written(
    root: Path, push: bool, say: Callable[[str], None], make: Callable[[Branch], tuple[str | None, Made]]
) -> Made:
    """Move the branch to the commit that `make` puts on top of it; return what `make` returns beside that commit.

    It is made anew on what is there then as often as somebody else was quicker. The commit on which the branch is
    already is sent as well; None is where there is no branch. With `push`, what was done here alone and is sent now is
    told. Raises Refused where others are quicker too often, and as `newest` does.
    """
    for _ in range(_ATTEMPTS):
        branch = newest(root, push)
        alone = done_since(branch, Remote(root).seen) if push else []
        commit, made = make(branch)
        if commit is None or move(branch, commit, push):
            if alone:
                say(f"Sent to {ORIGIN} now: {'; '.join(alone)}.")
            return made
        say("Somebody else has published meanwhile; trying again on top of it …")
    raise Refused(f"others have published at the same time {_ATTEMPTS} times over; run the command again")


def move(now: Branch, commit: str, push: bool) -> bool:
    """Move the branch from where it is `now` to `commit`, at origin first; return False if somebody was quicker.

    What origin has taken is published. If the branch here cannot follow then, it is behind, as after a publication from
    elsewhere, and the next one brings it along.
    """
    if not push:
        return now.moved_to(commit)
    if not Remote(now.root).send(commit):
        return False
    with suppress(OSError):
        now.moved_to(commit)
    return True
