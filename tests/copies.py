"""Copies of the repository, for tests to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook import ROOT
from tests.given import ORGANIZATIONS

_SOURCES = (
    "docs",
    "handbook",
    "jurisdictions",
    "macros",
    "overrides",
    "mkdocs.yml",
    "requirements.txt",
)
_BEING_WRITTEN = shutil.ignore_patterns("*.pyc.*")
"""Files that Python writes as other tests run, and that are gone before they can be copied."""


def copy_repository(to: Path) -> Path:
    """Copy what a site is made of, with the example organization, to the folder `to`; the programs are shared."""
    to.mkdir(parents=True)
    shutil.copytree(ORGANIZATIONS["harbour-lane"], to / "organization")
    for name in ("pages", "sections"):
        (to / "organization" / name).mkdir()
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, symlinks=True, ignore=_BEING_WRITTEN)
        else:
            shutil.copy2(source, to / name)
    (to / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return to


def with_programs_of_its_own(root: Path) -> Path:
    """Give the copy of the repository at `root` a `.venv` of its own, in which nothing is known yet; return `root`."""
    programs = root / ".venv"
    programs.unlink(missing_ok=True)
    programs.mkdir()
    for file in (ROOT / ".venv").glob("*"):
        if file.name.startswith("handbook-memo"):
            continue
        if file.is_dir():
            (programs / file.name).symlink_to(file, target_is_directory=True)
        else:
            (programs / file.name).write_bytes(file.read_bytes())
    return root
