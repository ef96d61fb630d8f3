"""Which published versions hold some words, and where: asked before a name that had to go is taken out."""

from __future__ import annotations

from html import escape

from handbook.addresses import shown_address
from handbook.publishing.branch import Branch
from handbook.publishing.git import GitFailed, said, tried
from handbook.versions.manifest import SUMMARY
from handbook.versions.record import Record


def holding(branch: Branch, record: Record, words: str) -> str:
    """Return, for a terminal, the versions of `record` whose pages or summary hold `words`, whatever their case.

    Raises GitFailed.
    """
    lines = []
    for one in reversed(record.versions):
        found = [] if branch.head is None else _files(branch, str(one.version), words)
        pages = [shown_address(path.removesuffix("index.html")) for path in found if path.endswith("index.html")]
        more = ["its summary"] if SUMMARY in found else []
        if pages or more:
            lines.append(f"{one.version}: {', '.join([*pages, *more])}")
    return "\n".join(lines) or f"No version holds “{words}” in one piece."


def _files(branch: Branch, folder: str, words: str) -> list[str]:
    """Return the files of a version that hold `words`, as they are or as HTML writes them."""
    spelt = dict.fromkeys((words, escape(words), escape(words, quote=False)))
    ways = [part for form in spelt for part in ("-e", form)]
    search = ("--full-name", "--fixed-strings", "--ignore-case", "--name-only", "-z", *ways)
    done = tried(branch.root, "grep", *search, f"{branch.head}:{folder}")
    if done.returncode > 1:
        raise GitFailed(f"git could not search {folder}: {said(done)}")
    names = done.stdout.decode("utf-8", "replace").split("\0")
    return sorted(name.removeprefix(f"{branch.head}:{folder}").lstrip(":/") for name in names if name)
