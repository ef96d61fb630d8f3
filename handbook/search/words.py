"""Text as the words that search compares: the same words as `words` in overrides/assets/search/words.js makes.

Both sides need it: the index is made here, the question is read on the reader's device. A test holds them together.
"""

from __future__ import annotations

import unicodedata

_ACCENTS = dict.fromkeys(range(768, 880))  # not the vowel signs of Hindi, without which no word is left
_APOSTROPHES = {ord(mark): None for mark in "'’‘ʼ"}
_NOTHING = _ACCENTS | _APOSTROPHES


class _Signs(dict[int, str]):
    """For each sign by its code: itself if it can be of a word, else a space. What was asked for once is known."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if unicodedata.category(sign)[0] in "LMN" else " "
        return self[code]


_SIGNS = _Signs()


def words_of(text: str) -> list[str]:
    """Return the words of `text` in their order: small letters without accents, figures, nothing else."""
    return unicodedata.normalize("NFKD", text).translate(_NOTHING).lower().translate(_SIGNS).split()
