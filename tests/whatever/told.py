"""What holds of every flaw, whatever it is about: it leads to a place that is there, and is words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from handbook.flaws import FORMATS, LONGEST, Flaw
from handbook.texts import plain_ends

PYTHON = re.compile(
    r"Traceback|NoneType|<class|\w+Error\b|object at 0x|\bdict\b|pydantic|type=|input_value|\bNone\b|\bTrue\b|\bFalse\b"
    r"|\[['\"]|\{['\"]|\w+\(\w+='"
)
"""How Python calls things."""


def untold(flaws: Iterable[Flaw], typed: str | bytes, root: Path) -> list[str]:
    """Return those of `flaws` that are not what people can expect; `typed` is what somebody wrote, below `root`."""
    flaws = [*flaws]
    given = typed if isinstance(typed, str) else typed.decode("utf-8", "replace")
    for form in FORMATS.values():
        form(flaws)
    return [str(flaw) for flaw in flaws if not _helps(flaw, given, root)]


def _helps(flaw: Flaw, given: str, root: Path) -> bool:
    return bool(
        flaw.place.path
        and flaw.problem.strip()
        and flaw.mend.strip()
        and str(flaw).isprintable()
        and len(flaw.problem) <= LONGEST >= len(flaw.mend)
        and all(found[0] in given for found in PYTHON.finditer(f"{flaw.problem}; {flaw.mend}"))
        and _is_there(flaw, root)
    )


def _is_there(flaw: Flaw, root: Path) -> bool:
    """Return whether the flaw's place is in its file, or just behind it."""
    file = Path(root, flaw.place.path)
    if not file.is_file():
        return flaw.place[1:] == (1, 1)
    raw = file.read_bytes()
    try:
        text = plain_ends(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:  # the columns of such a file are bytes
        text = raw.decode("latin-1")
    lines = [*text.split("\n"), ""]
    return 1 <= flaw.place.line <= len(lines) and 1 <= flaw.place.column <= len(lines[flaw.place.line - 1]) + 2
