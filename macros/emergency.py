"""Help now."""

from __future__ import annotations

from markupsafe import Markup

from handbook.organization.places import EmergencyNumber, Location
from handbook.view import View


def emergency_numbers(view: View) -> Markup:
    """The emergency numbers of all locations at once; places with the same number share a line.

    Example: {{ emergency_numbers() }}
    """
    rows: list[tuple[EmergencyNumber, list[Location]]] = []
    for location in view.organization.locations:
        for emergency in location.emergency:
            same = next((places for other, places in rows if other == emergency), None)
            if same is None:
                rows.append((emergency, [location]))
            elif location not in same:
                same.append(location)
    return view.template("emergency_numbers.html", rows=rows)
