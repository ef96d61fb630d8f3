"""The case studies."""

from __future__ import annotations

from markupsafe import Markup

from handbook.addresses import address_of
from handbook.data.located import walk
from handbook.pages.front_matter import CaseStudy
from handbook.view import View


def case_studies(view: View) -> Markup:
    """A list of all case studies, each with its sector and what happens in it; readers can choose among them.

    Example: {{ case_studies() }}
    """
    pages = view.book.pages
    listed = [address_of(uri) for _, uri in walk(view.book.navigation.data["nav"])]  # in the order of the menu
    order = [address for address in dict.fromkeys([*listed, *pages]) if address in pages]
    studies = [(address, matter) for address in order if isinstance(matter := pages[address].matter, CaseStudy)]
    rows = [
        {"href": view.href(address), "wording": view.book.wordings[address], "matter": matter}
        for address, matter in studies
    ]
    filters = {
        "sector": ("Kind of work", sorted({matter.sector for _, matter in studies})),
        "behaviour": ("What happens", sorted({word for _, matter in studies for word in matter.behaviours})),
    }
    return view.template("case_studies.html", rows=rows, filters=filters, style=view.href("assets/cases.css"))
