"""What would repeat a secret, be it as an id or as a file's name, is not said: that it stands there is said alone.

The line has to be written anew, and the next check says what is wrong with it then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from handbook.flaws import Flaw
from handbook.secrets.find import secrets

_PART = 4
"""So many letters and digits of a secret may not stand in what is said of its line."""
_WHOLE = 6
"""A secret of fewer is found in words that do not repeat it, and is looked for in what is said of its line alone."""


def without_secrets(flaws: Iterable[Flaw], text_of: Callable[[str], str | None]) -> Iterator[Flaw]:
    """Yield `flaws` without those that repeat a secret, or a part of it, of which another of them tells.

    `text_of` returns the text of a file by the path that a flaw names.
    """
    flaws, anywhere, parts = [*flaws], set[str](), defaultdict[tuple[str, int], set[str]](set)
    for path in {flaw.place.path for flaw in flaws if flaw.rule == "secrets"}:
        text = text_of(path) or ""
        anywhere |= {_letters(path[secret.start : secret.end]) for secret in secrets(path)}
        for secret in secrets(text):
            first, last = (text.count("\n", 0, where) + 1 for where in (secret.start, secret.end))
            letters = _letters(text[secret.start : secret.end])
            anywhere |= {letters} if len(letters) >= _WHOLE else set()
            for line in range(first, last + 1):
                parts[path, line] |= {letters[at : at + _PART] for at in range(max(1, len(letters) - _PART + 1))}
    for flaw in flaws:
        said = _letters(f"{flaw.problem} {flaw.mend}")
        unsaid = anywhere | parts.get(flaw.place[:2], set())
        if flaw.rule == "secrets" or not any(secret in said for secret in unsaid):
            yield flaw


def _letters(text: str) -> str:
    """Return the letters and digits of `text`: what is left of it in an id, whatever is made of the rest."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
