"""The list of versions as a page: when each was in force, what it changed, and which held on a day."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from handbook.organization.times import in_full
from handbook.render.shell import Shell
from handbook.versions.in_force import day_in
from handbook.versions.listed import Listed
from handbook.versions.listing import when
from handbook.versions.record import Record
from handbook.versions.templates import template
from handbook.versions.withdrawal import REASONS

LIST = "versions/"
"""The address of the list of versions."""
_TITLE = "Versions"


def list_page(record: Record, look: Shell) -> str:
    """Return the page that lists the versions of `record`; it stands in a folder, and has the `look` of a version."""
    rows = [
        {
            "one": one,
            "manifest": record.manifests[one.version],
            "when": when(record, one, one.version == record.current),
            "first": one == record.versions[0],
            "compared": record.manifests[one.version].before is not None,
            "published": in_full(_published(one)),
            "late": _published(one) > one.effective,
            "reason": REASONS[one.withdrawn.reason] if one.withdrawn else "",
        }
        for one in reversed(record.versions)
    ]
    days = [day for one in record.versions for day in (_published(one), one.withdrawn and one.withdrawn.day) if day]
    as_of = in_full(max(days))
    here = f"{record.newest.site_url.rstrip('/')}/{LIST}"
    known = {"title": _TITLE, "rows": rows, "current": record.current, "as_of": as_of, "here": here}
    main = Markup(template("versions.html").render(known))
    head = Markup(template("versions_head.html").render())
    assets = f"../{record.look}/"
    return look.page(_TITLE, main, "../", assets, "../", head, look.side(_TITLE))


def _published(one: Listed) -> date:
    return day_in(one.time_zone, one.published)
