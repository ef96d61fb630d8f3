"""Text as the words that search compares: the same words as `words` in overrides/assets/search/words.js makes.

Both sides need it: the index is made here, the question is read on the reader's device. A test holds them together.
"""

from __future__ import annotations

import re
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
_MARKS = re.compile(f"[{''.join(map(chr, _APOSTROPHES))}]")
_BETWEEN = re.compile("[“”–—…„«»•☐☑✓→]")
_PLAIN = re.compile("[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Return the words of `text` in their order: small letters without accents, figures, nothing else."""
    plain = text.replace("'", "") if text.isascii() else _BETWEEN.sub(" ", _MARKS.sub("", text))
    if plain.isascii():  # most text: the same words, in a third of the time
        return _PLAIN.findall(plain.lower())
    return unicodedata.normalize("NFKD", plain).translate(_NOTHING).lower().translate(_SIGNS).split()
