"""Versions that are not what was published: nothing is written on top of them, and nothing sent."""

from __future__ import annotations

from handbook.publishing.branch import NAME, Branch, objects
from handbook.publishing.refused import Refused
from handbook.publishing.tags import tags
from handbook.versions.withdrawal import WITHDRAWN


def refuse_touched(branch: Branch) -> None:
    """Raise Refused if a version's folder on `branch` is not what its tag says was published, unless it was taken down.

    Of a version without a tag, or whose tag names a commit that is not here, nothing is known. Raises GitFailed.
    """
    if branch.head is None:
        return
    versions = {tag.version: tag.commit for tag in tags(branch.root) if tag.manifest}
    then = objects(branch.root, [f"{commit}:{version}" for version, commit in versions.items()])
    now = objects(branch.root, [f"{branch.head}:{version}" for version in versions])
    other = [version for version, was, found in zip(versions, then, now, strict=True) if was not in (None, found)]
    down = branch.read(f"{version}/{WITHDRAWN}" for version in other)
    touched = [version for version in other if f"{version}/{WITHDRAWN}" not in down]
    if touched:
        raise Refused(
            f"on the branch {NAME}, {', '.join(touched)} is not what was published; `python3 -m handbook verify` says "
            "which file differs and which commit changed it. Copy this repository before anybody touches it, ask who "
            "changed it, and have that commit taken back (git revert)"
        )
