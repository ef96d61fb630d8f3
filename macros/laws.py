"""The law of the organization's places."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup

from handbook.coverage import coverage
from handbook.jurisdictions.applied import Layer, layers_of
from handbook.jurisdictions.facts import PublicNumber
from handbook.markup.macro import Topic
from handbook.view import View
from handbook.vocabulary import LawTopic

_ABOUT: dict[LawTopic, str] = {
    "third-parties": "people from outside",
    "what-counts": "what counts",
    "who-is-covered": "who is protected",
    "where": "where it counts",
    "employer-duties": "what employers have to do",
    "internal-body": "a body at work",
    "investigation": "how it is looked into",
    "interim-measures": "what can change meanwhile",
    "confidentiality": "who may say what",
    "retaliation": "payback",
    "false-reports": "reports that cannot be proved",
    "crime": "what may be a crime",
    "notices": "notices",
    "training": "training",
    "annual-report": "yearly reports",
    "retention": "how long records are kept",
    "time-limits": "time limits",
    "outside-bodies": "where to go outside",
    "pending": "what is about to change",
    "laws": "the laws",
}
"""What a topic is called in the heading of a note."""


def law_notes(view: View, topic: Topic) -> Markup:
    """What the law of each place says about a topic, with its source, and the places for which nothing is noted.

    Example: {{ law_notes("time-limits") }}
    """
    asked = cast(LawTopic, topic)
    own = next((law.id for law in view.laws if law.address == view.page.address), None)
    notes = [
        {
            "layer": layer,
            "locations": locations,
            "facts": facts,
            "numbers": _numbers(view, layer) if topic == "outside-bodies" else [],
            "pages": [(law.own.title, view.href(law.address)) for law in view.laws if layer in law.layers],
        }
        for layer, locations in layers_of(view.laws)
        if (facts := layer.jurisdiction.facts(asked))
    ]
    silent = [place for law in view.laws if not law.speaks_of(asked) for place in law.locations]
    missed = not notes or topic in ("time-limits", "outside-bodies")  # elsewhere the law may have nothing to say
    return view.template(
        "law_notes.html",
        notes=notes,
        topic=topic,
        about=_ABOUT[asked],
        without=silent if missed and not own else [],
        own=own,
        found=view.organization.law_changes,
    )


def _numbers(view: View, layer: Layer) -> list[PublicNumber]:
    """Return the numbers of bodies outside, each with the day on which somebody here called it."""
    return [view.confirmed(number) for number in layer.jurisdiction.numbers if number.kind != "helpline"]


def rights_register(view: View) -> Markup:
    """A list of the pages on the law of each place.

    Example: {{ rights_register() }}
    """
    rows = [
        {"law": law, "href": view.href(law.address), "wording": view.book.wordings[law.address]}
        for law in view.book.laws
    ]
    return view.template("rights_register.html", rows=rows)


def coverage_matrix(view: View) -> Markup:
    """A table of what the law of each place asks a policy to state, and the section that answers it.

    Example: {{ coverage_matrix() }}
    """
    laws: dict[str, list[dict[str, object]]] = {}
    for row in coverage(view.book):
        assert row.page is not None and row.answer is not None, "the check refuses a site with a hole"
        laws.setdefault(row.layer.id, []).append(
            {
                "row": row,
                "href": view.href(f"{row.page.address}#{row.answer.section}"),
                "page": view.book.wordings[row.page.address].title,
                "section": view.book.section_title(row.page.address, row.answer.section),
            }
        )
    return view.template("coverage_matrix.html", laws=laws)
