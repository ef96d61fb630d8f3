"""Text as the words that search compares: the same words as `words` in overrides/assets/search/words.js makes.

Both sides need it: the index is made here, the question is read on the reader's device. A test holds them together.
"""

from __future__ import annotations

import unicodedata

_ACCENTS = dict.fromkeys(range(768, 880))  # not the vowel signs of Hindi, without which no word is left
_APOSTROPHES = {ord(mark): None for mark in "'’‘ʼ"}


def words_of(text: str) -> list[str]:
    """Return the words of `text` in their order: small letters without accents, figures, nothing else."""
    plain = unicodedata.normalize("NFKD", text).translate(_ACCENTS | _APOSTROPHES).lower()
    return "".join(character if unicodedata.category(character)[0] in "LMN" else " " for character in plain).split()
