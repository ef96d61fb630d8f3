"""Conditions as other languages of templates write them, each with how it is written here."""

from __future__ import annotations

import re

from handbook.markup.foreign_notes import Mend

_RIGHT = (
    (r"\{%-?[ \t]*(?:else[ \t]{0,9}if|elsif)\b(?P<rest>[^{}\n]{1,300}?)-?%\}", "elif"),
    (r"\{%-?[ \t]*end[ \t]{1,9}(?P<rest>if|for|raw)[ \t]{0,9}-?%\}", "end"),
)


def _right(match: re.Match[str], word: str, between: str) -> str:
    rest = match["rest"].strip()
    return f"{{%{between}{word}{' ' if word == 'elif' else ''}{rest}{between}%}}"


def _mend(word: str) -> Mend:
    return lambda match: f"write `{_right(match, word, ' ')}`"


STATEMENTS: tuple[tuple[str, Mend], ...] = tuple((pattern, _mend(word)) for pattern, word in _RIGHT)
"""Each kind, for the table of marks."""
_COMPILED = tuple((re.compile(pattern), word) for pattern, word in _RIGHT)


def as_meant(text: str) -> str | None:
    """Return the statement `text` as it is written here, no longer than it is; None if it is none of these.

    >>> as_meant("{% end if %}")
    '{%endif   %}'
    """
    for pattern, word in _COMPILED:
        if match := pattern.fullmatch(text):
            right = _right(match, word, "")
            return right.replace("%}", "%}".rjust(2 + len(text) - len(right)), 1)
    return None
