"""What a jurisdiction file holds: the law of one place as facts. This is information, not legal advice.

`facts(topic)` gives those of one topic (`vocabulary.LawTopic`), so that a page about confidentiality can show what the
law of a place says of it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from handbook.data.typed import Id, Model, Text
from handbook.jurisdictions.facts import (
    Deadline,
    Element,
    Fact,
    Law,
    LegalTerm,
    OutsideBody,
    PendingChange,
    PublicNumber,
    ThirdParties,
)
from handbook.organization.fields import Country
from handbook.vocabulary import LawTopic


def _plain(value: str) -> str:
    if "{" in value:
        raise ValueError("a brace stands in this text; the law is the same for every organization, so write it out")
    return value


Plain = Annotated[Text, AfterValidator(_plain)]
"""Text of a page's front matter, without values."""


class Jurisdiction(Model):
    """The law of one place."""

    name: Text
    """What readers call the place, as it stands within a sentence, such as Great Britain or the United States."""
    title: Plain
    """The title of its page, such as Your rights in Great Britain."""
    description: Plain
    """The first paragraph of its page: what it comes to, in one or two sentences."""
    asked_as: list[Plain] = Field(min_length=5)
    """How readers ask for this page, with the names of its laws and bodies among their words."""
    topics: list[Plain] = []
    """Under which words the A–Z lists its page: laws, bodies and what else is its own, with their short names."""
    countries: list[Country] = []
    """The countries in which it applies, by their two letters; any, if left out."""
    regions: list[Text] = []
    """The parts of its countries in which it applies, where there are others; a location then says its `region`."""
    not_in: list[Text] = []
    """The other parts of its countries, which have laws of their own; a region that is in neither list is none."""
    only_for: Text | None = None
    """The work that it is for, where other work has another law, such as work that is federally regulated."""
    extends: Id | None = None
    """The jurisdiction to whose law this one adds."""
    required_committee: Text | None = None
    """The committee that the law asks for at each workplace, by its name, such as Internal Committee."""
    committee_not_needed: Text | None = None
    """Where the law asks for no such committee, such as where fewer than ten people work."""
    laws: list[Law] = Field(min_length=1)
    """The laws that matter here."""
    third_parties: list[ThirdParties] = Field(min_length=1)
    """Whether harassment by people outside is covered, and on what basis, route by route."""
    what_counts: list[Fact] = []
    """What is harassment in the eyes of the law."""
    who_is_covered: list[Fact] = []
    """Who is protected."""
    where: list[Fact] = []
    """At which places."""
    employer_duties: list[Fact] = []
    """What an employer has to do before anything happens."""
    internal_body: list[Fact] = []
    """The body within the organization that the law asks for."""
    investigation: list[Fact] = []
    """How a complaint is looked into."""
    interim_measures: list[Fact] = []
    """What can change while it is looked into."""
    confidentiality: list[Fact] = []
    """Who may say what."""
    retaliation: list[Fact] = []
    """How somebody is protected for speaking up."""
    false_reports: list[Fact] = []
    """What the law says of reports that are not true."""
    crime: list[Fact] = []
    """What may be a crime, and what the police have to do with it."""
    notices: list[Fact] = []
    """What has to be shown or handed out."""
    training: list[Fact] = []
    """Who is trained, and when."""
    annual_report: list[Fact] = []
    """What is reported each year."""
    retention: list[Fact] = []
    """How long records are kept."""
    time_limits: list[Deadline] = []
    """The time limits."""
    outside_bodies: list[OutsideBody] = []
    """Bodies outside that take complaints or give advice."""
    numbers: list[PublicNumber] = []
    """Numbers that anybody in the place can call."""
    policy_states: list[Element] = Field(min_length=1)
    """What a written policy must or should state."""
    pending: list[PendingChange] = []
    """Changes of the law that are on their way."""
    terms: list[LegalTerm] = []
    """Words of the law that readers meet."""

    def facts(self, topic: LawTopic) -> list[Fact]:
        """Return the facts of one topic, all of them statements that can stand alone."""
        return list(getattr(self, topic.replace("-", "_")))
