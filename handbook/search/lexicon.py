"""The words of readers that search knows beside those of the pages: ours, and what the organization adds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from handbook.data.typed import Model, Text
from handbook.data.yaml import read_yaml
from handbook.organization.model import Group, Organization, OwnWords
from handbook.search.words import words_of

_LEXICON = Path(__file__).with_name("lexicon.yml")
_ASKED_AS = Path(__file__).with_name("asked_as.txt")
_WHOM_TO_TELL = "reporting/who-to-tell/"


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
    calm: list[Text] = []
    """Words that stand together and sound of no danger, though one of them does, such as hit on."""

    @property
    def skipped(self) -> frozenset[str]:
        """The words of `skip` as search compares words."""
        return frozenset(word for text in self.skip for word in words_of(text))

    def __add__(self, own: OwnWords) -> Lexicon:
        """Return this lexicon with an organization's own words; in its lines of danger those of `skip` do not count."""
        danger = [" ".join(word for word in words_of(line) if word not in self.skipped) for line in own.danger]
        both = {"same": [*self.same, *own.same], "danger": [*self.danger, *filter(None, danger)]}
        return self.model_copy(update=both)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the handbook."""
    located, flaws = read_yaml(_LEXICON.read_text(encoding="utf-8"), _LEXICON.name, "text")
    assert not flaws, flaws
    return Lexicon.model_validate(located.data)


@cache
def asked_as() -> Mapping[str, list[str]]:
    """Return what readers ask beside the lines of a page's own front matter, by its address ("" is the first page).

    In the file an address, which ends with a slash, stands above its lines.
    """
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for line in _ASKED_AS.read_text(encoding="utf-8").splitlines():
        if line.endswith("/"):
            lines = found.setdefault(line.removeprefix("/"), [])
        elif line and not line.startswith("# "):
            lines.append(line)
    return found


def asked_of(address: str, organization: Organization) -> tuple[str, ...]:
    """Return what readers ask beside a page's own lines: ours, and people and teams where it says whom to tell."""
    people = organization.contacts if address == _WHOM_TO_TELL else []
    said = [text for contact in people for text in (contact.name, contact.role) if text]
    return (*asked_as().get(address, []), *map(str, said))
