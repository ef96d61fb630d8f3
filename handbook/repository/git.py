"""Running git, and saying in a sentence what it would not do."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from handbook.secrets.find import redacted

_LONGEST = 300
"""Letters of git's that a sentence takes over."""
_UNSAID = (
    "hint:",
    "Another git process seems to be running",
    "an editor opened by",
    "error: failed to push some refs to",
    "Please make sure you have the correct access rights",
    "and the repository exists.",
    "are terminated then try again",
    "may have crashed in this repository",
    "remove the file manually",
    "fast-import: dumping crash report",
    "warning: die() called many times",
)
"""How lines begin in which git gives advice that does not hold here, or is given in our words."""
_LEAST = "Could not read from remote repository"
"""What git says of a host that it did not reach, mostly behind what says why."""

_FULL = ("Out of diskspace", "No space left on device", "Disk quota exceeded")
"""What git says where a disk is full, here or at origin."""

_PATIENCE = {"GIT_HTTP_LOW_SPEED_LIMIT": "1", "GIT_HTTP_LOW_SPEED_TIME": "60"}
"""A host that has not sent a byte for a minute is taken for gone; who wants to wait longer says so to git."""


_SETTLED = ("-c", "log.showRoot=true", "-c", "color.ui=false")
"""What a setting of somebody's may not change: the first commit of the branch publishes a version too; no colours."""


ANEW = "clone the repository anew, and take over what you changed here"
"""What helps where what git keeps is damaged."""


class GitFailed(OSError):
    """Git would not, or could not: what it said, in one line, without a password that stands in an address."""

    def __init__(self, said: str) -> None:
        super().__init__(redacted(said))


def git(root: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run git with `words` in the repository at `root`, `given` on its standard input; return what it printed.

    Raises GitFailed.
    """
    done = tried(root, *words, given=given)
    if done.returncode:
        raise GitFailed(f"`git {words[0]}` failed: {said(done) or f'exit {done.returncode}'}")
    return done.stdout


def tried(root: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git as `git` does; return how it ended. Raises GitFailed where it cannot be run."""
    settled = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}  # its words are read; to look, it locks nothing
    environment = _PATIENCE | os.environ | settled
    try:
        return subprocess.run(
            ["git", *_SETTLED, *words], cwd=root, input=given or b"", capture_output=True, check=False, env=environment
        )
    except FileNotFoundError as error:
        if error.filename not in (None, "git"):
            raise GitFailed(f"there is no folder {root}") from None
        raise GitFailed("git is not installed, and publishing needs it") from None
    except OSError as error:
        raise GitFailed(f"git could not be run ({error.strerror})") from None


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the last lines that git said, as one, without the dot at their end."""
    lines = [line.removeprefix("remote:").strip() for line in done.stderr.decode("utf-8", "replace").splitlines()]
    errors = list[str]()
    for line in (line for line in lines if line and not line.startswith(_UNSAID)):
        error = re.sub("^(?:error|fatal): ", "", line)
        if errors and error == line:
            errors[-1] += f" {line}"
        else:
            errors.append(error)
    if any(sign in error for sign in _FULL for error in errors):
        return "no room is left on the disk"
    why = [error for error in errors if not error.startswith(_LEAST)] or errors
    words = "; ".join(error.rstrip(".") for error in why)
    return words if len(words) <= _LONGEST else f"… {words[-_LONGEST:].partition(' ')[2]}"


def no_repository(root: Path) -> str:
    """Return in a sentence why nothing can be read from a git repository at `root`; "" if it can.

    Raises GitFailed where there is one, and it is damaged, or git looks elsewhere or does not do its work.
    """
    done = tried(root, "rev-parse", "--show-toplevel")
    if not done.returncode:
        return ""
    distrusted = re.search("dubious ownership in repository at '(.*?)'", done.stderr.decode("utf-8", "replace"))
    if distrusted:
        return (
            f"git reads nothing in {distrusted[1]}, because that folder belongs to another user of this machine; "
            f"if you trust it, run `git config --global --add safe.directory {distrusted[1]}`"
        )
    elsewhere = os.environ.get("GIT_DIR")
    if b"not a git repository" in done.stderr and elsewhere:
        problem = f"the variable GIT_DIR has git look in {elsewhere}, which is no repository"
        raise GitFailed(f"{problem}; run `unset GIT_DIR`")
    if b"not a git repository" in done.stderr:
        if os.path.lexists(root / ".git"):
            raise GitFailed(f"git can use nothing of {root / '.git'}, as it may be after a power cut; {ANEW}")
        return f"{root} is no git repository, and versions are kept in one; run `git init` and commit"
    raise GitFailed(f"git cannot read {root}: {said(done) or f'exit {done.returncode}'}")


def line(root: Path, *words: str) -> str | None:
    """Return the one line that git prints for `words`, or None if it has no answer."""
    done = tried(root, *words)
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()


def shared_folder(root: Path) -> Path:
    """Return the folder in which git keeps what all working trees of the repository at `root` share."""
    return root / (line(root, "rev-parse", "--git-common-dir") or ".git")


def holds(root: Path, later: str, earlier: str) -> bool:
    """Return whether the history of the commit `later` holds the commit `earlier`."""
    return not tried(root, "merge-base", "--is-ancestor", earlier, later).returncode
