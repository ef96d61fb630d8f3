"""Versions that are not what was published: nothing is written on top of them, and nothing sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handbook.repository.alone import perhaps_alone
from handbook.repository.branch import NAME, Branch, objects
from handbook.repository.forgetting import forgetting
from handbook.repository.history import history
from handbook.repository.reading import listed_by_index
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN, Remote
from handbook.repository.sealed import sums_of, unlike_manifest
from handbook.repository.tags import Tag, tags
from handbook.versions.number import Number, is_number
from handbook.versions.withdrawal import WITHDRAWN

_ASK = "Copy this repository before anybody touches it, ask who changed it, and"


def refuse_touched(branch: Branch) -> None:
    """Raise Refused if a version's folder on `branch` is not what was published, or put in its place.

    What its tag names says so, or where it has none, its manifest. Raises GitFailed.
    """
    made = [tag for tag in tags(branch.root) if tag.manifest]
    touched = unlike_published(branch, made)
    if not touched:
        return
    are = "is" if len(touched) == 1 else "are"
    what = f"{', '.join(touched)} {are} not what was published; `python3 -m handbook verify` says which file differs "
    found = perhaps_alone(branch)
    sent = Branch(branch.root, found.sent, None)
    if sent.head not in (None, branch.head) and not unlike_published(sent, [tag for tag in made if tag.reaches(sent)]):
        raise Refused(f"on the branch {NAME} here, though not at {ORIGIN}, {what}and how. {_ASK} {forgetting(found)}")
    at_origin = Remote(branch.root).exists
    pull, push = (f"`git {way} {ORIGIN} {NAME}`, " if at_origin else "" for way in ("pull --ff-only", "push"))
    undo = (
        f"have it taken back by `git switch {NAME}`, {pull}`git revert` with the commit, {push}and `git switch -`; or "
        "take the branch from a clone that still has what was published"
    )
    raise Refused(f"on the branch {NAME}, {what}and which commit changed it. {_ASK} {undo}")


def unlike_published(branch: Branch, made: list[Tag]) -> list[str]:
    """Return the versions on `branch` that are not what the tags `made` for them name, or what their manifests say."""
    if branch.head is None:
        return []
    last = {tag.version: tag for tag in sorted(made, key=lambda tag: tag.down)}
    folders = {name for name in branch.names() if is_number(name)}
    unlike = _unlike(branch, last)
    down = branch.read(f"{version}/{WITHDRAWN}" for version in unlike if not last[version].down)
    untold = {path.partition("/")[0] for path in down} | (folders - last.keys())
    touched = {*unlike} - untold | {*_unsealed(branch, untold)} | {*_gone(branch, folders | last.keys())}
    return sorted(touched, key=Number.of)


def _unlike(branch: Branch, last: dict[str, Tag]) -> list[str]:
    """Return those that the `last` tag of each knows otherwise; of a commit that is not here nothing is known."""
    then = objects(branch.root, [f"{tag.commit}:{version}" for version, tag in last.items()])
    now = objects(branch.root, [f"{branch.head}:{version}" for version in last])
    return [version for version, was, found in zip(last, then, now, strict=True) if was not in (None, found)]


def _unsealed(branch: Branch, folders: Iterable[str]) -> list[str]:
    """Return those that their manifests know otherwise, which is all that is known of them."""
    known: dict[str, str] = {}
    return [name for name in folders if any(unlike_manifest(branch, name, sums_of(branch, name, known)))]


def _gone(branch: Branch, folders: Collection[str]) -> list[str]:
    """Return those beside `folders` that the index lists, and that were published as far as git's history is here."""
    listed = {str(one.version) for one in listed_by_index(branch)}
    return [*history(branch, listed.difference(folders)).published]
