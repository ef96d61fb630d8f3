"""How a command says how far it is, and what it has done. Standard library alone: the bootstrap says so too."""

from __future__ import annotations

import sys
from typing import TextIO

_quiet = False


def be_quiet() -> None:
    """From now on let what `say` is given go nowhere: what is wrong is printed without it."""
    global _quiet
    _quiet = True


def say(text: str, to: TextIO | None = None) -> None:
    """Print `text` on standard error, or where `to` leads, at once; nothing where a command is to be quiet."""
    if not _quiet:
        print(text, file=to or sys.stderr, flush=True)
