"""All that has been published: the manifests, and what the list says of each version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handbook.versions.in_force import in_force
from handbook.versions.listed import Listed
from handbook.versions.manifest import Manifest
from handbook.versions.number import Number


@dataclass(frozen=True)
class Record:
    """The `manifests` by number, the `versions` in the order in which they take effect, and the `current` one.

    To that one, plain addresses lead. It is the one that was in force when the root was last written.
    """

    manifests: Mapping[Number, Manifest]
    versions: tuple[Listed, ...]
    current: Number | None

    def one(self, number: Number) -> Listed | None:
        """Return what is listed of the version `number`."""
        return next((one for one in self.versions if one.version == number), None)

    @property
    def newest(self) -> Manifest:
        """The manifest of the version published last, which says at which address the handbook stands now.

        Raises ValueError where nothing was published.
        """
        return max(self.manifests.values(), key=lambda one: one.published)

    def at(self, now: datetime) -> Record:
        """Return this record with the version in force `now` as the current one."""
        current = in_force(self.versions, now)
        return replace(self, current=current.version if current else None)

    @property
    def look(self) -> Number | None:
        """The version whose look the root takes over: the current one, or else the last that was not taken down."""
        return self.current or next((one.version for one in reversed(self.versions) if not one.withdrawn), None)
