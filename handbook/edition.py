"""The version that pages are made for, where they are made to be published: what they say of it themselves.

Pages that are no publication (a preview, the example) have no edition. They never say that something is in force: that
is said from outside (handbook/versions/).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MaterialChange:
    """A version that brought a material change: its `number`, the day it takes effect, and the change in a sentence."""

    number: str
    effective: date
    summary: str


@dataclass(frozen=True)
class Edition:
    """A version: its `number` ("2026.1"), the day it takes effect, and whether its change is `material`.

    `summary` says the change in a sentence ("" if nobody wrote one). `before` is the number of the version that it
    follows, and `changes` are the material ones up to it, the newest first.
    """

    number: str
    effective: date
    material: bool
    summary: str
    before: str | None = None
    changes: tuple[MaterialChange, ...] = ()

    def __str__(self) -> str:
        return self.number


SEAL = "5ea1" * 16
"""What stands in a page where a version's seal goes, until all its files are there and have one."""
REDLINE = "<!-- what changed since the version before goes here -->"
"""What stands in a page where the comparison with the version before goes, until both are there to be compared."""
