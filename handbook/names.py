"""The nearest known name, for a name that is not known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

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


_SURE = 0.8
"""How like what a thing is called a text must be to mean that thing: its id may look quite different."""


def instead(name: str, known: Iterable[str], shown: int = 12, called: Mapping[str, str] | None = None) -> str:
    """Return what to do about an unknown `name`: the nearest known one, and the list where it is short.

    `called` has the known name of each thing by what people call it.

    >>> instead("emergancy", ["emergency", "name"])
    'did you mean `emergency`? Known here: emergency, name'
    >>> instead("Tom Adeyemi", ["people-new-york", "people-team"], called={"Tom Adeyemi": "people-new-york"})
    'for Tom Adeyemi write `people-new-york`'
    >>> instead("Tom", ["people-new-york"], called={"Tom Adeyemi": "people-new-york"})
    'for Tom Adeyemi write `people-new-york`'
    """
    names = sorted(known)
    label = _label(name, names, called or {})
    if called and label:
        return f"for {label} write `{called[label]}`"
    if not names:
        return "take it out: none is known here"
    listed = first(names, shown)
    near = nearest(name, names)
    if near is None:
        return f"known here: {listed}"
    return f"did you mean `{near}`?" + (f" Known here: {listed}" if len(names) <= shown else "")


def _label(name: str, known: Sequence[str], called: Mapping[str, str]) -> str | None:
    """Return what the thing is called that `name` means, unless it is nearer to a `known` name."""
    same = next((label for label in called if label.lower() == name.lower()), None)
    part = [label for label in called if name.lower() in label.lower().split()]
    return same or (None if nearest(name, known) else part[0] if len(part) == 1 else nearest(name, called, _SURE))


def ended(sentence: str) -> str:
    """Return `sentence` with a full stop, where it has no other end."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def quotable(words: str) -> str:
    """Return `words` up to code in them, so that they can stand between backticks.

    >>> quotable("Type `x` here")
    'Type …'
    """
    before, code, _ = words.partition("`")
    return f"{before}…" if code else words


_LONG_QUOTE = re.compile(r"`(?!python3 )([^`]{100})[^`]{20,}`")


def short_quotes(text: str) -> str:
    """Return `text` with less of each quote that is far too long; a command of ours stays whole."""
    return _LONG_QUOTE.sub(r"`\1…`", text)
