"""What a version is made from: the commit that is checked out, and nothing beside it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from handbook.publishing.git import git, line, tried
from handbook.publishing.refused import Refused
from handbook.site import Site

_UNREAD = re.compile(r"(^|/)(__pycache__/|\.DS_Store$|Thumbs\.db$)|\.pyc$")
"""What lies among the sources without being one of them."""
_MOST = 5


@dataclass(frozen=True)
class Sources:
    """The `commit` that is checked out, the sum of its requirements, and who publishes, as git writes it."""

    commit: str
    requirements: str
    who: str

    @property
    def name(self) -> str:
        """The name of who publishes, without the address."""
        return self.who.partition(" <")[0]


def sources_of(site: Site) -> tuple[Sources | None, list[str]]:
    """Return what a version of `site` would be made from, or None with sentences that say what keeps it from that.

    Raises GitFailed.
    """
    root = site.root
    inside = line(root, "rev-parse", "--show-toplevel")
    if inside is None:
        return None, [f"{root} is no git repository, and versions are kept in one; run `git init` and commit"]
    commit = line(root, "rev-parse", "--verify", "HEAD^{commit}")
    if commit is None:
        return None, ["nothing has been committed here yet; commit what is to be published"]
    wrong = []
    changed = _changed(site)
    if changed:
        more = f" and {len(changed) - _MOST} more" if len(changed) > _MOST else ""
        files = f"{', '.join(changed[:_MOST])}{more}"
        wrong.append(f"what is here is not what was committed ({files}); commit it, or take it away")
    try:
        who = committer(root)
    except Refused as error:
        wrong += error.sentences
    requirements = hashlib.sha256((root / "requirements.txt").read_bytes()).hexdigest()
    return (None if wrong else Sources(commit, requirements, who)), wrong


def committer(root: Path) -> str:
    """Return who publishes, as git writes it ("Name <mail>"). Raises Refused if git does not know."""
    identity = tried(root, "var", "GIT_COMMITTER_IDENT")
    who = re.fullmatch(r"([^<\s].*? <.*>) \d+ [+-]\d{4}", identity.stdout.decode("utf-8", "replace").strip())
    if identity.returncode or not who:
        raise Refused(
            "git does not know who publishes; "
            'run `git config user.name "Your Name"` and `git config user.email you@example.org`'
        )
    return who[1]


def _changed(site: Site) -> list[str]:
    """Return the files that differ from the commit, and among what a site is made of also those that git ignores."""
    changed = _status(site, "--untracked-files=all")
    inside = [path.relative_to(site.root).as_posix() for path in site.sources if path.is_relative_to(site.root)]
    ignored = _status(site, "--ignored=matching", "--untracked-files=all", "--", *inside)
    return list(dict.fromkeys(name for name in (*changed, *ignored) if not _UNREAD.search(name)))


def _status(site: Site, *words: str) -> list[str]:
    out = git(site.root, "status", "--porcelain", "-z", "--no-renames", *words)
    return [row[3:].decode("utf-8", "replace") for row in out.split(b"\0") if row]
