"""Answers as a YAML file: kept while the questions go on, or written by hand for `--answers`.

It looks like organization.yml and holds less: no ids, and `lines:` for ways to report that no contact reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from handbook.data.emit import yaml_text
from handbook.data.located import Located
from handbook.data.located import Path as KeyPath
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw
from handbook.names import instead, nearest
from handbook.new.interview import Interview
from handbook.new.question import dotted
from handbook.organization.moved_fields import with_moved

RULE: Final = "answers"
_HEAD = "# Answers that `new organization` has had, and goes on with.\n"


def answers_text(answers: Mapping[KeyPath, str]) -> str:
    """Return `answers`, by the path of their question, as the text of a file of answers.

    There may be gaps, such as no answer about the first of two contacts: an empty item keeps its place.
    """
    data: dict[str | int, Any] = {}
    for path, answer in answers.items():
        around = data
        for step in path[:-1]:
            around = around.setdefault(step, {})
        around[path[-1]] = answer
    return _HEAD + yaml_text(_listed(data))


def _listed(data: Any) -> Any:
    """Return `data` with lists for keys that are numbers."""
    if not isinstance(data, dict):
        return data
    if data and all(isinstance(key, int) for key in data):
        return [_listed(data.get(number, {})) for number in range(max(data) + 1)]
    return {key: _listed(value) for key, value in data.items()}


def read_answers(text: str, shown: str) -> tuple[dict[KeyPath, str], Located, list[Flaw]]:
    """Return the answers in the `text` of a file by path, where each stands, and what is wrong about its form.

    What organization.yml has elsewhere by now is read from its old place, with a warning.
    """
    located, flaws = read_yaml(text, shown, RULE)
    if located.data is not None and not isinstance(located.data, dict) and not flaws:
        kind = "a list" if isinstance(located.data, list) else "text"
        flaws.append(Flaw(located.value_place(()), f"this is {kind}", "write `key: value` lines", RULE))
    located, renamed = with_moved(located)
    flaws += renamed
    return dict(_flat(located.data, ())) if isinstance(located.data, dict) else {}, located, flaws


def _flat(data: Any, path: KeyPath) -> list[tuple[KeyPath, str]]:
    if isinstance(data, dict):
        return [answer for key, value in data.items() for answer in _flat(value, (*path, key))]
    if isinstance(data, list) and not all(isinstance(item, str) for item in data):
        return [answer for number, value in enumerate(data) for answer in _flat(value, (*path, number))]
    return [(path, ", ".join(data) if isinstance(data, list) else str(data or ""))]


def unfit(interview: Interview, answers: Mapping[KeyPath, str], located: Located) -> list[Flaw]:
    """Return what is wrong with `answers`, which `interview` was begun with: missing, unfit, asked by no question.

    Passes over what is missing, so that all of it is found; the interview is of no use afterwards.
    """
    flaws = []
    missing: dict[KeyPath, Flaw] = {}
    nowhere: list[KeyPath] = []  # places of no known country, where neither time nor numbers can be judged
    while (question := interview.question) is not None:
        place = located.value_place(question.path)
        if question.path in interview.refused and any(question.path[: len(path)] == path for path in nowhere):
            interview.pass_over()
        elif question.path in interview.refused:
            nowhere += [question.path[:-1]] if question.path[-1] == "country" else []
            problem, _, mend = interview.refused[question.path].partition("; ")
            flaws.append(Flaw(place, problem, mend, RULE))
            interview.pass_over()
        elif question.optional or question.default is not None:
            interview.give("")
        else:
            nowhere += [question.path[:-1]] if question.path[-1] == "country" else []
            mend = f"add it{f', such as {question.such_as}' if question.such_as else ''} ({question.asks})"
            missing[question.path] = Flaw(place, f"{_told(question.path)} is missing", mend, RULE)
            interview.pass_over()
    asked = {dotted(path) for path in interview.answers}
    unasked, misspelt = _unasked(answers, asked, located)
    flaws += unasked
    return flaws + [flaw for path, flaw in missing.items() if not any(path[: len(one)] == one for one in misspelt)]


def _unasked(
    answers: Mapping[KeyPath, str], asked: set[str], located: Located
) -> tuple[list[Flaw], set[tuple[str | int, ...]]]:
    """Return what is wrong with `answers` that answer no question, each misspelt key once; and what these keys mean.

    What they mean is not told as missing as well.
    """
    flaws: list[Flaw] = []
    misspelt: dict[KeyPath, KeyPath] = {}
    for path in answers:
        steps = [one.split(".")[len(path) :] for one in asked if one.startswith(f"{dotted(path)}.")]
        if steps:
            listed = all(step[0].isdigit() for step in steps)
            below = ", ".join(sorted({step[listed] for step in steps if step[listed:]}))
            way = "begin each with `- `, with lines of its own for" if listed else "write below it, each on a line,"
            mend = f"{way} {below}"
            flaws.append(Flaw(located.key_place(path), f"{_told(path)} holds more than one answer", mend, RULE))
        elif dotted(path) not in asked:
            wrong, there = _asked_there(path, asked)
            near = nearest(str(wrong[-1]), there)
            if wrong in misspelt:
                continue
            if near:
                misspelt[wrong], path = (*wrong[:-1], near), wrong
            problem = f"no question asks for {_told(path)}"
            flaws.append(Flaw(located.key_place(path), problem, instead(str(wrong[-1]), there), RULE))
    stated = {path[:end] for path in answers for end in range(1, len(path) + 1)}
    return flaws, set(misspelt.values()) - stated


def _told(path: KeyPath) -> str:
    """Return the key at `path` with what it is in, counted from 1: "`role` (contacts 2)"."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    around = f" ({', '.join(words[:-1])})" if words[:-1] else ""
    return f"`{words[-1]}`{around}"


def _asked_there(path: KeyPath, asked: Iterable[str]) -> tuple[KeyPath, set[str]]:
    """Return `path`, for which no question asks, up to its first wrong key; and the keys that are asked for there."""
    known = [one.split(".") for one in asked]
    steps = dotted(path).split(".")
    right = next(n for n in range(len(steps), -1, -1) if steps[:n] in [one[:n] for one in known])
    there = {one[right] for one in known if one[:right] == steps[:right] and one[right:]}
    return path[: right + 1], there
