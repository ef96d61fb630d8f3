"""The smallest organization with as few pages as it may have, so that a site is built in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook import ROOT
from tests.given import ORGANIZATIONS

_KEPT = {
    "",
    "about/privacy/",
    "help-now/",
    "hr/",
    "managers/risk-assessment/",
    "policies/",
    "policies/client-harassment/",
    "policies/confidentiality/",
    "policies/harassment/",
    "policies/non-retaliation/",
    "reporting/",
    "reporting/what-happens-next/",
    "reporting/who-to-tell/",
    "topics/",
}
"""Pages that every organization has, or that answer what its law asks for."""


def _removed() -> str:
    docs = ROOT / "docs"
    names = sorted(file.relative_to(docs).with_suffix("").as_posix() for file in docs.rglob("*.md"))
    addresses = (f"{name.removesuffix('index').rstrip('/')}/".removeprefix("/") for name in names)
    return f"remove: [{', '.join(address for address in addresses if address not in _KEPT)}]\n"


WITHOUT_MOST = _removed()
"""The line of an organization's details that takes out what it need not have."""


def small_organization(folder: Path, name: str = "Lakeside School") -> Path:
    """Make `folder` the smallest fixture organization, with another `name` and without most pages; return it."""
    shutil.copytree(ORGANIZATIONS["lakeside-school"], folder)
    details = folder / "organization.yml"
    text = details.read_text(encoding="utf-8").replace("name: Lakeside School", f"name: {name}")
    details.write_text(f"{text}{WITHOUT_MOST}", encoding="utf-8")
    return folder
