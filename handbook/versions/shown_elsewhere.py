"""What other versions still tell of one that is taken down: what changed since it, or its summary."""

from __future__ import annotations

from collections.abc import Container, Iterator

from handbook.versions.in_force import forestalled
from handbook.versions.listed import Listed
from handbook.versions.record import Record

_PAGE = "about/changes/"
"""The page that tells what changed, unless an organization has taken it out; another page may tell it too."""


def shown_elsewhere(record: Record, one: Listed, beside: Container[str]) -> Iterator[str]:
    """Yield which versions of `record` tell something of `one`, which it lists, and how that goes as well.

    `beside` are the versions that were there when it was taken down: later ones show nothing of it.
    """
    others = [
        other.version
        for other in record.versions
        if str(other.version) in beside and other.order > one.order and not other.withdrawn
        if one.version not in record.manifests[other.version].without
        if one not in forestalled(record.versions, other)
        if record.manifests[other.version].before == one.version
        or (one.change == "material" and other.published > one.published)
    ]
    if others:
        names = ", ".join(map(str, others))
        shows = f"Version {names} shows" if len(others) == 1 else f"Versions {names} show"
        told_there = any(_PAGE in record.manifests[other].addresses for other in others)
        where = f"on the page {_PAGE}" if told_there else "perhaps, on a page of yours,"
        without = " ".join(map(str, (one.version, *others)))
        told = {one.version, *others}
        there = [other.version for other in record.versions if not other.withdrawn]
        clean = [version for version in there if told <= {*record.manifests[version].without}]
        if clean:
            went = f"Version {clean[-1]} shows nothing of these."
            yield f"{went} Look whether what had to go stands in {names} too. If so, take that down as well."
            return
        yield (
            f"{shows} {where} what changed since {one.version}, or its summary. Look whether what had to "
            "go stands there. If so, publish one more version that shows nothing of these: "
            f'`{without}` (in the form, or as --without "{without}"). Then take {names} down too.'
        )
