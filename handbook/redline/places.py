"""Which page of one version is which of the other: by its address, by where that leads now, by nearly the same text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook.redline.seen import Page
from handbook.redline.sites import Site
from handbook.redline.words import bag, likeness

NEARLY = 0.8
"""How much two texts have in common, at least, to be taken for the same in another place."""
_LONG = 40


@dataclass
class Places:
    """The addresses of pages `(before, after)` that are the same page, and those that have no other."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def places(before: Site, after: Site) -> Places:
    """Return which page of `before` is which of `after`."""
    found = Places([(address, address) for address in after.articles if address in before.articles])
    old = [address for address in before.articles if address not in after.articles]
    new = dict.fromkeys(address for address in after.articles if address not in before.articles)
    rest = []
    for address in old:
        target = after.forwards.get(address, "")
        if target in new:  # of several that lead to one, the first is that page
            found.pairs.append((address, target))
            del new[target]
        else:
            rest.append(address)
    alike = likest(
        {address: before.page(address) for address in rest}, {address: after.page(address) for address in new}
    )
    found.pairs += alike
    found.gone = [address for address in rest if address not in dict(alike)]
    found.new = [address for address in new if address not in {there for _, there in alike}]
    return found


def likest(before: dict[str, Page], after: dict[str, Page]) -> list[tuple[str, str]]:
    """Return the pages that have nearly the same text, each in one pair; only those with a long text in common are."""
    holding: dict[str, list[str]] = {}
    for there, page in after.items():
        for text in set(_long_texts(page)):
            holding.setdefault(text, []).append(there)
    scored = []
    for here, page in before.items():
        others = {there for text in _long_texts(page) for there in holding.get(text, [])[:8]}
        own = bag(page.text)
        scored += [(likeness(own, bag(after[there].text)), here, there) for there in sorted(others)]
    return best_pairs(score for score in scored if score[0] >= NEARLY)


def best_pairs(scored: Iterable[tuple[float, str, str]]) -> list[tuple[str, str]]:
    """Return the pairs with the highest scores, in which nothing occurs twice."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, here, there in sorted(scored, key=lambda one: -one[0]):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return list(pairs.items())


def _long_texts(page: Page) -> list[str]:
    return [block.key for section in page.sections for block in section.blocks if len(block.key) >= _LONG]
