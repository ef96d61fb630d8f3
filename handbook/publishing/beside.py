"""Whether what stands beside the versions, and in place of those taken down, is what would be written there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from handbook.names import first
from handbook.publishing.renew import shell_of
from handbook.render.shell import Shell
from handbook.repository.branch import NAME, Branch
from handbook.repository.reading import KEPT, read_record
from handbook.repository.refused import Refused
from handbook.versions.number import is_number
from handbook.versions.root import root_files
from handbook.versions.taken_down import taken_down


def written_otherwise(branch: Branch, now: datetime) -> Iterator[str]:
    """Yield a note on the files at the root of `branch`, and on those of each version taken down, that differ.

    These are notes, since a handbook that has been updated writes them otherwise too, and so does one on whose day
    another version comes into force.
    """
    try:
        record = read_record(branch).at(now)
        if not record.versions:
            return
        shell = shell_of(branch, record)
        root = root_files(record, shell)
    except (Refused, FileNotFoundError):  # `verify` says it better; or nothing of the handbook but its programs is here
        return
    if strays := _strays(branch, root):
        yield f"At the root of {NAME} there is {strays}, which the handbook does not write; look what that is."
    why = "would be written otherwise now: another is in force, the handbook was updated, or somebody changed them"
    if other := _differing(branch, root):
        yield f"At the root of {NAME}, {other} {why}; `python3 -m handbook versions --rebuild` writes them anew."
    for one in record.versions:
        if one.withdrawn:
            pages = taken_down(one, record.manifests[one.version], Shell.of(shell).leave_to)
            if other := _differing(branch, {f"{one.version}/{path}": data for path, data in pages.items()}):
                yield f"In place of {one.version}, which was taken down, {other} {why}; look what stands there."


def _strays(branch: Branch, wanted: Mapping[str, bytes]) -> str:
    """Return in words the files beside the versions that are not `wanted` there, nor the host's; "" if none."""
    beside = {name for name in branch.names() if not is_number(name)} - KEPT
    there = {f"{name}/{path}" for name in beside for path in branch.files(name)}
    folders = {path.partition("/")[0] for path in there}
    return first(sorted((there | (beside - folders)) - wanted.keys()), 1)


def _differing(branch: Branch, wanted: Mapping[str, bytes]) -> str:
    there = branch.read(wanted)
    other = sorted(path for path, data in wanted.items() if there.get(path) != data)
    return first(other, 1)
