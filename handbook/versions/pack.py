"""A built version's files: what is filled in once all of them are there, and their manifest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.edition import SEAL
from handbook.render.finish import Held
from handbook.versions.manifest import seal_of, sum_of

Files = dict[str, bytes]
"""Files by path, with `/`."""


def html_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the pages among `files`, as text."""
    return {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}


def held_by(files: Mapping[str, bytes]) -> Held:
    """Return what hosts have to know of the pages among `files`."""
    return Held.of(html_of(files).items())


def sealed(files: Mapping[str, bytes]) -> tuple[Files, str, dict[str, str]]:
    """Return `files` with the seal over them in the place that was kept for it, the seal, and the sums before it.

    Those are the sums of the files that show it.
    """
    sums, slot = sums_of(files), SEAL.encode()
    seal = seal_of(sums)
    showing = {path: sums[path] for path, data in files.items() if slot in data}
    return {path: data.replace(slot, seal.encode()) for path, data in files.items()}, seal, showing


def unsealed_sum(data: bytes, seal: str) -> str:
    """Return the sum that a file had before `seal` stood in it."""
    return sum_of(data.replace(seal.encode(), SEAL.encode()))


def sums_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the sum of each of `files`."""
    return {path: sum_of(data) for path, data in files.items()}


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield each path whose sum differs, with "is missing", "was added" or "is not what was published", in order."""
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            yield path, "is missing"
        elif path not in before:
            yield path, "was added"
        elif before[path] != after[path]:
            yield path, "is not what was published"
