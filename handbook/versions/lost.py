"""Addresses that would lead nowhere: of the version before, gone without a word; of this one, unknown to a later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Final

from handbook.addresses import shown_address
from handbook.organization.times import in_full
from handbook.versions.in_force import period
from handbook.versions.listed import Listed
from handbook.versions.number import Number
from handbook.versions.record import Record

LOST: Final = "lost-addresses"
"""The rule that no address is lost."""
MEND = "say in organization.yml under `redirects:` where it went, or under `gone:` why nothing is in its place"


def lost_addresses(record: Record, one: Listed) -> Iterator[str]:
    """Yield a sentence for each address that `one` of `record` takes away, or that a version announced for later would.

    Versions that were taken down count, since they have been read; not one that was cancelled before its day.
    """
    own = record.manifests[one.version].addresses
    earlier = [other for other in record.versions if other.order < one.order]
    for address, version in gone_addresses(earlier, record, own):
        yield f"`{shown_address(address)}` is a page of version {version}, and none of this one; {MEND}"
    for later in record.versions:
        if later.order > one.order and period(record.versions, later):
            for address in sorted(own - record.manifests[later.version].addresses):
                yield (
                    f"`{shown_address(address)}` is a page of this version, and none of {later.version}, which is "
                    f"announced for {in_full(later.effective)}; leave it out, or first publish a version with a higher "
                    "number for that day which has the page too"
                )


def gone_addresses(versions: Iterable[Listed], record: Record, own: Set[str]) -> list[tuple[str, Number]]:
    """Return the addresses of `versions` of `record` that are none of `own`, each with the last version that has it."""
    read = [one for one in versions if one.withdrawn is None or one.withdrawn.reason != "cancelled"]
    last = {address: one.version for one in read for address in record.manifests[one.version].addresses}
    return sorted((address, version) for address, version in last.items() if address not in own)
