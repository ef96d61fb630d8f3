"""Which law applies where an organization works: each location's jurisdiction, with those to whose law it adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, make_dataclass
from typing import TYPE_CHECKING, Any, cast

from handbook.data.shape import words_of
from handbook.jurisdictions.model import Jurisdiction
from handbook.organization.places import Location
from handbook.vocabulary import LawTopic

FLOOR = "intl"
"""The jurisdiction of a location that names none: what an international convention asks for everywhere."""


def parts_of(country: str, laws: Iterable[Jurisdiction | None]) -> list[str]:
    """Return the parts of the country with the two letters `country` of which `laws` say that they differ there."""
    there = [law for law in laws if law and country in {one.code for one in law.countries}]
    return [*dict.fromkeys(part for law in there for part in law.regions + law.not_in)]


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

    def speaks_of(self, topic: LawTopic) -> bool:
        """Return whether any layer has a fact on a topic."""
        return any(layer.jurisdiction.facts(topic) for layer in self.layers)


if TYPE_CHECKING:
    LawAtHand = Any
else:
    _TOPICS = [(topic.replace("-", "_"), bool, field(default=False)) for topic in words_of(LawTopic)]
    LawAtHand = make_dataclass("LawAtHand", _TOPICS, frozen=True)
"""What a page may ask of the law: for each topic whether that of any place says something of it (law.internal_body)."""


def at_hand(laws: Iterable[AppliedLaw]) -> LawAtHand:
    """Return on which topics any of `laws` says something."""
    laws = list(laws)
    topics = cast(tuple[LawTopic, ...], words_of(LawTopic))
    return LawAtHand(**{topic.replace("-", "_"): any(law.speaks_of(topic) for law in laws) for topic in topics})


def layers_of(laws: Iterable[AppliedLaw]) -> list[tuple[Layer, tuple[Location, ...]]]:
    """Return each layer of `laws` once, with all the locations that it is for."""
    found: dict[str, tuple[Layer, list[Location]]] = {}
    for law in laws:
        for layer in law.layers:
            found.setdefault(layer.id, (layer, []))[1].extend(law.locations)
    return [(layer, tuple(locations)) for layer, locations in found.values()]


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
