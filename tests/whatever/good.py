"""An organization and pages that are right, as data: the example, with all keys that it leaves out."""

from __future__ import annotations

from typing import Any

import yaml

from handbook import ROOT
from tests.given import ORGANIZATIONS

_MORE = """
short_name: Harbour
site_url: https://handbook.harbourlane.example/
sign_in: personal
indexed: 'true'
time_zone: Europe/London
repository: {url: https://github.com/harbour-lane/handbook, branch: main, host: github}
search: {same: [[mystery guest, client]], danger: [code seven]}
remove: [policies/travel-and-events/]
order: [policies/harassment/]
redirects: {old/address/: help-now/}
gone: {older/address/: We say this on the page Whom to tell.}
confirmed: {'+44 20 7946 0142': '2026-11-24'}
law_changes: {gb/third-party-liability: {looked_on: '2026-11-24', in_force: 'false'}}
reviews: {help-now/: '2026-11-24'}
response:
  ladder:
    - {id: word, name: A word, does: We say what has to stop.}
    - {id: out, name: They leave, does: We ask them to go.}
    - {id: police, name: The police, does: We ring them.}
  table:
    - factor: How often
      levels: [{when: Once, begin: word}, {when: Again, begin: out}]
    - factor: How serious it was
      levels: [{when: Words, begin: word}, {when: A threat, begin: out}]
"""


def _text(path: str) -> str:
    return (ROOT / "docs" / path).read_text(encoding="utf-8")


ORGANIZATION: dict[str, Any] = yaml.load(
    (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_bytes(), Loader=yaml.BaseLoader
) | yaml.load(_MORE, Loader=yaml.BaseLoader)
"""The details of an organization that leaves nothing out, as text, lists and keys."""
PAGES = {
    name: _text(name)
    for name in ("policies/harassment.md", "case-studies/call-centre.md", "help-now.md", "glossary.md", "hr/writing.md")
}
"""Pages of several kinds: each kind has front matter of its own."""
MATTERS: dict[str, dict[str, Any]] = {
    name: yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader) for name, text in PAGES.items()
}
"""Their front matter, as data."""


def page(name: str, matter: str) -> str:
    """Return the page with another front matter."""
    return "---\n".join(
        ["", matter if matter.endswith("\n") or not matter else f"{matter}\n", *PAGES[name].split("---\n")[2:]]
    )
