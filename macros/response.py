"""What happens after a report, drawn from the organization's promises and the law of its places."""

from __future__ import annotations

from markupsafe import Markup

from handbook.jurisdictions.applied import AppliedLaw, layers_of
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
    outside = []
    for layer, locations in layers_of(view.laws):
        limits = [limit for limit in layer.jurisdiction.time_limits if limit.binds == "person"]
        law = next(law for law in view.laws if layer in law.layers)
        if limits:
            outside.append({"layer": layer, "locations": locations, "href": _limits_of(view, law), "limits": limits})
    found = view.organization.law_changes
    return view.template("report_timeline.html", targets=view.organization.targets, outside=outside, found=found)


def _limits_of(view: View, law: AppliedLaw) -> str:
    """Return the link to the time limits of `law`; a page of the organization's own may have no such section."""
    section = "#time-limits" if "time-limits" in view.book.section_ids[law.address] else ""
    return view.href(law.address + section)


def route_map(view: View) -> Markup:
    """The map of whom to tell: each way to report, who reads it, and who decides in the end.

    Example: {{ route_map() }}
    """
    organization = view.organization
    cards = view.href("reporting/who-to-tell/")
    return view.template("route_map.html", organization=organization, duties=organization.duties, cards=cards)
