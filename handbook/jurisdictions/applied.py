"""Which law applies where an organization works: each location's jurisdiction, with those to whose law it adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.jurisdictions.facts import Fact
from handbook.jurisdictions.model import Jurisdiction
from handbook.organization.places import Location
from handbook.vocabulary import LawTopic

FLOOR = "intl"
"""The jurisdiction of a location that names none: what an international convention asks for everywhere."""


@dataclass(frozen=True)
class Layer:
    """One jurisdiction's own part of the law that applies: its `id` and the `jurisdiction` itself."""

    id: str
    jurisdiction: Jurisdiction


@dataclass(frozen=True)
class AppliedLaw:
    """The law at one or more `locations`: its own `layers` first, then those that it extends."""

    id: str
    locations: tuple[Location, ...]
    layers: tuple[Layer, ...]

    @property
    def own(self) -> Jurisdiction:
        """The jurisdiction that the locations name."""
        return self.layers[0].jurisdiction

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"rights/{self.id}/"

    def facts(self, topic: LawTopic) -> Iterator[tuple[Layer, list[Fact]]]:
        """Yield the facts of a topic, layer by layer, without the layers that have none."""
        for layer in self.layers:
            found = layer.jurisdiction.facts(topic)
            if found:
                yield layer, found


def chain(identity: str, jurisdictions: Mapping[str, Jurisdiction | None]) -> tuple[Layer, ...]:
    """Return the layers of the jurisdiction `identity`; one that is not known or has flaws ends it."""
    layers: list[Layer] = []
    step: str | None = identity
    while step and step not in {layer.id for layer in layers}:
        jurisdiction = jurisdictions.get(step)
        if jurisdiction is None:
            break
        layers.append(Layer(step, jurisdiction))
        step = jurisdiction.extends
    return tuple(layers)


def applied_laws(
    locations: Iterable[Location], jurisdictions: Mapping[str, Jurisdiction | None]
) -> tuple[AppliedLaw, ...]:
    """Return the law that applies at `locations`, each once, in the order of the first location that it is for."""
    places: dict[str, list[Location]] = {}
    for location in locations:
        places.setdefault(location.jurisdiction or FLOOR, []).append(location)
    found = ((identity, tuple(there), chain(identity, jurisdictions)) for identity, there in places.items())
    return tuple(AppliedLaw(identity, there, layers) for identity, there, layers in found if layers)
