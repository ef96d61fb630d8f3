"""What nobody may read: passwords, keys and numbers that open an account. They are told without being repeated.

The forms of keys are those that their makers document, so that they can be found in files; IBAN's check is that of
ISO 13616, a card number's that of ISO/IEC 7812.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Secret(NamedTuple):
    """A secret in a text: where it begins and ends (from 0), and what it is, in words that begin a sentence."""

    start: int
    end: int
    what: str


def _always(_: str) -> bool:
    return True


def _is_iban(written: str) -> bool:
    letters = written.replace(" ", "")
    return int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1


def _is_card(written: str) -> bool:
    digits = [int(digit) for digit in re.sub(r"\D", "", written)][::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len({*digits}) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


_KINDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    (r"(?<=://)[^\s/@\"'<>`]{1,300}@(?=[\w\[])", "a name or a password in front of an address", _always),
    (r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----", "a private key", _always),
    (
        r"\b(?:gh[opsur]_[A-Za-z0-9]{20,250}|github_pat_\w{20,250}|glpat-[\w-]{15,250}|xox[abeprs]-[\w-]{10,250}"
        r"|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|[rs]k_live_\w{10,250}|sk-[A-Za-z0-9_-]{20,250}"
        r"|eyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{0,2000})",
        "a key to a service",
        _always,
    ),
    (
        r"(?i:\b(?:pass ?(?:word|code|phrase|wd)|pwd|api[ _-]?key|(?:secret|access)[ _-]?key|token)\b"
        r"[ \t]{0,3}(?::|=|\bis\b)[ \t]{0,3}[\"'`]?)(?=[^\s\"'`<>]{0,60}[0-9])[^\s\"'`<>{}]{6,200}",
        "a password",
        _always,
    ),
    (r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", "the number of a bank account", _is_iban),
    (r"(?<![\w+.-])\d(?:[ -]?\d){12,18}(?![\w.-]|[ -]?\d)", "the number of a bank card", _is_card),
    (
        r"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d{3}-\d{2}-\d{4})\b",
        "the number by which the state knows somebody",
        _always,
    ),
)
_PATTERNS = tuple((re.compile(pattern), what, holds) for pattern, what, holds in _KINDS)


def secrets(text: str) -> Iterator[Secret]:
    """Yield the secrets in `text`, kind by kind."""
    for pattern, what, holds in _PATTERNS:
        for match in pattern.finditer(text):
            if holds(match[0]):
                yield Secret(match.start(), match.end(), what)


def redacted(text: str) -> str:
    """Return `text` with a … for each secret in it."""
    for secret in sorted(secrets(text), reverse=True):
        text = f"{text[: secret.start]}…{text[secret.end :]}"
    return text
