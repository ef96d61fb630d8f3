"""What a program for letters leaves in details that were pasted out of it, and every page would show, or hide.

In a page's text a soft hyphen is right: it says where a long word may part. A name or an address with one is found by
nobody who types it.
"""

from __future__ import annotations

from handbook.characters import hidden_flaw
from handbook.flaws import Flaw, Place

_SOFT = "\u00ad"


def without_soft_hyphens(text: str, shown: str) -> tuple[str, list[Flaw]]:
    """Return the `text` of the file `shown` without them, and the flaw for each line that has some."""
    lines = enumerate(text.split("\n") if _SOFT in text else (), 1)
    places = [Place(shown, number, line.index(_SOFT) + 1) for number, line in lines if _SOFT in line]
    return text.replace(_SOFT, ""), [hidden_flaw(_SOFT, place) for place in places]
