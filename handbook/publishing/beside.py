"""Whether what stands beside the versions, at the root, is what would be written there now."""

from __future__ import annotations

from handbook.publishing.branch import NAME, Branch
from handbook.publishing.reading import read_record
from handbook.publishing.refused import Refused
from handbook.publishing.renew import shell_of
from handbook.versions.root import root_files


def written_otherwise(branch: Branch) -> str:
    """Return a note that names files at the root of `branch` that would be written otherwise now, or "".

    It is a note, since a handbook that has been updated writes them otherwise too.
    """
    try:
        record = read_record(branch)
        if not record.versions:
            return ""
        wanted = root_files(record, shell_of(branch, record))
    except (Refused, FileNotFoundError):  # `verify` says it better; or nothing of the handbook but its programs is here
        return ""
    there = branch.read(wanted)
    other = sorted(path for path, data in wanted.items() if there.get(path) != data)
    if not other:
        return ""
    more = f" and {len(other) - 1} more" if other[1:] else ""
    return (
        f"At the root of {NAME}, {other[0]}{more} would be written otherwise now: the handbook was updated since, or "
        "somebody changed them; `python3 -m handbook versions --rebuild` writes them anew."
    )
