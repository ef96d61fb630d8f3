"""What happens after a report, drawn from the organization's promises and the law of its places."""

from __future__ import annotations

from markupsafe import Markup

from handbook.view import View


def response_ladder(view: View) -> Markup:
    """The steps that can be taken about somebody outside, from light to heavy.

    Example: {{ response_ladder() }}
    """
    return view.template("response_ladder.html", ladder=view.organization.response.ladder)


def decision_table(view: View) -> Markup:
    """Where on the ladder to begin, by what happened.

    Example: {{ decision_table() }}
    """
    return view.template("decision_table.html", response=view.organization.response)


def report_timeline(view: View) -> Markup:
    """The time line of what happens after a report: our own times, then the clocks of the law of each place.

    Example: {{ report_timeline() }}
    """
    outside = [
        {"law": law, "href": view.href(f"{law.address}#time-limits"), "limits": limits}
        for law in view.laws
        if (limits := [fact for _, facts in law.facts("time-limits") for fact in facts if fact.binds == "person"])  # type: ignore[attr-defined]
    ]
    return view.template("report_timeline.html", targets=view.organization.targets, outside=outside)


def route_map(view: View) -> Markup:
    """The map of whom to tell: each way to report, who reads it, and who decides in the end.

    Example: {{ route_map() }}
    """
    organization = view.organization
    return view.template("route_map.html", organization=organization, duties=organization.duties)
