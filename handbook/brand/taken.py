"""What the readers of pictures say: what they took out, and why a file is no picture that can be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Size(NamedTuple):
    """How wide and high a picture is, in whatever unit: only their ratio is used."""

    width: float
    height: float


class Taken(NamedTuple):
    """Something that was taken out, in words that begin a sentence, and where it stood (counted from 1)."""

    what: str
    line: int = 1
    column: int = 1


@dataclass
class NoPictureError(Exception):
    """A file is no picture that can be published: what is wrong, what to do, and where."""

    problem: str
    mend: str
    line: int = 1
    column: int = 1
