"""What a version is made from: the commit that is checked out, and nothing beside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.names import first
from handbook.repository.git import ANEW, git, holds, line, no_repository, said, tried
from handbook.repository.refused import Refused
from handbook.site import Site, resolved

_UNREAD = re.compile(r"(^|/)(\.DS_Store|Thumbs\.db)$|\.pyc$")
"""What lies among the sources without being one of them."""
_GITLINK = "160000 "
"""How git lists a folder of which it holds the commit of another repository in place of files."""
_MOST = 5
"""How many files a sentence names."""


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
    problem = no_repository(root)
    if problem:
        return None, [problem]
    commit = line(root, "rev-parse", "--verify", "HEAD^{commit}")
    if commit is None:
        return None, [_without_commit(root)]
    wrong = [*_beside_main(root)]
    changed, unwatched, outside, others = _changed(site), _unwatched(site), _outside(site), _others(site)
    if changed:
        wrong.append(f"what is here is not what was committed ({first(changed, _MOST)}); commit it, or take it away")
    if unwatched:
        name, flag = next(iter(unwatched.items()))
        again = f"have it look again by `git update-index --no-{flag} {name}`"
        wrong.append(f"git was told not to look whether a file has changed ({first([*unwatched], _MOST)}); {again}")
    if outside:
        wrong.append(
            f"what lies outside of this repository is not committed in it ({first(outside, _MOST)}); move it here"
        )
    if others:
        wrong.append(
            f"of another repository, a submodule, git holds the address alone ({first(others, _MOST)}); take it out by "
            f"`git rm --cached {others[0]}`, delete the `.git` in it, and commit its files here"
        )
    try:
        who = committer(root)
    except Refused as error:
        wrong += error.sentences
    requirements = hashlib.sha256((root / "requirements.txt").read_bytes()).hexdigest()
    return (None if wrong else Sources(commit, requirements, who)), wrong


def _beside_main(root: Path) -> Iterator[str]:
    """Yield in a sentence that the branch here is behind origin's, or was not merged, as far as git knows here.

    No branch at all is checked out where somebody chose a commit, or a workflow did: these know what they publish.
    """
    branch = line(root, "symbolic-ref", "--short", "--quiet", "HEAD")
    main = (line(root, "symbolic-ref", "--short", "--quiet", "refs/remotes/origin/HEAD") or "").removeprefix("origin/")
    chosen = "to publish this very commit, run `git checkout --detach` first"
    behind = line(root, "rev-list", "--count", "HEAD..@{upstream}") if branch else None
    if behind and behind != "0":
        commits = "a commit" if behind == "1" else f"{behind} commits"
        yield f"`{branch}` lacks {commits} that it has at origin; run `git pull`, and publish then; {chosen}"
    elif branch and main and branch != main and not holds(root, f"origin/{main}", "HEAD"):
        yield f"what is on the branch `{branch}` is not in `{main}`; merge it, and publish there; {chosen}"


def _without_commit(root: Path) -> str:
    """Return in a sentence why there is no commit to publish from."""
    named = tried(root, "rev-parse", "--verify", "HEAD")
    if named.returncode and b"Needed a single revision" in named.stderr:
        return "nothing has been committed here yet; commit what is to be published"
    why = said(named) if named.returncode else "git has lost what it holds"
    return f"the last commit here cannot be read ({why}); {ANEW}"


def committer(root: Path) -> str:
    """Return who publishes, as git writes it ("Name <mail>"). Raises Refused if git does not know."""
    problem = no_repository(root)
    if problem:
        raise Refused(problem)
    identity = tried(root, "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")  # no name that is guessed
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
    ignored = _status(site, "--ignored=traditional", "--untracked-files=all", "--", *_inside(site))
    return list(dict.fromkeys(name for name in (*changed, *ignored) if not _UNREAD.search(name)))


def _status(site: Site, *words: str) -> list[str]:
    out = git(site.root, "status", "--porcelain", "-z", "--no-renames", "--ignore-submodules=none", *words)
    return [row[3:].decode("utf-8", "replace") for row in out.split(b"\0") if row]


def _unwatched(site: Site) -> dict[str, str]:
    """Return the sources that git shows as unchanged whatever they hold, with the flag that makes it do so."""
    rows = git(site.root, "ls-files", "-v", "-z", "--", *_inside(site)).decode("utf-8", "replace").split("\0")
    marked = (row for row in rows if row[:1].islower() or row[:1] == "S")
    return {row[2:]: "assume-unchanged" if row[0].islower() else "skip-worktree" for row in marked}


def _outside(site: Site) -> list[str]:
    """Return the sources that are links to what is in no commit."""
    top = resolved(Path(line(site.root, "rev-parse", "--show-toplevel") or site.root))
    links = [path for folder in (site.root / "organization", *_sources(site)) for path in (folder, *folder.rglob("*"))]
    return sorted(
        path.relative_to(site.root).as_posix()
        for path in set(links)
        if path.is_symlink() and path.is_relative_to(site.root) and not resolved(path).is_relative_to(top)
    )


def _others(site: Site) -> list[str]:
    """Return the folders among the sources that are repositories of their own: git does not look at what lies there."""
    rows = git(site.root, "ls-files", "--stage", "-z", "--", *_inside(site)).decode("utf-8", "replace").split("\0")
    return [row.partition("\t")[2] for row in rows if row.startswith(_GITLINK)]


def _inside(site: Site) -> list[str]:
    return [path.relative_to(site.root).as_posix() for path in _sources(site) if path.is_relative_to(site.root)]


def _sources(site: Site) -> list[Path]:
    return [*site.sources, site.root / "handbook"]
