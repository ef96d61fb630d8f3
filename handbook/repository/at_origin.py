"""What origin has otherwise than it was published, or not at all, as is seen from who has it as it was."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.repository.branch import NAME, Branch
from handbook.repository.remote import ORIGIN, Remote
from handbook.repository.tags import Tag, tags
from handbook.repository.touched import unlike_published


def otherwise_at_origin(branch: Branch) -> Iterator[str]:
    """Yield the versions that are as they were published on `branch`, and not at origin when it was last seen.

    So it is where what somebody changed was taken back here alone. Raises GitFailed.
    """
    there = Branch(branch.root, Remote(branch.root).seen, None)
    if there.head in (None, branch.head):
        return
    here = unlike_published(branch, [tag for tag in tags(branch.root) if tag.manifest])
    for version in unlike_published(there, _of(there)):
        if version not in here:
            sends = f"`git push {ORIGIN} {NAME}` sends what is here"
            yield f"{version}: at {ORIGIN}, where readers see it, it is not what was published; {sends}"


def tags_lost(branch: Branch) -> Iterator[str]:
    """Yield a note for each tag that is here and not at origin, which has its commit.

    Raises GitFailed if origin cannot be asked.
    """
    remote = Remote(branch.root)
    made = _of(Branch(branch.root, remote.seen, None)) if remote.exists else []
    there = remote.now().tagged if made else {}
    for tag in made:
        if tag.name not in there:
            sends = f"`git push {ORIGIN} {tag.name}` sends it"
            yield f"At {ORIGIN} the tag {tag.name} is missing; ask who deleted it; {sends}."


def _of(there: Branch) -> list[Tag]:
    """Return the tags of versions whose commits the branch holds as it is `there`."""
    return [tag for tag in tags(there.root) if tag.manifest and tag.reaches(there)]
