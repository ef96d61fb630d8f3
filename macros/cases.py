"""The case studies."""

from __future__ import annotations

from markupsafe import Markup

from handbook.pages.front_matter import CaseStudy
from handbook.view import View


def case_studies(view: View) -> Markup:
    """A list of all case studies, each with its sector and what happens in it.

    Example: {{ case_studies() }}
    """
    rows = [
        {
            "href": view.href(address),
            "wording": view.book.wordings[address],
            "sector": page.matter.sector.replace("-", " "),
            "behaviours": [behaviour.replace("-", " ") for behaviour in page.matter.behaviours],
        }
        for address, page in view.book.pages.items()
        if isinstance(page.matter, CaseStudy)
    ]
    return view.template("case_studies.html", rows=rows)
