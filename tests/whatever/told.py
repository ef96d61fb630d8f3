"""What holds of every flaw, whatever it is about: it leads to a place that is there, and is words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from handbook import ROOT
from handbook.flaws import FORMATS, LONGEST, Flaw
from handbook.texts import plain_ends

PYTHON = re.compile(
    r"Traceback|NoneType|<class|\w+Error\b|object at 0x|\bdict\b|pydantic|type=|input_value|\bNone\b|\bTrue\b|\bFalse\b"
    r"|\[['\"]|\{['\"]|\w+\(\w+='"
)
"""How Python calls things."""


def assert_told(flaws: Iterable[Flaw], typed: str | bytes) -> None:
    """Hold each of `flaws` to what people can expect; `typed` is what somebody wrote."""
    flaws = [*flaws]
    given = typed if isinstance(typed, str) else typed.decode("utf-8", "replace")
    for flaw in flaws:
        where = str(flaw)
        assert flaw.place.path and flaw.place.line >= 1 and flaw.place.column >= 1, where
        assert flaw.problem.strip() and flaw.mend.strip(), where
        assert str(flaw).isprintable() and len(flaw.problem) <= LONGEST >= len(flaw.mend), where
        assert all(found[0] in given for found in PYTHON.finditer(f"{flaw.problem}; {flaw.mend}")), where
        assert _is_there(flaw), where
    for form in FORMATS.values():
        assert isinstance(form(flaws), str)


def _is_there(flaw: Flaw) -> bool:
    """Return whether the flaw's place is in its file, or just behind it."""
    file = Path(ROOT, flaw.place.path)
    if not file.is_file():
        return flaw.place[1:] == (1, 1)
    raw = file.read_bytes()
    try:
        text = plain_ends(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:  # the columns of such a file are bytes
        text = raw.decode("latin-1")
    lines = [*text.split("\n"), ""]
    return flaw.place.line <= len(lines) and flaw.place.column <= len(lines[flaw.place.line - 1]) + 2
