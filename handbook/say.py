"""How a command says how far it is. Standard library alone: the bootstrap says so too."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Print `text` on standard error, at once."""
    print(text, file=sys.stderr, flush=True)
