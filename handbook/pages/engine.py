"""The settings of Jinja, for pages and for the text of their front matter alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import jinja2

from handbook.organization.grammar import Phrase, in_words
from handbook.organization.model import Organization
from handbook.pages.holes import text_of

FILTERS: dict[str, Callable[..., Any]] = {"in_words": in_words}
"""The filters that a page may use."""


class Names(NamedTuple):
    """The names that a page may use: their types are what checks know, their values what a page prints."""

    org: Organization
    outsider: Phrase
    outsiders: Phrase

    @classmethod
    def of(cls, organization: Organization) -> Names:
        """Return the names for `organization`: itself, and its words for one and many of the people outside."""
        return cls(organization, organization.outsiders.one, organization.outsiders.many)


def settle(environment: jinja2.Environment, finalize: Callable[..., Any]) -> jinja2.Environment:
    """Give `environment` our settings; `finalize` decides what a value prints. Returns the environment."""
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = jinja2.StrictUndefined
    environment.filters.update(FILTERS)
    environment.finalize = finalize
    return environment


def texts(organization: Organization) -> Callable[[str], str]:
    """Return the function that puts values into a line of front matter, as text.

    It raises what Jinja raises; a check has looked at the line before.
    """
    environment = settle(jinja2.Environment(), text_of)
    known = Names.of(organization)._asdict()

    def text(line: str) -> str:
        return environment.from_string(line).render(known) if "{" in line else line

    return text
