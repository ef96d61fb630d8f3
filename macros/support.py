"""Support for the person affected."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from handbook.data.typed import words_of
from handbook.directory import public_numbers
from handbook.organization.grammar import Phrase
from handbook.organization.places import Location
from handbook.organization.services import Service
from handbook.pages.macro import SupportKind
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
    locations = view.organization.locations
    services = [service for service in view.organization.support if service.kind == kind]
    public = {place.id: _helplines(view, place) if kind == "helpline" else [] for place in locations}
    everywhere = [service for service in services if all(service.serves(location) for location in locations)]
    places = [
        (location, [s for s in services if s.serves(location) and s not in everywhere] + public[location.id])
        for location in locations
    ]
    together: list[tuple[list[Location], list[Service]]] = []  # places with the same services share a heading
    for location, found in places:
        same = next((where for where, there in together if there == found), None)
        if same is not None:
            same.append(location)
        elif found:
            together.append(([location], found))
    return {"kind": kind, "everywhere": everywhere, "places": together}


def _helplines(view: View, location: Location) -> list[Service]:
    """Return the helplines that anybody can call by the law's data of `location`, as services."""
    return [
        Service.model_construct(
            name=Phrase(number.name),
            kind="helpline",
            about=number.says if number.verified else f"Not yet verified: {number.says}",
            phone=number.phone,
            web=number.web,
            hours=number.hours,
            who_may_use=number.who_may_use,
        )
        for number in public_numbers(view.book, location)
        if number.kind == "helpline"
    ]
