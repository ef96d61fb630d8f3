"""What the branch holds, read as a record: the manifests in the versions' folders, and the index of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from handbook.repository.branch import NAME, Branch
from handbook.repository.refused import NoSuchVersion, Refused
from handbook.versions.listed import INDEX, Listed, read_index
from handbook.versions.manifest import NAME as MANIFEST
from handbook.versions.manifest import SUMMARY, Manifest
from handbook.versions.number import Number, is_number
from handbook.versions.record import Record
from handbook.versions.withdrawal import WITHDRAWN, Withdrawal

_REBUILD = "`python3 -m handbook versions --rebuild` makes it again from the folders"
_VERIFY = "`python3 -m handbook verify` says what else differs"
KEPT = {".gitattributes", ".gitignore", ".well-known", "CNAME", "LICENSE", "README.md", "robots.txt"}
"""What may stand on the branch before the first version: it is not ours, and stays."""
TOLD = (MANIFEST, SUMMARY, WITHDRAWN)
"""The files of a version's folder from which the list of versions is made."""


def read_record(branch: Branch) -> Record:
    """Return what `branch` holds.

    Raises Refused if a manifest cannot be read, the index does not agree with them, or all of it is somebody else's.
    """
    record = read_folders(branch)
    text = branch.read([INDEX]).get(INDEX)
    if not record.versions:
        refuse_foreign(branch)
    if text is None:
        if record.versions:
            raise Refused(f"on the branch {NAME}, the index `{INDEX}` is missing; {_REBUILD}")
        return record
    try:
        listed, current = read_index(text.decode("utf-8"))
    except ValueError as error:
        raise Refused(f"on the branch {NAME}, the index `{INDEX}` cannot be read ({error}); {_REBUILD}") from None
    if {one.version: one for one in listed} != {one.version: one for one in record.versions}:
        raise Refused(
            f"on the branch {NAME}, the index `{INDEX}` does not say what the folders hold; see what "
            f"`python3 -m handbook verify` finds: if no folder is missing, {_REBUILD}"
        )
    return replace(record, current=current)


def refuse_foreign(branch: Branch) -> None:
    """Raise Refused if what stands on `branch`, which has no folder of a version, was published by something else."""
    if not listed_by_index(branch) and branch.names().keys() - KEPT:
        raise Refused(
            f"the branch {NAME} holds something that was not published by this command; "
            f"give it another name with `git branch -m {NAME} …`, there and at origin, and run the command again"
        )


def listed_by_index(branch: Branch) -> list[Listed]:
    """Return the versions that the index of `branch` lists; none if it cannot be read."""
    with suppress(ValueError):
        return read_index(branch.read([INDEX]).get(INDEX, b"").decode("utf-8"))[0]
    return []


def read_folders(branch: Branch) -> Record:
    """Return what `branch` holds in its folders, whatever its index says. Raises Refused if a manifest is damaged."""
    folders = sorted(name for name in branch.names() if is_number(name))
    found = branch.read(f"{folder}/{name}" for folder in folders for name in TOLD)
    manifests, versions, damaged = {}, [], []
    for folder in folders:
        try:
            manifest, one = told(found, folder)
        except ValueError as error:
            what = f"cannot be read ({error})" if f"{folder}/{MANIFEST}" in found else "is missing"
            damaged.append(f"on the branch {NAME}, `{folder}/{MANIFEST}` {what}; {_VERIFY}")
            continue
        versions.append(one)
        manifests[manifest.version] = manifest
    if damaged:
        raise Refused(*damaged)
    return Record(manifests, tuple(sorted(versions, key=lambda one: one.order)), None)


def listed_as(record: Record, number: Number) -> Listed:
    """Return what `record` lists of the version `number`. Raises Refused, with the numbers that there are."""
    one = record.one(number)
    if one is None:
        there = ", ".join(str(other.version) for other in reversed(record.versions))
        published = f"published is {there}" if there else "nothing has been published yet"
        raise NoSuchVersion(f"there is no version {number}; {published}")
    return one


def told(found: Mapping[str, bytes], folder: str) -> tuple[Manifest, Listed]:
    """Return the manifest of the version in `folder`, and what is listed of it, by the files `TOLD` among `found`.

    Raises ValueError if they cannot be read, or are another version's.
    """
    text = found.get(f"{folder}/{MANIFEST}", b"").decode("utf-8")
    try:
        summary = found.get(f"{folder}/{SUMMARY}", b"").decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"`{SUMMARY}` beside it is no text") from None
    down = found.get(f"{folder}/{WITHDRAWN}")
    manifest = Manifest.read(text)
    if str(manifest.version) != folder:
        raise ValueError(f"it is that of {manifest.version}")
    withdrawn = None if down is None else Withdrawal.read(down.decode("utf-8"))
    return manifest, Listed.of(text, summary.removesuffix("\n"), withdrawn)
