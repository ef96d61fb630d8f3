"""The words of readers that search knows beside those of the pages: lexicon.yml, and what the organization adds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook.data.typed import Model, Text
from handbook.data.yaml import read_yaml
from handbook.organization.model import Group, OwnWords

_FILE = Path(__file__).with_name("lexicon.yml")


class Lexicon(Model):
    """What search knows of words."""

    skip: list[Text]
    """Words that say nothing about what somebody looks for, such as the."""
    forms: list[Group] = []
    """Forms of one word that do not begin alike, such as tell and told."""
    same: list[Group] = []
    """Words, or a few words together, that mean nearly the same to somebody who searches."""
    danger: list[Text] = []
    """What sounds of danger: a word, or a few that stand in the question in any order. Help now then comes first."""

    def __add__(self, own: OwnWords) -> Lexicon:
        """Return this lexicon with an organization's own words."""
        return self.model_copy(update={"same": [*self.same, *own.same], "danger": [*self.danger, *own.danger]})


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the handbook."""
    located, _ = read_yaml(_FILE.read_text(encoding="utf-8"), _FILE.name, "lexicon")
    return Lexicon.model_validate(located.data)
