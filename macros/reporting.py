"""Ways to report."""

from __future__ import annotations

from markupsafe import Markup

from handbook.organization.grammar import in_words
from handbook.organization.people import Route
from handbook.view import View


def reporting_routes(view: View) -> Markup:
    """A card for every reporting route: who reads it, whether it is outside line management or anonymous, and when.

    Example: {{ reporting_routes() }}
    """
    return _cards(view, "route", view.organization.reporting_routes)


def phone_lines(view: View) -> Markup:
    """A card for every reporting line that can be rung; nothing where there is none.

    Example: {{ phone_lines() }}
    """
    return _cards(view, "route-line", [route for route in view.organization.reporting_routes if route.kind == "phone"])


def _cards(view: View, prefix: str, routes: list[Route]) -> Markup:
    """Return a card for each of `routes`; `prefix` begins its id."""
    return view.template("reporting_routes.html", prefix=prefix, routes=routes, targets=view.organization.targets)


def routes_in_words(view: View) -> str:
    """All reporting routes in words.

    Example: You can tell {{ routes_in_words() }}.
    """
    return in_words(view.organization.reporting_routes, "or")


def committees(view: View) -> Markup:
    """A card for every committee that the law of a place asks for; nothing where there is none.

    Example: {{ committees() }}
    """
    return view.template("committees.html", committees=view.organization.committees)


def incident_log(view: View) -> Markup:
    """The log of one’s own: a form for the screen and for paper, once a page. It sends nothing and saves nothing.

    Example: {{ incident_log() }}
    """
    leave_to = view.organization.leave_to
    return view.template("incident_log.html", leave_to=leave_to, style=view.href("assets/log.css"))
