"""Whether every version is what it was on its day: against its manifest, the index, its tag and git's history.

Each sees what another cannot: a changed file differs from its manifest; a manifest that was changed with it, from the
index and the tag; a branch that was written anew lacks the tag's commit; and what was changed and changed back stands
in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from handbook.names import first
from handbook.publishing.beside import written_otherwise
from handbook.publishing.unasked import LOST_THERE, remarks
from handbook.repository.at_origin import otherwise_at_origin
from handbook.repository.branch import NAME, Branch, objects
from handbook.repository.git import git, line
from handbook.repository.here import brought_back
from handbook.repository.history import History, history, is_whole
from handbook.repository.reading import TOLD, refuse_foreign, told
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN
from handbook.repository.sealed import sums_of, unlike_manifest
from handbook.repository.tags import Tag, tags
from handbook.versions import manifest as manifests
from handbook.versions.listed import INDEX, Listed, read_index
from handbook.versions.manifest import sum_of
from handbook.versions.number import Number, is_number


@dataclass
class Verified:
    """What was found: `problems`, and `notes` on what could not be looked at; how much was looked at."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    versions: int = 0
    files: int = 0


def verify(branch: Branch, now: datetime) -> Verified:
    """Return what is found when every version of `branch` is compared with what is known of it.

    What stands beside the versions is compared with what would be written there `now`. Raises GitFailed, and Refused
    where the branch is not here though it was published.
    """
    found, sums = Verified(), dict[str, str]()
    folders = [name for name in branch.names() if is_number(name)]
    all_tags = tags(branch.root)
    tagged = {tag.version: tag for tag in all_tags if not tag.down}
    downs = {tag.version: tag for tag in all_tags if tag.down}
    if not folders and not tagged:
        refuse_foreign(branch)
        if INDEX not in branch.names():
            return found
    if branch.head is None:
        names = ", ".join(sorted(tagged, key=Number.of))
        raise Refused(
            f"the branch {NAME} is not here, and tags say that {names} stood on it; "
            f"{brought_back(branch.root, None, [tag for tag in all_tags if tag.manifest])}"
        )
    listed = _listed(branch, found)
    versions = sorted({*folders, *tagged, *downs, *(listed or {})}, key=Number.of)
    past = history(branch, versions)
    whole = is_whole(branch.root, branch.head)
    if not whole:
        found.notes.append(
            f"This clone does not hold all of the history of {NAME}, so that only what is there now could be compared; "
            "`git fetch --unshallow` brings the rest."
        )
    for folder in versions:
        found.versions += folder in folders
        if folder not in folders:
            who = f"the tag {tagged[folder].name}" if folder in tagged else f"the index `{INDEX}`"
            found.problems.append(f"{folder}: its folder is missing on {NAME}, and {who} says that it was published")
        else:
            own = sums_of(branch, folder, sums)
            found.files += len(branch.files(folder))
            found.problems += unlike_manifest(branch, folder, own)
            if listed is not None and folder in listed:
                found.problems += _of_index(branch, folder, listed[folder], own.get(manifests.NAME))
            elif listed is not None:
                found.problems.append(f"{folder}: the index `{INDEX}` does not list it")
        _of_history(branch, folder, past, (downs if folder in past.withdrawn else tagged).get(folder), found)
        for tag in (own[folder] for own in (tagged, downs) if folder in own):
            found.problems += _of_tag(branch, tag, folder in folders, past, whole)
            found.notes += tag.notes
        if folder not in tagged:
            again = "" if folder in past.withdrawn else "; where there is none, the command that published it makes it"
            found.notes.append(f"{folder} has no tag here; `git fetch {ORIGIN} --tags` brings that of origin{again}.")
        if folder in past.withdrawn and folder not in downs:
            again = "the command that took it down makes it again"
            found.notes.append(f"That {folder} was taken down has no tag here; {again}.")
    found.notes += [] if found.problems else written_otherwise(branch, now)
    said = [*remarks(branch)]
    found.notes += [f"{sentence}." for sentence in said if sentence != LOST_THERE]
    found.problems += [f"{LOST_THERE}."] if LOST_THERE in said else otherwise_at_origin(branch)
    return found


def _listed(branch: Branch, found: Verified) -> dict[str, Listed] | None:
    """Return what the index lists, or None with the problem if it cannot be read."""
    data = branch.read([INDEX]).get(INDEX)
    try:
        return {str(one.version): one for one in read_index((data or b"").decode("utf-8"))[0]}
    except ValueError as error:
        what = f"cannot be read ({error})" if data else "is missing"
        found.problems.append(f"{INDEX}: the index {what}; `versions --rebuild` makes it again from the folders")
        return None


def _of_index(branch: Branch, folder: str, listed: Listed, sum_of_manifest: str | None) -> Iterator[str]:
    """Yield what the index says otherwise of the version in `folder`, as far as its manifest can be read."""
    try:
        _, one = told(branch.read(f"{folder}/{name}" for name in TOLD), folder)
    except ValueError:
        return
    if listed.manifest != sum_of_manifest:
        yield f"{folder}/{manifests.NAME} differs from what the index `{INDEX}` says of it"
    elif listed != one:
        yield f"{folder}: the index `{INDEX}` says something else of it; `versions --rebuild` makes it again"


def _of_history(branch: Branch, folder: str, past: History, tag: Tag | None, found: Verified) -> None:
    """Add the commits that touched the version's folder after the one that published it, or took it down.

    Where all is again as `tag` says that it was left, that is worth a note alone: who changed it back was asked to.
    """
    later = past.later(folder)
    if not later:
        return
    now = _tree(branch, branch.head, folder)
    mended = tag and tag.reaches(branch) and now is not None and _tree(branch, tag.commit, folder) == now
    for commit in later:
        files = first(commit.files, 1)
        done = f"{folder}: commit {commit.name} of {commit.day} changed {files} after it was published"
        if mended:
            found.notes.append(f"{done}; it is again what was published.")
        else:
            found.problems.append(done)


def _of_tag(branch: Branch, tag: Tag, there: bool, past: History, whole: bool) -> Iterator[str]:
    """Yield what differs from the commit that a version's `tag` names; not all is known unless `past` is `whole`."""
    folder = tag.version
    did, by = ("took it down", past.withdrawn) if tag.down else ("published it", past.published)
    yield from tag.problems
    if not tag.reaches(branch):
        if whole:
            yield f"{folder}: the branch {NAME} was written anew; it no longer holds commit {tag.commit} ({tag.name})"
    elif there and by.get(folder, tag.commit) != tag.commit:
        yield f"{folder}: commit {by[folder]} {did}, and the tag {tag.name} names {tag.commit}"
    then, now = _tree(branch, tag.commit, folder), _tree(branch, branch.head, folder)
    if there and then != now and (tag.down or folder not in past.withdrawn):
        if then is None:
            yield f"{folder}: commit {tag.commit}, which the tag {tag.name} names, does not hold it"
        else:
            for path in _between(branch, then, now):
                yield f"{folder}/{path} is not what commit {tag.commit} ({tag.name}) holds"
    if then is not None and tag.manifest:
        text = objects(branch.root, [f"{tag.commit}:{folder}/{manifests.NAME}"])[0]
        if sum_of(text or b"") != tag.manifest:
            yield f"{folder}: the manifest in commit {tag.commit} is not the one that the tag {tag.name} was made for"


def _tree(branch: Branch, commit: str | None, folder: str) -> str | None:
    return line(branch.root, "rev-parse", "--verify", "--quiet", f"{commit}:{folder}")


def _between(branch: Branch, then: str, now: str | None) -> Iterable[str]:
    out = git(branch.root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", then, str(now))
    return [name.decode("utf-8", "replace") for name in out.split(b"\0") if name]
