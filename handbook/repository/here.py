"""The branch as it is known here and at origin; where it is not what it was, that is said with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from handbook.repository.branch import NAME, REF, Branch
from handbook.repository.forgetting import forgotten
from handbook.repository.git import GitFailed, holds, line, no_repository, said, tried
from handbook.repository.history import done_since, is_whole
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN, Apart, Remote, branch
from handbook.repository.tags import Tag, tags


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
        mend = f"{forget}, so that git forgets where it was, and run the command again"
        if line(root, "remote", "get-url", ORIGIN) is None:
            mend = f"no {ORIGIN} has what was published, so put this folder back from a copy, and change nothing here"
        raise Refused(f"the branch {NAME} here is damaged, as it may be after a power cut ({reason}); {mend}")
    try:
        return branch(root)
    except Apart as apart:
        raise Refused(_went_apart(root, apart.here)) from None


def _went_apart(root: Path, here: str) -> str:
    """Return in words what to do where the branch here, at `here`, and origin's each hold what the other lacks.

    What was sent and is not there any more, somebody has taken away: that is not forgotten here too.
    """
    there = f"{ORIGIN}/{NAME}"
    apart = f"the branch {NAME} here and the one at {ORIGIN} each hold something that the other lacks"
    elsewhere = "; ".join(done_since(Branch(root, there, None), here, "%s (%an)"))
    try:
        now = Remote(root).now()
    except GitFailed as error:
        return f"{apart}, and {error}; connect to the network and run the command again, to hear what to do"
    sent = Remote(root).last_sent(here, now)
    taken = done_since(Branch(root, sent, None), there)
    if taken:
        return (
            f"at {ORIGIN} the branch {NAME} was written anew: it no longer holds what was sent there, that is: "
            f"{'; '.join(taken)}. Ask who changed it. If nobody says that it was meant, copy this repository before "
            "anybody touches it. What was published is still here; whoever may overwrite that branch brings it back "
            f"by `git push --force {ORIGIN} {here}:{REF}`, which takes away what was written there instead: "
            f"{elsewhere}. If it was meant, as where words had to go from the history, {forgotten(root, here, there)}"
        )
    return (
        f"{apart}; at {ORIGIN}, where readers see it, that is: {elsewhere}. So {forgotten(root, here, there)}; then do "
        "again what is still needed, with --push, and a version under a number that is free there"
    )


def newest(root: Path, push: bool) -> Branch:
    """Return the branch as it is now. With `push`, origin is asked; without, only where this clone lacks something.

    Raises Refused where the branch here and that at origin have gone apart, or somebody has written it anew.
    """
    known(root)
    remote = Remote(root)
    if push and not remote.exists:
        raise Refused(f"there is no repository named {ORIGIN} to send it to; add it by `git remote add {ORIGIN} …`")
    if push:
        remote.fetch()
    found = known(root) if push else caught_up(root)
    lost = _lost(found)
    if lost and is_whole(root, found.head):
        _refuse_old_tags(remote, lost)
        what = f"what the tag {_names(lost)} names" if len(lost) == 1 else f"what the tags {_names(lost)} name"
        behind = _is_behind(found)
        holds_not = "does not hold" if behind else "no longer holds"
        raise Refused(
            f"the branch {NAME} {holds_not} {what}, so "
            f"{'this clone is behind, or ' if behind else ''}somebody has written it anew; "
            f"`python3 -m handbook verify` says what is missing, and {brought_back(root, found.head, lost)}"
        )
    return found


def caught_up(root: Path) -> Branch:
    """Return the branch as it is known here; where this clone lacks something of it, origin is asked first.

    Raises Refused as `asked` does.
    """
    found = known(root)
    whole = found.head is not None and is_whole(root, found.head) and not _is_behind(found)
    return found if whole else asked(root)[0]


def asked(root: Path) -> tuple[Branch, str]:
    """Return the branch as it is known here after origin was asked; and why that could not be asked, or "".

    Raises Refused if nothing is known then, and as `known` does.
    """
    found, why = known(root), ""
    if not Remote(root).exists:
        return found, why
    try:
        Remote(root).fetch()
    except GitFailed as error:
        why = str(error)
        if found.head is None:
            problem = f"nothing is known here of what has been published, and {why}"
            raise Refused(f"{problem}; connect to the network and run the command again") from None
    return known(root), why


def _lost(found: Branch) -> list[Tag]:
    """Return the tags of publications, and of versions taken down, that the branch does not hold."""
    return [tag for tag in tags(found.root, without=found.head) if tag.manifest]


def _is_behind(found: Branch) -> bool:
    """Return whether a tag here names what was done on top of the branch."""
    return found.head is not None and any(holds(found.root, tag.commit, found.head) for tag in _lost(found))


def _refuse_old_tags(remote: Remote, lost: list[Tag]) -> None:
    """Raise Refused if origin's tags of the same names name something else: there the history was written anew."""
    there: Mapping[str, str] = {}
    with suppress(GitFailed):
        there = remote.now().tagged if remote.exists else {}
    old = [tag for tag in lost if there.get(tag.name, tag.commit) != tag.commit]
    if old:
        raise Refused(
            f"at {ORIGIN} the tags {_names(old)} name something else, so the history was written anew there. If that "
            "was meant, as where words had to go from it, forget the old ones, which still lead to them, by `git tag "
            f"--delete {' '.join(tag.name for tag in old)}`, and run the command again"
        )


def _names(found: list[Tag]) -> str:
    return ", ".join(tag.name for tag in found)


def brought_back(root: Path, head: str | None, lost: list[Tag]) -> str:
    """Return in words from where what was `lost` from the branch, which is at `head` now, can be had again."""
    others = [*(tag.commit for tag in lost), *([head] if head else [])]
    for tag in lost:
        if all(holds(root, tag.commit, other) for other in others):
            return f"`git update-ref {REF} {tag.name}^{{commit}}` brings it back"
    return "a clone from before still has it"
