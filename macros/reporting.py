"""Ways to report."""

from __future__ import annotations

from markupsafe import Markup

from handbook.organization.grammar import in_words
from handbook.view import View


def reporting_routes(view: View) -> Markup:
    """A card for every reporting route: who reads it, whether it is outside line management or anonymous, and when.

    Example: {{ reporting_routes() }}
    """
    routes = [
        {"route": route, "checked": view.checked(route.phone or (route.contact.phone if route.contact else None))}
        for route in view.organization.reporting_routes
    ]
    return view.template("reporting_routes.html", routes=routes, targets=view.organization.targets)


def routes_in_words(view: View) -> str:
    """All reporting routes in words.

    Example: You can tell {{ routes_in_words() }}.
    """
    return in_words(view.organization.reporting_routes, "or")


def committees(view: View) -> Markup:
    """A card for every committee that the law of a place asks for; nothing where there is none.

    Example: {{ committees() }}
    """
    committees = [(committee, view.checked(committee.phone)) for committee in view.organization.committees]
    return view.template("committees.html", committees=committees)
