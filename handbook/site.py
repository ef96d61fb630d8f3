"""What is being built: one value, made once and passed on. Nothing else looks a path or a day up."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from handbook.edition import Edition


def resolved(path: Path) -> Path:
    """Return `path` without links in it; of links in a circle, which lead nowhere, the path itself."""
    return Path(os.path.realpath(path))


@dataclass(frozen=True)
class Site:
    """The repository's `root`, the folder with the organization's details, and the day taken as today.

    `edition` is the version that is being published; None for an example or a preview.
    """

    root: Path
    organization_dir: Path
    today: date
    edition: Edition | None = None

    @classmethod
    def of(cls, root: Path, today: date, organization_dir: Path | None = None) -> Site:
        """Return the site of `organization_dir`, or of the repository's own `organization/`, which may be no link."""
        own = resolved(root) / "organization"
        return cls(resolved(root), resolved(organization_dir) if organization_dir else own, today)

    @property
    def sources(self) -> list[Path]:
        """The folders and files that a site is made of, for those who wait for a change."""
        names = ("docs", "jurisdictions", "macros", "overrides", "mkdocs.yml")
        return [*(self.root / name for name in names), self.organization_dir]

    @property
    def latest_day(self) -> date:
        """The latest day that it is anywhere: what somebody further east noted today is not still to come."""
        return self.today + timedelta(days=1) if self.today < date.max else self.today

    @property
    def docs(self) -> Path:
        """The upstream pages."""
        return self.root / "docs"

    @property
    def own_pages(self) -> Path:
        """Pages with which the organization replaces or adds."""
        return self.organization_dir / "pages"

    @property
    def own_sections(self) -> Path:
        """Sections with which the organization replaces."""
        return self.organization_dir / "sections"

    @property
    def macro_templates(self) -> Path:
        """The templates of the macros."""
        return self.root / "macros" / "templates"

    @property
    def chosen(self) -> str:
        """What a command of this site needs behind it, to be shown."""
        return chosen(self.shown(self.organization_dir))

    def emblem(self, name: str) -> Path:
        """The organization's logo or icon, by its name under its folder."""
        return self.organization_dir / name

    def shown(self, path: Path) -> str:
        """Return `path` as messages name it: from the root, with `/`; whole if it lies elsewhere."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def chosen(folder: str) -> str:
    """Return what a command needs behind it for the organization in `folder`, as messages name that.

    >>> chosen("organizations/Harbour Lane")
    " --organization 'organizations/Harbour Lane'"
    """
    return "" if folder == "organization" else f" --organization {shlex.quote(folder)}"
