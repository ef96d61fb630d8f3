"""What a program for letters leaves in details that were pasted out of it, and every page would show, or hide.

In a page's text a soft hyphen is right: it says where a long word may part. A name or an address with one is found by
nobody who types it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.characters import hidden_flaw
from handbook.data.located import Located, walk
from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

_SOFT = "\u00ad"
# As languages write them; a quote within would mean that the first and the last are of two pairs.
_QUOTED = re.compile("[“„«»][^“”„«»]*[”“«»]|[‘‚][^‘‚]*[’‘]")


def without_soft_hyphens(text: str, shown: str) -> tuple[str, list[Flaw]]:
    """Return the `text` of the file `shown` without them, and the flaw for each line that has some."""
    lines = enumerate(text.split("\n") if _SOFT in text else (), 1)
    places = [Place(shown, number, line.index(_SOFT) + 1) for number, line in lines if _SOFT in line]
    return text.replace(_SOFT, ""), [hidden_flaw(_SOFT, place) for place in places]


def quoted_for_readers(located: Located, rule: Rule) -> Iterator[Flaw]:
    """Yield (as warnings) the values that stand whole in curly quotes, where straight ones were meant."""
    for path, text in walk(located.data):
        if _QUOTED.fullmatch(text):
            problem = "curly quotes stand around this, and pages show them as a part of it"
            yield Flaw(located.value_place(path), problem, "write straight quotes around it, or none", rule, "warning")
