"""One question to a new organization: why it is asked, an example, what Enter takes, and what an answer to it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from handbook.characters import hidden_in
from handbook.data.located import Path as KeyPath
from handbook.names import first, nearest

YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
"""What is taken for a yes or a no, in lower case."""
_NOTHING = ("-", "no", "none", "n", "n/a", "nothing")
_AND = re.compile(r"\s(?:and|&)\s")
_BEGINS = 4  # so many letters of a choice are enough, where no other begins with them
_FEW = 4  # more choices than that are no help in a message
Kind = Literal["text", "words", "yes-no"]


@dataclass(frozen=True)
class Question:
    """One question: the `path` of its answer, and the `part` it belongs to.

    `default` is what an empty answer means; with `optional`, an empty one leaves the thing out. With `choices` (value
    and how it is shown) one of them is asked for, or with `kind` "words" any of them; "words" is text with commas.
    With `letters` digits alone are no answer. `asked_again` are the keys beside it whose answers hold for this one
    alone: when it changes, they are asked again. `reads` returns an answer as
    organization.yml has it, or raises ValueError("problem; mend") where the model could not judge it. `at` is where the
    answer belongs in organization.yml, empty if it only decides what follows.
    """

    path: KeyPath
    at: KeyPath
    part: str
    asks: str
    why: str = ""
    such_as: str = ""
    default: str | None = None
    optional: bool = False
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    letters: bool = False
    asked_again: tuple[str, ...] = ()
    reads: Callable[[str], str] = str

    def answer(self, typed: str) -> str:
        """Return what `typed` answers: empty if the thing is left out, a choice by its value.

        Raises ValueError("problem; mend") if it is no answer.
        """
        text = " ".join(typed.split())
        if any(hidden_in(text)):
            raise ValueError("there is an invisible character in it, as some keys make; type it again")
        if self.default is not None and (not text or (text == "-" and not self.optional)):
            text = self.default
        if self.optional and text.lower() in _NOTHING:
            return ""
        example = self.such_as or (self.default if self.letters else "")
        like = f"an example is {example}" if example else "write it"
        if (
            self.kind == "text"
            and not self.choices
            and text.lower() in ("yes", "y", *(_NOTHING if self.letters else ()))
        ):
            like = like if self.default is None else f"Enter takes {self.default}"
            raise ValueError(f"`{text}` alone does not say it; {like}")
        if not text:
            if self.optional:
                return ""
            raise ValueError("this is needed; " + ("write yes or no" if self.kind == "yes-no" else like))
        if self.letters and not any(map(str.isalpha, text)):
            raise ValueError(f"`{text}` has no letter in it, and this is to be read as words; {like}")
        if self.kind == "yes-no":
            if text.lower() not in YES_NO:
                raise ValueError(f"`{text}` is neither yes nor no; write one of them")
            return YES_NO[text.lower()]
        if self.kind == "words":
            words = [word.strip() for part in re.split("[,;]", text) for word in self._listed(part) if word.strip()]
            return ", ".join(map(self._choice if self.choices else self.reads, words))
        return self.reads(self._choice(text) if self.choices else text)

    def _listed(self, part: str) -> list[str]:
        """Return the words in `part` of a list, with "and" between them; the name of a choice may hold one itself."""
        whole = part.strip().lower() in {shown.lower() for _, shown in self.choices}
        return [part] if whole else _AND.split(part)

    def _choice(self, word: str) -> str:
        if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= len(self.choices):
            return self.choices[int(word) - 1][0]
        by_word = {shown.lower(): value for value, shown in self.choices}
        by_word |= {value.lower(): value for value, _ in self.choices}
        begin_so = {value for value, shown in self.choices if shown.lower().startswith(word.lower())}
        if word.lower() in by_word:
            return by_word[word.lower()]
        if len(begin_so) == 1 and len(word) >= _BEGINS:
            return begin_so.pop()
        raise ValueError(f"`{word}` is none of these; {self._meant(word)}")

    def _meant(self, word: str) -> str:
        """Return which of the choices may be meant by `word`, which is none."""
        shown = [shown for _, shown in self.choices]
        if near := nearest(word, shown):
            return f"did you mean {shown.index(near) + 1} ({near})?"
        if len(shown) <= _FEW:
            return f"write {' or '.join(f'{number} ({one})' for number, one in enumerate(shown, 1))}"
        return f"write a number from 1 to {len(shown)}, or the words behind it: {first(shown, _FEW)}"


def dotted(path: KeyPath) -> str:
    """Return `path` in words: locations.0.name."""
    return ".".join(map(str, path))
