"""What is asked of a new organization, as it stands in questions.yml, with values of earlier answers in its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from handbook.data.located import Path as KeyPath
from handbook.data.typed import Model, Text, Truth, typed
from handbook.data.yaml import read_yaml
from handbook.memo import kept_own
from handbook.new.question import Question
from handbook.organization.grammar import Phrase

_FILE = Path(__file__).with_name("questions.yml")


class _Asked(Model):
    key: Text
    asks: Text
    why: Text | None = None
    such_as: Text | None = None
    default: Text | None = None
    optional: Truth = False
    letters: Truth = False
    asked_again: list[Text] = []


class _Part(Model):
    part: Text
    questions: list[_Asked]


class _Parts(Model):
    parts: list[_Part]


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
                    letters=asked.letters,
                    asked_again=(*asked.asked_again,),
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
    words = {"outsider": outsider, "outsiders": outsiders, "several": outsiders, "outsider_a": Phrase(outsider).a}
    return tuple(
        (
            part,
            tuple(
                _general(one, _IN_GENERAL | words)
                for one in questions
                if not {"more", "needed", "takes_reports"} & {*one.path}
            ),
        )
        for part, questions in parts()
    )


_IN_GENERAL = {
    "name": "its name",
    "leader": "whoever leads it",
    "place": "this place",
    "number": "that number",
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
