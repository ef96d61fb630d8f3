"""What tries whatever comes in: an organization to write over, and the pages of ours, read once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from handbook import ROOT, memo
from handbook.flaws import Flaw, errors
from handbook.inspect import inspect
from handbook.site import Site
from tests.conftest import ORGANIZATIONS
from tests.whatever.good import LOGO
from tests.whatever.told import untold


@dataclass(frozen=True)
class Tried:
    """An organization in `folder`, which `good` says how it is right."""

    folder: Path
    good: str = field(repr=False)

    def flaws(self, typed: str | bytes, file: str = "organization.yml") -> list[Flaw]:
        """Return the flaws of the site, looked at, with `typed` in the `file`; the others are as they should be."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, text in {"organization.yml": self.good, "theme/logo.svg": LOGO, file: typed}.items():
            place = self.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        _, flaws = inspect(Site.of(ROOT, date.today(), self.folder))
        return flaws

    def untold(self, typed: str | bytes, file: str = "organization.yml") -> list[str]:
        """Return what is said of `typed` in the `file` that does not help."""
        return untold(self.flaws(typed, file), typed)

    def is_right(self, typed: str | bytes, file: str = "organization.yml") -> bool:
        """Return whether a site can be built of `typed` in the `file`."""
        return not errors(self.flaws(typed, file))


@pytest.fixture(scope="package")
def tried(tmp_path_factory):
    """The example as upstream ships it, with every key that it leaves out, to write over."""
    good = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    yield Tried(tmp_path_factory.mktemp("tried") / "organization", good)
    memo.forget()
