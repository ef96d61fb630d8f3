"""Whether what stands in a version's folder is what its manifest was made over; asked of the folder alone."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.repository.branch import Branch, objects
from handbook.repository.reading import TOLD, told
from handbook.versions import manifest as manifests
from handbook.versions.manifest import seal_of, sum_of
from handbook.versions.pack import differing, unsealed_sum
from handbook.versions.withdrawal import WITHDRAWN


def sums_of(branch: Branch, folder: str, known: dict[str, str]) -> dict[str, str]:
    """Return the sha256 of each file of `folder` by its path; one that git has lost is missing.

    `known` are the sums by object that were made before; new ones are added, since versions have most in common.
    """
    there = branch.files(folder)
    new = sorted(set(there.values()) - known.keys())
    read = zip(new, objects(branch.root, new), strict=True)
    known |= {name: sum_of(data) for name, data in read if data is not None}
    return {path: known[name] for path, name in there.items() if name in known}


def unlike_manifest(branch: Branch, folder: str, sums: dict[str, str]) -> Iterator[str]:
    """Yield what in `folder`, whose files have these `sums`, is not as its manifest says. Raises GitFailed."""
    now = dict(sums)
    if now.pop(manifests.NAME, None) is None:
        yield f"{folder}/{manifests.NAME} is missing"
        return
    try:
        manifest, one = told(branch.read(f"{folder}/{name}" for name in TOLD), folder)
    except ValueError as error:
        yield f"{folder}/{manifests.NAME} cannot be read ({error})"
        return
    if manifest.seal != seal_of(manifest.unsealed):
        yield f"{folder}/{manifests.NAME}: the seal is not that of the files it lists"
    if one.withdrawn:
        pages = {f"{address}index.html" for address in manifest.addresses}
        yield from (f"{folder}/{path} was added" for path in sorted(now.keys() - pages - {WITHDRAWN}))
        yield from (f"{folder}/{path} is missing" for path in sorted(pages - now.keys()))
        return
    yield from (f"{folder}/{path} {how}" for path, how in differing(manifest.files, now))
    for path, data in branch.read(f"{folder}/{path}" for path in manifest.showing).items():
        if unsealed_sum(data, manifest.seal) != manifest.showing[path.removeprefix(f"{folder}/")]:
            yield f"{path} shows the seal, and is not what the seal was made over"
