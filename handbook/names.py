"""The nearest known name, for a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from handbook.memo import kept


def nearest(name: str, known: Iterable[str], likeness: float = 0.65) -> str | None:
    """Return the one of `known` that `name` was probably meant to be, or None if none is that like it (0 to 1)."""
    return _nearest(name, tuple(known), likeness)


@kept
def _nearest(name: str, known: tuple[str, ...], likeness: float) -> str | None:
    by_lower = {candidate.lower(): candidate for candidate in known}
    longer = [candidate for candidate in by_lower if candidate.startswith(f"{name.lower()}-")]
    if len(longer) == 1:  # half of a name that has two
        return by_lower[longer[0]]
    found = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=likeness)
    return by_lower[found[0]] if found else None


def first(names: Sequence[str], shown: int) -> str:
    """Return the first `names` in a list, and how many there are beside them.

    >>> first(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    return ", ".join(names[:shown]) + (f" and {len(names) - shown} more" if names[shown:] else "")


def instead(name: str, known: Iterable[str], shown: int = 12) -> str:
    """Return what to do about an unknown `name`: the nearest known one, and the list where it is short.

    >>> instead("emergancy", ["emergency", "name"])
    'did you mean `emergency`? Known here: emergency, name'
    """
    names = sorted(known)
    if not names:
        return "take it out: none is known here"
    listed = first(names, shown)
    near = nearest(name, names)
    if near is None:
        return f"known here: {listed}"
    return f"did you mean `{near}`?" + (f" Known here: {listed}" if len(names) <= shown else "")


def ended(sentence: str) -> str:
    """Return `sentence` with a full stop, where it has no other end."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
