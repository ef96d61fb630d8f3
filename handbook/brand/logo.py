"""The organization's emblems, its logo and icon: what is in a file, and what of it is published."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook import limits
from handbook.flaws import Flaw, Place
from handbook.limited import UnreadableError, read_limited
from handbook.pictures.cleaned import cleaned
from handbook.pictures.taken import NoPictureError, left_out
from handbook.texts import secrets_told

RULE: Final = "brand"
HEIGHT = 36
"""How many pixels high a logo is shown: the 2.25rem of handbook.css."""
HEAVY = 20 * 1024
"""How many bytes of the 90 KB of a first visit an emblem may take before it is said."""

_SMALLER = "save it about 200 pixels high, or draw it as an SVG of a few shapes, so that it has less than 20 KB"


@dataclass(frozen=True)
class Emblem:
    """A logo or icon as it is published: its bytes, the ending of its name (".svg"), the size at which it is shown."""

    data: bytes
    suffix: str
    width: int
    height: int


def read_emblem(file: Path, shown: str) -> tuple[Emblem | None, list[Flaw]]:
    """Return the emblem in `file`, whose path the user knows as `shown`, as `publishable` does."""
    try:
        return publishable(read_limited(file, limits.LOGO_BYTES), shown)
    except UnreadableError as error:
        return None, [Flaw(Place(shown), error.problem, error.mend, RULE)]


def publishable(data: bytes, shown: str) -> tuple[Emblem | None, list[Flaw]]:
    """Return the emblem in `data` as it is published, or None, with what is wrong about it or was taken out.

    `shown` is the file's path as the user knows it; it ends in one of AS_LOGO (pictures/kinds.py).
    """
    suffix = Path(shown).suffix.lower()
    try:
        clean, size, taken = cleaned(data, suffix, limits.LOGO_BYTES, _SMALLER)
        weight = len(gzip.compress(clean, mtime=0)) if suffix == ".svg" else len(clean)
        if weight > limits.LOGO_WEIGHT:
            problem = f"this picture has {weight // 1024} KB; more than {limits.LOGO_WEIGHT // 1024} KB are refused"
            raise NoPictureError(problem, _SMALLER)
    except NoPictureError as error:
        return None, [Flaw(Place(shown, error.line, error.column), error.problem, error.mend, RULE)]
    flaws = left_out(taken, shown, RULE)
    if suffix == ".svg":  # its words are published as well, and git keeps its comments
        flaws += secrets_told(data.decode("utf-8", "replace"), shown)
    if weight > HEAVY:
        problem = f"this picture has {weight // 1024} KB, which every reader loads with the first page"
        flaws.append(Flaw(Place(shown), problem, _SMALLER, RULE, "warning"))
    return Emblem(clean, suffix, max(round(HEIGHT * size.width / size.height), 1), HEIGHT), flaws
