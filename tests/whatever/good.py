"""An organization and pages that are right, as data: the example, with all keys that it leaves out."""

from __future__ import annotations

from typing import Any

import yaml

from handbook import ROOT
from tests.given import ORGANIZATIONS

_MORE = """
short_name: Harbour
outsiders: {article: a}
brand: {logo: theme/logo.svg, icon: theme/logo.svg}
locations:
  - {id: leeds, name: Leeds, country: GB, region: England, jurisdiction: gb, small_workplace: 'true',
     time_zone: Europe/London, emergency: [{number: '999', answers: Police}]}
contacts:
  - {id: sales, role: Sales, called: our sales people, email: sales@harbourlane.example, earns_from_accounts: 'true'}
duties: {investigation_owner: client-safety, support_owner: people-team, training_owner: sales, records_owner: sales}
reporting_routes:
  - {id: form, kind: web-form, name: the form, web: https://form.harbourlane.example/, email: form@harbourlane.example,
     address: '1 Quay Street, London', read_by: the works council, replies_within: 2 working days}
committees:
  - {name: Council, locations: [leeds], chair: A. Lee, members: [B. Lee], external_member: C. Lee,
     phone: +44 20 7946 0191, term_ends: '2028-03-31'}
support:
  - {name: Samaritans, kind: helpline, country: GB, phone: '116 123', web: https://www.samaritans.org/,
     locations: [london]}
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


def _joined(ours: Any, more: Any) -> Any:
    """Return `ours` with all that stands in `more`: keys by their names, points of a list behind those there."""
    if isinstance(ours, dict) and isinstance(more, dict):
        return ours | {key: _joined(ours.get(key), value) for key, value in more.items()}
    return [*ours, *more] if isinstance(ours, list) and isinstance(more, list) else more


def _text(path: str) -> str:
    return (ROOT / "docs" / path).read_text(encoding="utf-8")


def _data(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


EXAMPLE = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
"""The details of the example, as upstream ships it."""
ORGANIZATION: dict[str, Any] = _joined(_data(EXAMPLE), _data(_MORE))
"""The details of an organization that leaves nothing out, as text, lists and keys."""
LOGO = (ORGANIZATIONS["ringfield"] / "theme" / "logo.svg").read_text(encoding="utf-8")
"""The logo that they name."""
PAGES = {
    name: _text(name)
    for name in ("policies/harassment.md", "case-studies/call-centre.md", "help-now.md", "glossary.md", "hr/writing.md")
}
"""Pages of several kinds: each kind has front matter of its own."""
MATTERS: dict[str, dict[str, Any]] = {name: _data(text.split("---\n")[1]) for name, text in PAGES.items()}
"""Their front matter, as data."""
MATTER = """\
---
title: Odd
description: You see odd things. They help.
owner: support_owner
last_reviewed: 2026-11-24
asked_as:
  - odd thing
  - what is odd here
---

"""
"""The front matter of a page of the organization's own that takes nobody's place."""
NAVIGATION = "mkdocs.yml"
OURS = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in (ROOT / NAVIGATION, *sorted((ROOT / "jurisdictions").glob("*.yml")))
}
"""Files of ours that hold data, by their places: the navigation, and the law of each place."""


def page(name: str, matter: str) -> str:
    """Return the page with another front matter."""
    return "---\n".join(
        ["", matter if matter.endswith("\n") or not matter else f"{matter}\n", *PAGES[name].split("---\n")[2:]]
    )
