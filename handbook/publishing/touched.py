"""Versions that are not what was published: nothing is written on top of them, and nothing sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handbook.publishing.branch import NAME, Branch, objects
from handbook.publishing.forgetting import forgetting
from handbook.publishing.history import history
from handbook.publishing.reading import listed_by_index
from handbook.publishing.refused import Refused
from handbook.publishing.remote import ORIGIN, Remote
from handbook.publishing.sealed import sums_of, unlike_manifest
from handbook.publishing.tags import Tag, tags
from handbook.versions.number import Number, is_number
from handbook.versions.withdrawal import WITHDRAWN

_ASK = "Copy this repository before anybody touches it, ask who changed it, and"


def refuse_touched(branch: Branch) -> None:
    """Raise Refused if a version's folder on `branch` is not what was published, or put in its place.

    What its tag names says so, or where it has none, its manifest. Raises GitFailed.
    """
    if branch.head is None:
        return
    last = {tag.version: tag for tag in sorted(tags(branch.root), key=lambda tag: tag.down) if tag.manifest}
    touched = _touched(branch, last)
    if not touched:
        return
    are = "is" if len(touched) == 1 else "are"
    what = f"{', '.join(touched)} {are} not what was published; `python3 -m handbook verify` says which file differs "
    seen = Remote(branch.root).seen
    if seen and seen != branch.head and not _touched(Branch(branch.root, seen, None), last):
        raise Refused(f"on the branch {NAME} here, though not at {ORIGIN}, {what}and how. {_ASK} {forgetting(branch)}")
    undo = "have that commit taken back (git revert), or the branch from a clone that still has what was published"
    raise Refused(f"on the branch {NAME}, {what}and which commit changed it. {_ASK} {undo}")


def _touched(branch: Branch, last: dict[str, Tag]) -> list[str]:
    """Return the versions on `branch` that are not what the `last` tag of each names, or what its manifest says."""
    folders = {name for name in branch.names() if is_number(name)}
    unlike = [*_unlike(branch, last), *_unsealed(branch, folders - last.keys()), *_gone(branch, folders | last.keys())]
    return sorted(unlike, key=Number.of)


def _unlike(branch: Branch, last: dict[str, Tag]) -> list[str]:
    """Return those that their tags know otherwise; of one whose tag names a commit that is not here nothing is known.

    What was taken down, and lost the tag of that, is otherwise than it was published.
    """
    then = objects(branch.root, [f"{tag.commit}:{version}" for version, tag in last.items()])
    now = objects(branch.root, [f"{branch.head}:{version}" for version in last])
    other = [version for version, was, found in zip(last, then, now, strict=True) if was not in (None, found)]
    down = branch.read(f"{version}/{WITHDRAWN}" for version in other)
    return [version for version in other if last[version].down or f"{version}/{WITHDRAWN}" not in down]


def _unsealed(branch: Branch, folders: Iterable[str]) -> list[str]:
    """Return those that their manifests know otherwise."""
    known: dict[str, str] = {}
    return [name for name in folders if any(unlike_manifest(branch, name, sums_of(branch, name, known)))]


def _gone(branch: Branch, folders: Collection[str]) -> list[str]:
    """Return those beside `folders` that the index lists, and that were published as far as git's history is here."""
    listed = {str(one.version) for one in listed_by_index(branch)}
    return [*history(branch, listed.difference(folders)).published]
