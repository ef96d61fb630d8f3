"""All that has been published, read from the branch: the manifests in the versions' folders, and the index of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from handbook.versions.branch import NAME, Branch
from handbook.versions.listed import INDEX, REASONS, Listed, Withdrawal, read_index
from handbook.versions.manifest import NAME as MANIFEST
from handbook.versions.manifest import Manifest
from handbook.versions.number import Number, is_number

WITHDRAWN = "withdrawn.json"
"""Says in the folder of a version that was taken down when and why."""
REBUILD = "python3 -m handbook versions --rebuild"


class Broken(Exception):
    """The branch does not hold what was published there: a sentence for each thing, and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))


@dataclass(frozen=True)
class Record:
    """What `branch` holds: the `manifests` and what the list says of them, and the version that addresses lead to."""

    branch: Branch
    manifests: Mapping[Number, Manifest]
    versions: tuple[Listed, ...]
    current: Number | None

    def one(self, number: Number) -> Listed | None:
        """Return what is listed of the version `number`."""
        return next((one for one in self.versions if one.version == number), None)

    @property
    def look(self) -> Number:
        """The version whose look the root takes over: the current one, or else the last that was not taken down."""
        return self.current or [one.version for one in self.versions if not one.withdrawn][-1]


def read_record(branch: Branch) -> Record:
    """Return what `branch` holds. Raises Broken if a manifest cannot be read, or the index does not agree with them."""
    record = read_folders(branch)
    text = branch.read([INDEX]).get(INDEX)
    if text is None:
        if record.versions:
            raise Broken(f"{NAME}: the index `{INDEX}` is missing; `{REBUILD}` makes it again from the folders")
        return record
    try:
        listed, current = read_index(text.decode("utf-8"))
    except ValueError as error:
        problem = f"{NAME}: the index `{INDEX}` cannot be read ({error})"
        raise Broken(f"{problem}; `{REBUILD}` makes it again from the folders") from None
    if {one.version: one for one in listed} != {one.version: one for one in record.versions}:
        problem = f"{NAME}: the index `{INDEX}` does not say what the folders hold"
        raise Broken(f"{problem}; `{REBUILD}` makes it again from them, once `verify` finds nothing else")
    return replace(record, current=current)


def read_folders(branch: Branch) -> Record:
    """Return what `branch` holds in its folders, whatever its index says.

    Raises Broken if a manifest cannot be read.
    """
    folders = sorted(name for name in branch.names() if is_number(name))
    found = branch.read(f"{folder}/{name}" for folder in folders for name in (MANIFEST, WITHDRAWN))
    manifests, versions, broken = {}, [], []
    for folder in folders:
        text = found.get(f"{folder}/{MANIFEST}", b"")
        try:
            manifest = Manifest.read(text.decode("utf-8"))
            if str(manifest.version) != folder:
                raise ValueError(f"it is that of {manifest.version}")
            versions.append(Listed.of(text.decode("utf-8"), _withdrawal(found.get(f"{folder}/{WITHDRAWN}"))))
            manifests[manifest.version] = manifest
        except ValueError as error:
            what = f"cannot be read ({error})" if text else "is missing"
            broken.append(f"{NAME}: `{folder}/{MANIFEST}` {what}; `python3 -m handbook verify` says what else differs")
    if broken:
        raise Broken(*broken)
    return Record(branch, manifests, tuple(sorted(versions, key=lambda one: one.order)), None)


def withdrawal_text(withdrawal: Withdrawal) -> str:
    """Return what is written into the folder of a version that was taken down."""
    return json.dumps({"day": withdrawal.day.isoformat(), "reason": withdrawal.reason}, indent=1) + "\n"


def _withdrawal(data: bytes | None) -> Withdrawal | None:
    if data is None:
        return None
    try:
        known = json.loads(data)
        if known["reason"] not in REASONS:
            raise ValueError(f"`{known['reason']}` is no reason for taking a version down")
        return Withdrawal(date.fromisoformat(known["day"]), known["reason"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"`{WITHDRAWN}` does not say when and why ({error})") from None
