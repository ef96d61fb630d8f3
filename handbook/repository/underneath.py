"""What changed in texts of ours under those of the organization that replace them, read from git's history.

A merge brings upstream's history along, and so the text on which a replaced page or section is based.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.book import Book
from handbook.pages.based_on import Base
from handbook.pages.earlier import earlier
from handbook.redline.source import source_changes
from handbook.redline.text import KEY, WIDTH, blocks_as_text
from handbook.repository.git import GitFailed, git, line
from handbook.texts import plain_ends

HEADING = "What changed in ours under texts of yours"


def changed_underneath(book: Book) -> Iterator[str]:
    """Yield as lines, for each text of ours that changed under one of the organization's, what of it changed."""
    changed = [base for base in book.overlaid.bases if base.changed]
    if changed:
        yield f"{HEADING}. {KEY}"
    for base in changed:
        yield f"  {base.file}"
        yield f"  {'-' * min(len(base.file), WIDTH - 2)}"
        try:
            old = earlier(_texts(book.site.root, (base.source, *base.before)), base)
        except GitFailed:
            old = None
        yield from [f"  {_unseen(book.site.root, base)}"] if old is None else _redline(old, base)


def _redline(old: str, base: Base) -> list[str]:
    assert base.ours is not None
    return blocks_as_text(source_changes(old, base.ours)) or ["  Nothing but how lines are broken and indented."]


def _texts(root: Path, files: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts that one of `files` had in the history of what is here, the latest first. Raises GitFailed."""
    ways = ("--full-history", "--no-relative", "--no-follow", "--no-show-signature", "--format=%H")
    commits = git(root, "log", *ways, "HEAD", "--", *files).decode().split()
    wanted = "".join(f"{commit}:./{file}\n" for commit in commits for file in files)
    rest = git(root, "cat-file", "--batch", given=wanted.encode())
    while rest:
        head, _, rest = rest.partition(b"\n")
        size = head.rpartition(b" ")[2]
        if size.isdigit():  # else the commit took the file away
            yield plain_ends(rest[: int(size)].decode("utf-8-sig", "replace"))
            rest = rest[int(size) + 1 :]


def _unseen(root: Path, base: Base) -> str:
    """Return why the text on which `base` is based cannot be shown, and what to do."""
    if base.made and not base.section:
        return "What it was cannot be shown, since it is made of the law of a place; compare yours with ours by eye."
    try:
        shallow = line(root, "rev-parse", "--is-shallow-repository")
    except GitFailed:
        shallow = None
    if shallow is None:
        return "What it was is not known here, since this folder has no history; clone the repository by git to see it."
    if shallow == "true":
        return (
            "What it was is not in the part of the history that is here; run `git fetch --unshallow`, and check again."
        )
    return f"No text in the history has the fingerprint `{base.given}`; compare yours with {base.source} by eye."
