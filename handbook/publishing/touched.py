"""Versions that are not what was published: nothing is written on top of them, and nothing sent."""

from __future__ import annotations

from handbook.publishing.branch import NAME, Branch, objects
from handbook.publishing.refused import Refused
from handbook.publishing.tags import tags
from handbook.versions.withdrawal import WITHDRAWN


def refuse_touched(branch: Branch) -> None:
    """Raise Refused if a version's folder on `branch` is not as its tag says that it was published, or taken down.

    Of a version without a tag, or whose tag names a commit that is not here, nothing is known. Raises GitFailed.
    """
    if branch.head is None:
        return
    last = {tag.version: tag for tag in sorted(tags(branch.root), key=lambda tag: tag.down) if tag.manifest}
    then = objects(branch.root, [f"{tag.commit}:{version}" for version, tag in last.items()])
    now = objects(branch.root, [f"{branch.head}:{version}" for version in last])
    other = [version for version, was, found in zip(last, then, now, strict=True) if was not in (None, found)]
    down = branch.read(f"{version}/{WITHDRAWN}" for version in other)
    touched = [version for version in other if last[version].down or f"{version}/{WITHDRAWN}" not in down]
    if touched:
        are = "is" if len(touched) == 1 else "are"
        raise Refused(
            f"on the branch {NAME}, {', '.join(touched)} {are} not what was published; `python3 -m handbook verify` "
            "says which file differs and which commit changed it. Copy this repository before anybody touches it, ask "
            "who changed it, and have that commit taken back (git revert)"
        )
