"""The secrets in a text, and a text without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.secrets.keys import KEYS
from handbook.secrets.numbers import NUMBERS
from handbook.secrets.passwords import PASSWORDS


class Secret(NamedTuple):
    """A secret in a text: where it begins and ends (from 0), and what it is, in words that begin a sentence."""

    start: int
    end: int
    what: str


_PATTERNS = tuple((re.compile(pattern), what, place) for pattern, what, place in (*KEYS, *PASSWORDS, *NUMBERS))


def secrets(text: str) -> Iterator[Secret]:
    """Yield the secrets in `text` from its beginning to its end; what is one in two ways is one."""
    last: Secret | None = None
    for secret in sorted(_found(text), key=lambda secret: (secret.start, -secret.end)):
        if last and secret.start <= last.end:
            last = last._replace(end=max(last.end, secret.end))
            continue
        if last:
            yield last
        last = secret
    if last:
        yield last


def _found(text: str) -> Iterator[Secret]:
    for pattern, what, place in _PATTERNS:
        for match in pattern.finditer(text):
            span = place(match)
            if span:
                yield Secret(*span, what)


def redacted(text: str) -> str:
    """Return `text` with a … for each secret in it."""
    for secret in reversed([*secrets(text)]):
        text = f"{text[: secret.start]}…{text[secret.end :]}"
    return text
