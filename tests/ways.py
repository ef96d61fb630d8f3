"""Ways to build the same site that should make no difference: each gives the folders that it has built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from handbook import ROOT
from tests import forked
from tests.copies import with_programs_of_its_own
from tests.given import ORGANIZATIONS, PATIENCE
from tests.publishing.repositories import git

ANOTHER = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
"""What starts a program as another user, also where nobody may become one: in a space of user ids of its own."""
SINCE_1970 = {"1970": 0, "2038": 2_147_558_400, "2100": 4_102_444_800}
"""Seconds: the first day of all, the one after the last that 32 bits can tell, and the first of a century."""

ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""What keeps Python from reading and writing UTF-8 where the system's language knows other letters, or none."""


@dataclass(frozen=True)
class Bench:
    """A repository at `root`, committed, whose sites are made in `folder`."""

    root: Path
    folder: Path
    _numbers = count(1)

    def place(self) -> Path:
        """Return where nothing stands yet."""
        return self.folder / f"site-{next(self._numbers)}"

    def build(self, more: dict[str, str] | None = None, root: Path | None = None, output: Path | None = None) -> Path:
        """Build the site of the repository at `root` with `more` environment variables; return where it is."""
        output = output or self.place()
        done = forked.run(("build", "--output", str(output)), root or self.root, more or {}, patience=PATIENCE)
        assert done.returncode == 0, done.stdout + done.stderr
        return output

    def copy(self, *way: str) -> Path:
        """Return a copy of the repository with the same programs, at the `way` from here."""
        return Path(shutil.copytree(self.root, self.folder.joinpath(*way), symlinks=True))


def elsewhere(**what: object) -> dict[str, str]:
    """Return the environment in which Python finds another clock or order (tests/elsewhere/sitecustomize.py)."""
    folder = str(ROOT / "tests" / "elsewhere")
    return {"PYTHONPATH": folder, **{f"ELSEWHERE_{name.upper()}": str(value) for name, value in what.items()}}


def may_be_another() -> bool:
    """Return whether this system lets a program have another user's id, without the rights to become one."""
    found = shutil.which(ANOTHER[0])
    return bool(found) and subprocess.run([*ANOTHER, "true"], capture_output=True, check=False).returncode == 0


def another_umask(bench: Bench) -> list[Path]:
    before = os.umask(0o077)
    try:
        return [bench.build()]
    finally:
        os.umask(before)


def another_path(bench: Bench) -> list[Path]:
    return [bench.build(root=bench.copy("Ärger mit Kunden", *["ein sehr langer Weg"] * 8, "handbook"))]


def another_clock(bench: Bench) -> list[Path]:
    """Far ahead, and one that has stopped, where somebody says what day it is."""
    stopped = elsewhere(clock=SINCE_1970["1970"]) | {"SOURCE_DATE_EPOCH": str(SINCE_1970["2038"])}
    return [bench.build(elsewhere(clock=SINCE_1970["2100"])), bench.build(stopped)]


def another_folder(bench: Bench) -> list[Path]:
    output = bench.place()
    words = ("build", "--organization", "repository/organization", "--output", output.name)
    done = forked.run(words, bench.folder, {"PYTHONPATH": str(bench.root)}, patience=PATIENCE)
    assert done.returncode == 0, done.stderr
    return [output]


def a_clone(bench: Bench) -> list[Path]:
    """Its files are older than git, or will be saved in 2038."""
    clone = bench.folder / "clone"
    git(bench.folder, "clone", "--quiet", str(bench.root), str(clone))
    (clone / ".venv").symlink_to(ROOT / ".venv")
    for number, file in enumerate(clone.rglob("*")):
        moment = (315_532_800, SINCE_1970["2038"])[number % 2]
        os.utime(file, (moment, moment), follow_symlinks=False)
    return [bench.build({"SOURCE_DATE_EPOCH": str(SINCE_1970["2038"])}, clone)]


def another_user(bench: Bench) -> list[Path]:
    """Who may not write what is read here."""
    root, output = bench.copy("read-only"), bench.place()
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555)
    names = {"HOME": "/nonexistent", "USER": "nobody", "LOGNAME": "nobody"}
    command = [*(ANOTHER if may_be_another() else ()), sys.executable, "-m", "handbook", "build", "--output", output]
    done = subprocess.run(command, cwd=root, env=os.environ | names, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [output]


def what_was_left(bench: Bench) -> list[Path]:
    """A check, a site that was built before, and one that a killed build left half done."""
    assert forked.run(("check",), bench.root, {}, patience=PATIENCE).returncode == 0
    output = bench.place()
    shutil.copytree(ORGANIZATIONS["harbour-lane"], output.with_name(f".{output.name}.handbook-building-0"))
    return [bench.build(output=Path(shutil.copytree(bench.folder / "plain", output)))]


def many_at_once(bench: Bench) -> list[Path]:
    """One when nothing is known yet, then two beside one another when everything is."""
    root, many, made = bench.copy("many"), bench.folder / "organizations", []
    with_programs_of_its_own(root)
    many.mkdir()
    for name, jobs in (("one", "1"), ("two", "2")):
        (many / name).symlink_to(root / "organization")
        output = bench.place()
        words = ("build", "--all", str(many), "--output", str(output), "--jobs", jobs)
        done = forked.run(words, root, {}, patience=PATIENCE)
        assert done.returncode == 0, done.stderr
        made += [output / path.name for path in many.iterdir()]
    assert (root / ".venv" / "handbook-memo").is_file()
    assert len(made) == 3
    return made


WAYS: dict[str, Callable[[Bench], Sequence[Path]]] = {
    "another time zone": lambda bench: [bench.build({"TZ": "Pacific/Kiritimati"})],
    "another locale, with ASCII alone": lambda bench: [
        bench.build({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"} | ASCII)
    ],
    "another umask": another_umask,
    "another hash seed": lambda bench: [bench.build({"PYTHONHASHSEED": "1"})],
    "another path": another_path,
    "another working folder": another_folder,
    "another clock": another_clock,
    "a clone, its files from other days": a_clone,
    "another user, who may not write": another_user,
    "another order of files": lambda bench: [bench.build(elsewhere(order="reversed"))],
    "what was left by others": what_was_left,
    "many at once": many_at_once,
}
