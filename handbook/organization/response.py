"""What an organization can do about somebody outside: the ladder of responses, and the table of where to begin."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from handbook.data.typed import Id, Model, Reference, Text
from handbook.data.yaml import read_yaml

_DEFAULT = Path(__file__).with_name("response.yml")


class Rung(Model):
    """One step of the ladder."""

    id: Id
    """A short name, to which the table refers."""
    name: Text
    """What it is called, such as A written warning."""
    does: Text
    """What happens on it."""


class Level(Model):
    """How much of a factor there is, and the step at which it lets the response begin."""

    when: Text
    """What is so, such as Again, or after a no."""
    begin: Reference
    """The step of the ladder, by id."""


class Factor(Model):
    """One thing that the response depends on. Income is never one."""

    factor: Text
    """What it is, such as How serious it was."""
    levels: list[Level] = Field(min_length=2)
    """From little to much."""


class Response(Model):
    """The ladder of responses from light to heavy, and the table that says where on it to begin."""

    ladder: list[Rung] = Field(min_length=3)
    """The steps, from the lightest to the heaviest."""
    table: list[Factor] = Field(min_length=1)
    """What the first step depends on; the highest step that any factor calls for counts."""

    def step(self, identity: str) -> int:
        """Return the number of the step `identity`, counted from 1."""
        return 1 + next(index for index, rung in enumerate(self.ladder) if rung.id == identity)

    def named(self, identity: str) -> str:
        """Return what the step `identity` is called."""
        return self.ladder[self.step(identity) - 1].name


@cache
def default_response() -> Response:
    """Return the response that comes with the handbook (`response.yml`)."""
    located, _ = read_yaml(_DEFAULT.read_text(encoding="utf-8"), _DEFAULT.name, "response")
    return Response.model_validate(located.data)
