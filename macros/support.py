"""Support for the person affected."""

from __future__ import annotations

from markupsafe import Markup

from handbook.pages.macro import SupportKind, View


def support_services(view: View, kind: SupportKind) -> Markup:
    """Cards of all services of a kind (counselling, helpline, medical, legal, union, peer), by location.

    Example: {{ support_services("counselling") }}
    """
    organization = view.organization
    services = [service for service in organization.support if service.kind == kind]
    everywhere = [
        service for service in services if all(service.serves(location) for location in organization.locations)
    ]
    groups = [
        (location, [service for service in services if service.serves(location) and service not in everywhere])
        for location in organization.locations
    ]
    return view.template(
        "support_services.html",
        everywhere=everywhere,
        groups=[(location, found) for location, found in groups if found],
        checked={service.name: view.checked(service.number) for service in services},
        owner=organization.duties.support_owner,
    )
