"""What a version's folder holds once it was taken down: at each of its addresses a page that says so, and why."""

from __future__ import annotations

from handbook.addresses import relative
from handbook.render.policy import with_policy
from handbook.versions.listed import Listed
from handbook.versions.manifest import NAME, Manifest
from handbook.versions.pack import Files
from handbook.versions.templates import template
from handbook.versions.withdrawal import REASONS, WITHDRAWN


def taken_down(one: Listed, manifest: Manifest, leave_to: str) -> Files:
    """Return the files of the folder of `one`, a version that was taken down; its manifest stays as it was.

    `leave_to` is the address to which whoever leaves the site in a hurry goes.
    """
    assert one.withdrawn is not None
    page = template("withdrawn.html")
    reason = REASONS[one.withdrawn.reason]
    files = {NAME: manifest.text().encode("utf-8"), WITHDRAWN: one.withdrawn.text().encode("utf-8")}
    for address in manifest.addresses:
        root = relative("", f"{one.version}/{address}")
        html = page.render(
            one=one, reason=reason, organization=manifest.organization, root=root, address=address, leave_to=leave_to
        )
        files[f"{address}index.html"] = with_policy(html).encode("utf-8")
    return files
