"""Writing anew what stands beside the versions: because another version is in force now, or the index is damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from handbook.publishing.unasked import refuse_alone
from handbook.render.shell import Shell
from handbook.repository.alone import alone
from handbook.repository.branch import Branch
from handbook.repository.reading import read_folders, read_record
from handbook.repository.refused import Refused
from handbook.repository.writing import one_publication, written
from handbook.versions.record import Record
from handbook.versions.root import MISSING, root_files


def bring_up_to_date(root: Path, who: str, push: bool, now: datetime, say: Callable[[str], None]) -> Record:
    """Have plain addresses lead to the version in force `now`, and write anew what else differs; return the record.

    Where nothing has been published there is nothing to do, and the record holds nothing.
    Raises Refused and OSError as `publish` does.
    """
    return _renewed(root, who, push, now, say, read_record, "Lead to the version in force")


def rebuild(root: Path, who: str, push: bool, now: datetime, say: Callable[[str], None]) -> Record:
    """Make the index and all else at the root again from the versions' folders; return the record.

    Where nothing has been published there is nothing to do, and the record holds nothing.
    Raises Refused and OSError as `publish` does.
    """
    return _renewed(root, who, push, now, say, read_folders, "Make the index again from the versions' folders")


def _renewed(
    root: Path,
    who: str,
    push: bool,
    now: datetime,
    say: Callable[[str], None],
    read: Callable[[Branch], Record],
    message: str,
) -> Record:
    def on(branch: Branch) -> tuple[str | None, Record]:
        record = read(branch)
        if push:
            refuse_alone(alone(branch), record, now)
        if not record.versions:
            return branch.head, record
        whole = record.at(now)
        files = root_files(whole, shell_of(branch, whole))
        there = branch.read(files)
        other = sum(there.get(path) != data for path, data in files.items())
        if not other:
            return branch.head, whole
        files_are = "1 file that stands" if other == 1 else f"{other} files that stand"
        say(f"{files_are} beside the versions {'is' if other == 1 else 'are'} written anew.")
        return branch.with_files(files, (), f"{message}\n", who, now), whole

    with one_publication(root, say):
        return written(root, push, say, on)


def shell_of(branch: Branch, record: Record) -> str:
    """Return the page of a version whose head and foot the root takes over. Raises Refused if it is not there whole."""
    if record.look is None:
        raise Refused("every version was taken down, so that there is nothing to lead to; publish a new one")
    path = f"{record.look}/{MISSING}"
    found = branch.read([path]).get(path)
    try:
        return Shell.of((found or b"").decode("utf-8")).html
    except ValueError:
        how = "missing" if found is None else "damaged"
        raise Refused(f"`{path}` is {how} on the branch; `python3 -m handbook verify` says what else differs") from None
