"""A version that has come into force, to which plain addresses do not lead yet where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from handbook.flaws import Flaw, Place
from handbook.organization.times import in_full
from handbook.publishing.branch import NAME
from handbook.publishing.git import GitFailed
from handbook.publishing.reading import read_record
from handbook.publishing.refused import Refused
from handbook.publishing.shared import known
from handbook.versions.in_force import in_force

RULE = "due"


def overdue(root: Path, now: datetime) -> Iterator[Flaw]:
    """Yield a warning if the branch, as it is known at `root`, does not lead to the version in force `now`.

    Where nothing was published, or the branch cannot be read, it has nothing to say: `verify` does.
    """
    try:
        record = read_record(known(root))
    except (Refused, GitFailed):
        return
    current = in_force(record.versions, now)
    if current and current.version != record.current:
        before = f"version {record.current}" if record.current else "no version in force"
        problem = f"version {current.version} is in force since {in_full(current.effective)}"
        problem += f", and without scripts plain addresses still lead to {before}"
        mend = "run `python3 -m handbook publish --due --push`, and see whether the daily workflow has fallen asleep"
        yield Flaw(Place(NAME), problem, mend, RULE, "warning")
