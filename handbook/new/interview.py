"""The interview: a script, the answers so far, and whether each of them fits.

Every answer is tried on the model that reads organization.yml, so that nothing is accepted here and refused there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handbook.data.located import Located, put
from handbook.data.located import Path as KeyPath
from handbook.data.typed import typed
from handbook.flaws import Place
from handbook.new.places import Laws
from handbook.new.question import Question, dotted
from handbook.new.script import script
from handbook.new.steps import Given
from handbook.organization.load import RULE
from handbook.organization.model import Organization
from handbook.organization.references import Known


@dataclass(frozen=True)
class Told:
    """A question and its answer, as `Question.answer` returned it."""

    question: Question
    answer: str


class Interview:
    """Asks one question after another: `question` is the next one, None at the end; `told` is what was answered.

    `data` is what organization.yml would hold. `known` answers, by the path of their question, are taken without being
    asked, as long as they fit; `refused` says of others why not.
    """

    def __init__(self, laws: Laws, known: Mapping[KeyPath, str]) -> None:
        self._laws = laws
        self._known = dict(known)
        self._before: dict[KeyPath, str] = {}
        self._begin()

    def _begin(self) -> None:
        self.told: list[Told] = []
        self.data: dict[str, Any] = {}
        self.refused: dict[KeyPath, str] = {}
        self._places: dict[KeyPath, Place] = {}
        self._script = script(self._laws)
        self.question: Question | None = None
        self._go_on(None)
        self._take_known()

    def give(self, typed: str) -> None:
        """Take what was `typed` as the answer to the question, and go on to the next that nothing answers yet.

        Raises ValueError("problem; mend") if it does not fit; the question stays.
        """
        self._give(typed)
        self._take_known()

    def pass_over(self) -> None:
        """Go on as if the question were answered by its example: what comes after it can then be judged too."""
        asked = self._asked()
        self._take(asked.choices[0][0] if asked.choices else asked.such_as.partition(",")[0] or "yes")
        self._take_known()

    def back(self, number: int | None = None) -> None:
        """Ask again what was answered last, or the answer with this `number` (from 0); all others stay known.

        Enter then takes what was answered before.
        """
        if self.told:
            one = self.told[-1 if number is None else number]
            self._before[one.question.path] = self._known.pop(one.question.path)
            self._begin()

    def known(self, question: Question) -> str:
        """Return the answer that was known before, whether it fits or not; empty if there was none."""
        return self._known.get(question.path, "")

    @property
    def answers(self) -> dict[KeyPath, str]:
        """The answers so far by the path of their question."""
        return {one.question.path: one.answer for one in self.told}

    @property
    def kept(self) -> dict[KeyPath, str]:
        """All that is to be kept for another day: the answers, what is asked again, and what comes after it."""
        kept = self.answers
        for path, answer in (self._known | self._before).items():
            if not any(path[: len(one)] == one[: len(path)] for one in kept):  # a file cannot hold both
                kept[path] = answer
        return kept

    def _take_known(self) -> None:
        while self.question is not None and (known := self._known.get(self.question.path)) is not None:
            try:
                leaves_out = not known and self.question.optional and self.question.default is not None
                self._give("-" if leaves_out else known)
            except ValueError as error:
                self.refused[self.question.path] = str(error)
                return

    def _give(self, written: str) -> None:
        asked = self._asked()
        answer = asked.answer(written)
        value = _value(asked, answer)
        if value is not None:
            put(tried := _copied(self.data), asked.at, value)
            self._judge(tried, asked)
        self._take(answer)

    def _judge(self, data: dict[str, Any], asked: Question) -> None:
        """Raise ValueError where the model has something to say of what stands at `asked.at` in `data`."""
        places = self._places | {asked.at: Place(dotted(asked.path))}
        _, flaws = typed(Organization, Located(data, value_places=places), RULE, Known.of(data))
        for flaw in flaws:
            if flaw.place == places[asked.at]:
                raise ValueError(f"{flaw.problem}; {flaw.mend}")

    def _take(self, answer: str) -> None:
        asked = self._asked()
        self.told.append(Told(asked, answer))
        self._known[asked.path] = answer
        if self._before.pop(asked.path, answer) != answer:
            for key in asked.asked_again:
                self._known.pop((*asked.path[:-1], key), None)
        value = _value(asked, answer)
        if value is not None:
            put(self.data, asked.at, value)
            self._places[asked.at] = Place(dotted(asked.path))
        self._go_on(answer)

    def _go_on(self, answer: str | None) -> None:
        try:
            step = next(self._script) if answer is None else self._script.send(answer)
            while isinstance(step, Given):
                put(self.data, step.at, step.value)
                step = next(self._script)
        except StopIteration:
            self.question = None
        else:
            before = self._before.get(step.path)
            self.question = replace(step, default=before) if before else step

    def _asked(self) -> Question:
        assert self.question is not None, "all is answered"
        return self.question


def _value(asked: Question, answer: str) -> Any:
    """Return what organization.yml holds for `answer`; None if it holds nothing, as for a no."""
    if not answer or not asked.at or (asked.kind == "yes-no" and answer == "no"):
        return None
    if asked.kind == "words":
        return [word.strip() for word in answer.split(",")]
    return True if asked.kind == "yes-no" else answer


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data
