"""Help now."""

from __future__ import annotations

from markupsafe import Markup

from handbook.view import View


def emergency_numbers(view: View) -> Markup:
    """The emergency numbers of all locations at once.

    Example: {{ emergency_numbers() }}
    """
    return view.template("emergency_numbers.html", locations=view.organization.locations)
