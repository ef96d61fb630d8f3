"""What the readers of pictures say: what they took out, and why a file is no picture that can be published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

MOST_SAID = 12
"""How many kinds of things that were taken out are named one by one."""


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


def left_out(taken: list[Taken], shown: str, rule: Rule) -> list[Flaw]:
    """Return a warning of `rule` for each kind of thing that was taken out, at the first of its kind."""
    times = Counter(one.what for one in taken)
    first = list({one.what: one for one in reversed(taken)}.values())[::-1]
    flaws = []
    for what, line, column in first[:MOST_SAID]:
        often = f" ({times[what]} times)" if times[what] > 1 else ""
        flaws.append(_left_out(Place(shown, line, column), f"{what} is left out", rule, often))
    if len(first) > MOST_SAID:
        more = f"{len(first) - MOST_SAID} other kinds of things are left out"
        flaws.append(_left_out(Place(shown, *first[MOST_SAID][1:]), more, rule))
    return flaws


def _left_out(place: Place, what: str, rule: Rule, often: str = "") -> Flaw:
    mend = "see that the picture still looks right on the site, and save it without that"
    return Flaw(place, f"{what} of the picture that is published{often}", mend, rule, "warning")
