"""Examples of explained.yml, tried: each page, top or file in one repository, and the details one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.explained import Entry, Example, entries
from handbook.flaws import Flaw
from handbook.inspect import inspect
from handbook.site import Site
from tests.conftest import ORGANIZATIONS, TODAY, copy_repository

TOP = """\
title: {title}
description: We pay for it.
owner: support_owner
last_reviewed: 2026-11-01
asked_as: [taxi {title}, home {title}, late {title}, bus {title}, dark {title}, shift {title}]
"""
BODY = "## Who pays {: #who-pays }\n\nWe pay.\n"

Tried = tuple[Entry, Example, str]


def tried(*where: str) -> Iterator[Tried]:
    """Yield each text of the examples that stand `where`: its entry, the example, and "wrong" or "right"."""
    for entry in entries():
        for example in entry.examples:
            if example.where in where:
                yield from ((entry, example, kind) for kind in ("wrong", "right"))


def of_pages(folder: Path) -> dict[int, list[Flaw]]:
    """Return the flaws of each of `tried("page", "top of a page", "file")`, by its number."""
    site = Site.of(copy_repository(folder / "repository"), TODAY)
    files = {}
    for number, (_, example, kind) in enumerate(tried("page", "top of a page", "file")):
        text = getattr(example, kind)
        file = site.own_pages / "support" / f"example-{number}.md"
        top, body = TOP.format(title=f"Number {number}"), BODY
        if example.where == "page":
            body = text
        elif example.where == "top of a page":
            top = with_keys(top, text)
        else:
            file = site.root / text
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{top}---\n\n{body}\n", encoding="utf-8")
        files[number] = site.shown(file)
    _, flaws = inspect(site)
    return {number: [flaw for flaw in flaws if flaw.place.path == file] for number, file in files.items()}


def of_details(text: str, folder: Path) -> list[Flaw]:
    """Return the flaws of the example organization with the keys in `text` instead of its own."""
    shipped = ORGANIZATIONS["harbour-lane"] / "organization.yml"
    folder.mkdir(parents=True)
    (folder / "organization.yml").write_text(with_keys(shipped.read_text(encoding="utf-8"), text), encoding="utf-8")
    return inspect(Site.of(ORGANIZATIONS["harbour-lane"].parents[2], TODAY, folder))[1]


def with_keys(text: str, instead: str) -> str:
    """Return YAML `text` with the keys of `instead` in the place of those that it has."""
    for key in re.findall(r"(?m)^([a-z_]+):", instead):
        text = re.sub(rf"(?m)^{key}:.*\n(?:(?:[ \t#-].*)?\n)*", "", text)
    return f"{text.rstrip()}\n{instead.rstrip()}\n"
