"""Where on a line of a page something stands that Jinja tells the line of alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

_BRACES = re.compile(r"\{[{%].*?(?:[}%]\}|$)")
_WORD = re.compile(r"\w+")


class Spots:
    """The words of one line by where they stand: looked through once, however many are asked for."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._within: dict[str, list[int]] = defaultdict(list)
        self._anywhere: dict[str, list[int]] = defaultdict(list)
        self._left: dict[str, list[int]] = {}
        for braces in _BRACES.finditer(line):
            for word in _WORD.finditer(line, *braces.span()):
                self._within[word[0]].append(word.start())
        for word in _WORD.finditer(line):
            self._anywhere[word[0]].append(word.start())

    def next(self, token: str) -> int:
        """Return where the `token` stands, from 0, in braces if it stands there; asked again, the next, or the last."""
        left = self._left.get(token)
        if left is None:
            found = [*self._of(token, self._within)] or [*self._of(token, self._anywhere)] or [0]
            left = self._left[token] = found[::-1]
        return left.pop() if left[1:] else left[0]

    def _of(self, token: str, words: dict[str, list[int]]) -> Iterator[int]:
        """Yield where the whole `token` stands, by that of its `words` which the line has least often."""
        own = [*_WORD.finditer(token)]
        if not own:
            yield from (match.start() for match in re.finditer(re.escape(token), self._line))
            return
        whole = re.compile(rf"(?<!\w){re.escape(token)}(?!\w)")
        rare = min(own, key=lambda word: len(words.get(word[0], ())))
        for place in words.get(rare[0], ()):
            if place >= rare.start() and whole.match(self._line, place - rare.start()):
                yield place - rare.start()
