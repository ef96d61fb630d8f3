"""Support for the person affected."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from handbook.data.shape import words_of
from handbook.directory import public_numbers
from handbook.jurisdictions.facts import PublicNumber
from handbook.markup.macro import SupportKind
from handbook.organization.places import Location
from handbook.organization.services import Service
from handbook.view import View
from handbook.vocabulary import ServiceKind


def support_services(view: View, kind: SupportKind) -> Markup:
    """Cards of all services of a kind (counselling, helpline, medical, legal, union, peer), by location.

    Example: {{ support_services("counselling") }}
    """
    return view.template(
        "support_services.html", groups=[_group(view, kind)], owner=view.organization.duties.support_owner
    )


def other_services(view: View) -> Markup:
    """Cards of all services that are neither counselling nor helplines; nothing where there is none.

    Example: {{ other_services() }}
    """
    kinds = [kind for kind in words_of(ServiceKind) if kind not in ("counselling", "helpline")]
    groups = [group for group in (_group(view, kind) for kind in kinds) if group["everywhere"] or group["places"]]
    return view.template("support_services.html", groups=groups, owner=None)


def _group(view: View, kind: str) -> dict[str, Any]:
    """Return the organization's services of a kind, and the helplines that anybody can call there, by location."""
    locations = view.organization.locations
    services = [service for service in view.organization.support if service.kind == kind]
    everywhere = [service for service in services if all(service.serves(location) for location in locations)]
    together: list[tuple[list[Location], list[Service], list[PublicNumber]]] = []  # the same services share a heading
    for location in locations:
        own = [service for service in services if service.serves(location) and service not in everywhere]
        public = public_numbers(view.book, location) if kind == "helpline" else ()
        found = own, [number for number in public if number.kind == "helpline"]
        same = next((heading for heading in together if heading[1:] == found), None)
        if same:
            same[0].append(location)
        elif any(found):
            together.append(([location], *found))
    return {"kind": kind, "everywhere": everywhere, "places": together}
