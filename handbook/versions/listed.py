"""What the list of versions says of each, and `versions.json`, the index in which browsers and mike read it.

The index has mike's form (https://github.com/jimporter/mike): an array of objects with `version`, `title`, `aliases`
and free `properties`. It is made of the manifests, and can be made of them again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handbook.organization.times import in_full
from handbook.versions.manifest import CHANGES, Change, Manifest, sum_of
from handbook.versions.number import Number
from handbook.versions.withdrawal import REASONS, Withdrawal

INDEX = "versions.json"
"""The index's name at the root of what is published."""
CURRENT = "current"
"""Under this name, too, every address leads to the version in force."""


@dataclass(frozen=True)
class Listed:
    """A version as the list shows it; `manifest` is the manifest's own sum, the rest is as there.

    `summary` is the change in a sentence; "" where nobody wrote one, and of a version that was taken down.
    """

    version: Number
    effective: date
    time_zone: str
    change: Change
    summary: str
    published: datetime
    seal: str
    manifest: str
    withdrawn: Withdrawal | None = None

    @classmethod
    def of(cls, text: str, summary: str, withdrawn: Withdrawal | None = None) -> Listed:
        """Return what is listed of the version whose manifest is `text`. Raises ValueError if it cannot be read."""
        one = Manifest.read(text)
        known = (one.version, one.effective, one.time_zone, one.change, summary, one.published, one.seal)
        return cls(*known, sum_of(text.encode()), withdrawn)

    @property
    def order(self) -> tuple[date, Number]:
        """Where it stands among the others: by the day it takes effect, on one day by number."""
        return self.effective, self.version


def index_text(versions: Iterable[Listed], current: Number | None) -> str:
    """Return `versions.json` for `versions`, the newest first; `current` is the one to which plain addresses lead."""
    ordered = sorted(versions, key=lambda one: one.order, reverse=True)
    return json.dumps([_entry(one, one.version == current) for one in ordered], indent=1, ensure_ascii=False) + "\n"


def read_index(text: str) -> tuple[list[Listed], Number | None]:
    """Return the versions that the index `text` lists, and the one called current. Raises ValueError if it is none."""
    try:
        entries: list[dict[str, Any]] = json.loads(text)
        if not isinstance(entries, list):
            raise ValueError("it is no list")
        current = next((Number.of(entry["version"]) for entry in entries if CURRENT in entry["aliases"]), None)
        found = [_listed(entry) for entry in entries]
        if len({one.version for one in found}) != len(found):
            raise ValueError("it lists a version twice")
        return found, current
    except KeyError as error:
        raise ValueError(f"it does not hold what an index holds: `{error.args[0]}` is missing") from None
    except (TypeError, AttributeError, RecursionError):
        raise ValueError("it does not hold what an index holds") from None


def _entry(one: Listed, current: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "effective": one.effective.isoformat(),
        "time_zone": one.time_zone,
        "change": one.change,
        "summary": one.summary,
        "published": one.published.isoformat(timespec="seconds"),
        "seal": one.seal,
        "manifest": one.manifest,
    }
    if one.withdrawn:
        properties["withdrawn"] = {"day": one.withdrawn.day.isoformat(), "reason": one.withdrawn.reason}
    title = (
        f"{one.version}, from {in_full(one.effective)}"  # Material prints it as it stands, so it holds no text of yours
    )
    return {
        "version": str(one.version),
        "title": title,
        "aliases": [CURRENT] if current else [],
        "properties": properties,
    }


def _listed(entry: dict[str, Any]) -> Listed:
    known = entry["properties"]
    withdrawn = known.get("withdrawn")
    if known["change"] not in CHANGES or (withdrawn and withdrawn["reason"] not in REASONS):
        raise ValueError("a value of it is not known here")
    return Listed(
        Number.of(entry["version"]),
        date.fromisoformat(known["effective"]),
        str(known["time_zone"]),
        known["change"],
        str(known["summary"]),
        datetime.fromisoformat(known["published"]),
        str(known["seal"]),
        str(known["manifest"]),
        Withdrawal(date.fromisoformat(withdrawn["day"]), withdrawn["reason"]) if withdrawn else None,
    )
