"""The law of the organization's places."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup

from handbook.coverage import coverage
from handbook.pages.macro import Topic
from handbook.view import View
from handbook.vocabulary import LawTopic


def law_notes(view: View, topic: Topic) -> Markup:
    """What the law of each place says about a topic, with its source; nothing where nothing is noted.

    Example: {{ law_notes("time-limits") }}
    """
    asked = cast(LawTopic, topic)
    laws = [
        {
            "law": law,
            "href": view.href(law.address),
            "layers": [
                {
                    "id": layer.id,
                    "name": layer.jurisdiction.name,
                    "facts": facts,
                    "numbers": [view.confirmed(n) for n in layer.jurisdiction.numbers if n.kind != "helpline"],
                }
                for layer, facts in law.facts(asked)
            ],
        }
        for law in view.laws
    ]
    laws = [law for law in laws if law["layers"]]
    own_page = any(law.address == view.page.address for law in view.laws)
    return view.template(
        "law_notes.html", laws=laws, topic=topic, own_page=own_page, found=view.organization.law_changes
    )


def rights_register(view: View) -> Markup:
    """A list of the pages on the law of each place.

    Example: {{ rights_register() }}
    """
    rows = [
        {"law": law, "href": view.href(law.address), "wording": view.book.wordings[law.address]}
        for law in view.book.laws
        if law.address in view.book.wordings
    ]
    return view.template("rights_register.html", rows=rows)


def coverage_matrix(view: View) -> Markup:
    """A table of what the law of each place asks a policy to state, and the section that answers it.

    Example: {{ coverage_matrix() }}
    """
    laws: dict[str, list[dict[str, object]]] = {}
    for row in coverage(view.book):
        assert row.page is not None and row.answer is not None, "the check refuses a site with a hole"
        laws.setdefault(row.layer.jurisdiction.name, []).append(
            {
                "row": row,
                "href": view.href(f"{row.page.address}#{row.answer.section}"),
                "page": view.book.wordings[row.page.address].title,
                "section": view.book.section_title(row.page.address, row.answer.section),
            }
        )
    return view.template("coverage_matrix.html", laws=laws)
