"""Repositories that tests publish from, and the two command lines that they use in them."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests import forked
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""When tests publish."""
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "HOME": "/nonexistent",
    forked.NOW: NOW.isoformat(),
    "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}",
}
"""No settings of this machine have a say, nor has its clock."""


def git(folder, *words, given=None, **more):
    """Run git in `folder`; return what it printed."""
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | GIT | more,
    )
    assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr}"
    return done.stdout.strip()


def handbook(folder, *words, given="", **more):
    """Run `python -m handbook` with `words` in `folder`."""
    return forked.run(words, folder, GIT | more, given)


def tree(folder, name, ref="gh-pages"):
    """Return the tree of a version's folder on the branch."""
    return git(folder, "rev-parse", f"{ref}:{name}")


def make_repository(folder, more=""):
    """Make `folder` a repository of the smallest fixture organization, committed, with an address; return it.

    `more` is added to the organization's details.
    """
    copy_repository(folder)
    shutil.rmtree(folder / "organization")
    shutil.copytree(ORGANIZATIONS["lakeside-school"], folder / "organization")
    with (folder / "organization" / "organization.yml").open("a", encoding="utf-8") as details:
        details.write(f"site_url: https://lakeside.example/handbook/\n{more}")
    (folder / ".gitignore").write_text(".venv\n__pycache__/\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Wanjiru Kamau")
    git(folder, "config", "user.email", "wanjiru@lakeside.example")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A handbook")
    return folder


def with_origin(folder):
    """Give the repository at `folder` an origin beside it, which has what was committed; return `folder`."""
    origin = folder.parent / "origin.git"
    git(folder.parent, "init", "--quiet", "--bare", "--initial-branch=main", origin.name)
    git(folder, "remote", "add", "origin", str(origin))
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def copy_with_origin(folder, to):
    """Copy the repository at `folder`, and its origin, into the folder `to`; return the copy."""
    for name in (folder.name, "origin.git"):
        shutil.copytree(folder.parent / name, to / name, symlinks=True)
    git(to / folder.name, "remote", "set-url", "origin", str(to / "origin.git"))
    return to / folder.name


def second_of(folder):
    """Return a copy of the repository at `folder` beside it, as somebody else has it."""
    return Path(shutil.copytree(folder, folder.parent / "second", symlinks=True))


def change(folder, file="docs/reporting/index.md", old="If you want us only to listen", new="If you want us to listen"):
    """Change the words `old` of a file to `new`, and commit it."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "A change")


def taken_back(folder, refused, commit, send=True):
    """Take the `commit` back by the commands that the sentences of `refused` name, and `send` that."""
    commands = [command.split()[1:] for command in str(refused).split("`")[1::2] if command.startswith("git ")]
    assert ["revert"] in commands
    for command in commands if send else [one for one in commands if one[0] != "push"]:
        git(folder, *(["revert", "--no-edit", commit] if command == ["revert"] else command))


def commit_on_branch(folder, files, amend=False):
    """Change `files` on the branch (None: delete), as somebody would by hand."""
    work = folder.parent / "by-hand"
    git(folder, "worktree", "add", "--quiet", "--force", str(work), "gh-pages")
    try:
        for path, text in files.items():
            if text is None:
                (work / path).unlink()
            else:
                (work / path).parent.mkdir(parents=True, exist_ok=True)
                (work / path).write_text(text, encoding="utf-8")
        git(work, "add", "--all")
        git(work, "commit", "--quiet", "--allow-empty", "--message", "By hand", *(["--amend"] if amend else []))
    finally:
        git(folder, "worktree", "remove", "--force", str(work))
