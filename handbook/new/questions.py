"""What is asked of a new organization: each question with why, an example, and what Enter takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from handbook.data.located import Path as KeyPath
from handbook.data.typed import Model, Text, Truth, typed
from handbook.data.yaml import read_yaml
from handbook.memo import kept_own
from handbook.names import nearest
from handbook.organization.grammar import Phrase
from handbook.texts import is_hidden

_FILE = Path(__file__).with_name("questions.yml")
_YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
_NOTHING = ("-", "no", "none", "n")
_FEW = 4  # more choices than that are no help in a message
Kind = Literal["text", "words", "yes-no"]


class _Asked(Model):
    key: Text
    asks: Text
    why: Text | None = None
    such_as: Text | None = None
    default: Text | None = None
    optional: Truth = False


class _Part(Model):
    part: Text
    questions: list[_Asked]


class _Parts(Model):
    parts: list[_Part]


@dataclass(frozen=True)
class Question:
    """One question: the `path` of its answer, and the `part` it belongs to.

    `default` is what an empty answer means; with `optional`, an empty one leaves the thing out. With `choices` (value
    and how it is shown) one of them is asked for, or with `kind` "words" any of them; "words" is text with commas.
    With `others`, another word will do as well, if it is like none of the choices. `reads` returns an answer as
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
    others: bool = False
    reads: Callable[[str], str] = str

    def answer(self, typed: str) -> str:
        """Return what `typed` answers: empty if the thing is left out, a choice by its value.

        Raises ValueError("problem; mend") if it is no answer.
        """
        text = " ".join(typed.split())
        if any(map(is_hidden, text)):
            raise ValueError("there is an invisible character in it, as some keys make; type it again")
        if not text and self.default is not None:
            text = self.default
        if self.optional and text.lower() in _NOTHING:
            return ""
        like = f"an example is {self.such_as}" if self.such_as else "write it"
        if self.kind == "text" and not self.choices and text.lower() in ("yes", "y"):
            raise ValueError(f"`{text}` alone does not say it; {like}")
        if not text:
            if self.optional:
                return ""
            raise ValueError("this is needed; " + ("write yes or no" if self.kind == "yes-no" else like))
        if self.kind == "yes-no":
            if text.lower() not in _YES_NO:
                raise ValueError(f"`{text}` is neither yes nor no; write one of them")
            return _YES_NO[text.lower()]
        if self.kind == "words":
            words = [word.strip() for word in text.split(",") if word.strip()]
            return ", ".join(map(self._choice, words) if self.choices else words)
        return self.reads(self._choice(text) if self.choices else text)

    def _choice(self, word: str) -> str:
        if word.isdecimal() and 1 <= int(word) <= len(self.choices):
            return self.choices[int(word) - 1][0]
        by_word = {shown.lower(): value for value, shown in self.choices}
        by_word |= {value.lower(): value for value, _ in self.choices}
        if self.others and not word.isdecimal() and not nearest(word, by_word):
            return word
        if word.lower() not in by_word:
            listed = [f"{number} ({shown})" for number, (_, shown) in enumerate(self.choices, 1)]
            few = f"write {' or '.join(listed)}"
            many = f"write a number from 1 to {len(listed)}, or the words behind it"
            raise ValueError(f"`{word}` is none of these; {few if len(listed) <= _FEW else many}")
        return by_word[word.lower()]


@cache
def parts() -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the parts with their questions as they stand in questions.yml, values in braces left open."""
    located, flaws = read_yaml(f"parts:\n{_FILE.read_text(encoding='utf-8')}", _FILE.name, "questions")
    read, more = typed(_Parts, located, "questions")
    assert read is not None, [*flaws, *more]
    return tuple(
        (
            part.part,
            tuple(
                Question(
                    _path(asked.key),
                    _path(asked.key),
                    part.part,
                    asked.asks,
                    asked.why or "",
                    asked.such_as or "",
                    asked.default,
                    asked.optional,
                )
                for asked in part.questions
            ),
        )
        for part in read.parts
    )


@cache
def _by_key() -> dict[KeyPath, Question]:
    return {question.path: question for _, questions in parts() for question in questions}


def question(*path: str | int, asked_as: str = "", **values: str) -> Question:
    """Return the question whose answer belongs at `path`, with `values` in its words.

    `asked_as` names it by its key in questions.yml where that is no form of the path (`locations.more`).
    """
    by_key = _by_key()
    generic = tuple("N" if at == 1 and isinstance(step, int) else step for at, step in enumerate(path))
    found = by_key[_path(asked_as)] if asked_as else by_key.get(path) or by_key[generic]
    return _filled(found, path, values)


@kept_own
def in_general(outsider: str, outsiders: str) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the parts with their questions as they are put to nobody in particular, for whoever fills in the file.

    The path of each is that of its key there, without places in lists; what only decides what is asked is left out.
    """
    words = _IN_GENERAL | {"outsider": outsider, "outsiders": outsiders, "outsider_a": Phrase(outsider).a}
    return tuple(
        (
            part,
            tuple(_general(one, words) for one in questions if not {"more", "needed", "takes_reports"} & {*one.path}),
        )
        for part, questions in parts()
    )


_IN_GENERAL = {
    "name": "its name",
    "leader": "whoever leads it",
    "place": "this place",
    "country": "the country",
    "who": "this contact",
    "committee": "committee",
    "law": "the place",
    "exception": "where few people work",
}


def _general(one: Question, words: dict[str, str]) -> Question:
    path = tuple(step for step in one.path if not isinstance(step, int) and step != "N")
    if path[0] == "lines" or path[-1] == "outside_line_management":
        path = ("reporting_routes", *path[1:])
    if "committee" in path:
        path = ("committees", path[-1])
    return _filled(one, path, words)


def _filled(one: Question, path: KeyPath, words: Mapping[str, str]) -> Question:
    """Return `one` with its answer at `path` and `words` for what stands in braces."""
    return replace(
        one,
        path=path,
        at=path,
        asks=one.asks.format(**words),
        why=one.why.format(**words),
        such_as=one.such_as.format(**words),
        default=None if one.default is None else one.default.format(**words),
    )


def _path(key: str) -> KeyPath:
    return tuple(int(step) if step.isdecimal() else step for step in key.split("."))


def dotted(path: KeyPath) -> str:
    """Return `path` in words: locations.0.name."""
    return ".".join(map(str, path))
