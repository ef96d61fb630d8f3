"""A kind of secret: how it is found, what it is called, and which part of what was found it is."""

from __future__ import annotations

import re
from collections.abc import Callable

Span = tuple[int, int]
Kind = tuple[str, str, Callable[[re.Match[str]], Span | None]]
"""A pattern, what it finds in words that begin a sentence, and where in a match the secret stands: None for none.

Every count in a pattern has an upper bound, and every pattern begins with a letter or a class of letters: `re` then
leaps to where one stands, which is most of the speed.
"""


def whole(match: re.Match[str]) -> Span | None:
    """Return where all of `match` stands."""
    return match.span()
