"""A crowd of organizations, made of the fixtures: each with a name that no other has, and with changes of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.given import ORGANIZATIONS

PAGE = """\
---
title: Our own way {number}
description: What only we at {canary} do.
owner: policy_owner
last_reviewed: 2026-11-20
review_every: 6 months
asked_as: [how do we do it here, what is our own way, who does it, where do we do it, when do we do it]
---

We at {{{{ org.name }}}} do it our own way. It begins with [help](../help-now.md), and with
[what helps you get well]({target}).

## {canary} {{: #own-way }}

You can ask {{{{ contact("policy_owner") }}}}

| Word | Value |
|---|---|
| name | {{{{ org.name }}}} |
"""
REMOVED = "support/looking-after-yourself/"
"""A page that every fifth organization has not, unless its own pages link to it, as one of others does."""


def canary(number: int) -> str:
    """Return the word that stands in the sources of the organization `number` alone."""
    return f"Canary{number:04}bird"


def make_crowd(folder: Path, count: int) -> list[str]:
    """Write `count` organizations into `folder`; return the names of their folders."""
    return [_make(folder, number).name for number in range(count)]


def _make(folder: Path, number: int) -> Path:
    bases = [*ORGANIZATIONS.values()]
    base = bases[number % len(bases)]
    made = folder / f"org-{number:04}"
    shutil.copytree(base, made)
    details = made / "organization.yml"
    text = details.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^name: .*$", f'name: "{canary(number)} & <Sons>"', text, count=1)
    links = any(REMOVED.rstrip("/") in page.read_text(encoding="utf-8") for page in made.rglob("*.md"))
    lacks = number % 5 == 4 and not links
    if lacks:
        listed = re.search(r"(?m)^remove:(.*)$", text)
        if listed is None:
            text += f"\nremove: [{REMOVED}]\n"
        elif "[" in listed[1]:
            text = text.replace("remove: [", f"remove: [{REMOVED}, ", 1)
        else:
            text = text.replace(listed[0], f"remove:\n  - {REMOVED}", 1)
    details.write_text(text, encoding="utf-8")
    target = "../support/index.md" if lacks else "../support/looking-after-yourself.md"
    if number % 2 == 0:
        page = made / "pages" / "reporting" / "our-own-way.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(number=number, canary=canary(number), target=target), encoding="utf-8")
    return made
