"""What tries whatever comes in: an organization to write over, and the pages of ours, read once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from handbook import ROOT, memo
from handbook.flaws import Flaw, errors
from handbook.inspect import inspect
from handbook.render.build import try_out
from handbook.site import Site
from tests.copies import copy_repository
from tests.whatever.good import EXAMPLE, LOGO, OURS
from tests.whatever.told import untold


@dataclass(frozen=True)
class Tried:
    """A site of the repository at `root` and the organization in `folder`, in which the files `good` are right."""

    folder: Path
    good: Mapping[str, str] = field(repr=False)
    root: Path = ROOT

    @property
    def _site(self) -> Site:
        return Site.of(self.root, date.today(), self.folder)

    def _write(self, typed: str | bytes, file: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        _write_into(self.folder, {**self.good, file: typed})

    def flaws(self, typed: str | bytes, file: str = "organization.yml") -> list[Flaw]:
        """Return the flaws of the site, looked at, with `typed` in the `file`; the others are as they should be."""
        self._write(typed, file)
        _, flaws = inspect(self._site)
        return flaws

    def untold(self, typed: str | bytes, file: str = "organization.yml") -> list[str]:
        """Return what is said of `typed` in the `file` that does not help."""
        return untold(self.flaws(typed, file), typed, self.root)

    def untold_of_pages(self, typed: str | bytes, file: str) -> list[str]:
        """Return the same, as `check` has it: where the sources are right, the finished pages are looked at too."""
        self._write(typed, file)
        book, flaws = inspect(self._site)
        if not errors(flaws):
            flaws = [*flaws, *try_out(book)[0]]
        return untold(flaws, typed, self.root)

    def is_right(self, typed: str | bytes, file: str = "organization.yml") -> bool:
        """Return whether a site can be built of `typed` in the `file`."""
        return not errors(self.flaws(typed, file))


class TriedOurs(Tried):
    """A site of which files of ours are tried: `good` are those, and lie at their places in a copy, the `root`."""

    def _write(self, typed: str | bytes, file: str) -> None:
        _write_into(self.root, {**self.good, file: typed})


def _write_into(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)


@pytest.fixture(scope="package")
def tried(tmp_path_factory):
    """The example as upstream ships it, and a logo, to write over."""
    good = {"organization.yml": EXAMPLE, "theme/logo.svg": LOGO}
    yield Tried(tmp_path_factory.mktemp("tried") / "organization", good)
    memo.forget()


@pytest.fixture(scope="package")
def tried_ours(tmp_path_factory):
    """A copy of the repository, to write over its navigation and the law of its places."""
    root = copy_repository(tmp_path_factory.mktemp("ours") / "repository")
    yield TriedOurs(root / "organization", OURS, root)
    memo.forget()
