"""The register of policies."""

from __future__ import annotations

from markupsafe import Markup

from handbook.pages.reviews import last_review, next_review, takes_effect
from handbook.view import View


def policy_register(view: View) -> Markup:
    """A list of all policies: who looks after each, from when it holds, and when it was and is to be reviewed.

    Example: {{ policy_register() }}
    """
    rows = [
        {
            "href": view.href(address),
            "title": view.book.wordings[address].title,
            "owner": view.contact(page.matter.owner),
            "effect": takes_effect(page, view.organization, view.book.site.edition),
            "reviewed": last_review(page, view.organization),
            "due": next_review(page, view.organization),
        }
        for address, page in view.book.pages.items()
        if page.kind == "policy" and page.matter
    ]
    return view.template("policy_register.html", rows=rows)
