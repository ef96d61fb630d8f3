"""`jurisdictions/*.yml` → jurisdictions by id (the file's name), or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.data.located import Located, under, walk
from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw, Place
from handbook.jurisdictions.model import Jurisdiction
from handbook.memo import kept
from handbook.names import instead
from handbook.site import Site
from handbook.texts import read_text

RULE: Final = "jurisdictions"


def load_jurisdictions(site: Site) -> tuple[dict[str, Jurisdiction | None], dict[str, Located], list[Flaw]]:
    """Return the jurisdictions by id, None for one that cannot be read; where their values stand; and all flaws."""
    jurisdictions: dict[str, Jurisdiction | None] = {}
    places: dict[str, Located] = {}
    flaws: list[Flaw] = []
    flaws += _misnamed(site)
    files = sorted(file for file in (site.root / "jurisdictions").glob("*.yml") if _NAME.fullmatch(file.name))
    known = {file.stem for file in files}
    for file in files:
        shown = site.shown(file)
        text, more = (None, ()) if file.is_symlink() else read_text(file, shown)  # checks/files.py tells of links
        flaws += more
        jurisdiction, located, of_file = _read(text or "", shown)
        flaws += of_file if text is not None else ()
        places[file.stem] = located
        jurisdictions[file.stem] = jurisdiction if text is not None else None
        flaws += _doubtful(located, frozenset(known))
    flaws += _circles(places)
    return jurisdictions, places, flaws


@kept
def _read(text: str, shown: str) -> tuple[Jurisdiction | None, Located, tuple[Flaw, ...]]:
    located, flaws = read_yaml(text, shown, RULE)
    jurisdiction, more = typed(Jurisdiction, located, RULE)
    return jurisdiction, located, (*flaws, *more)


@kept
def _doubtful(located: Located, known: frozenset[str]) -> tuple[Flaw, ...]:
    return tuple(_doubts(located, known))


def _doubts(located: Located, known: frozenset[str]) -> Iterator[Flaw]:
    """Yield a jurisdiction to extend that is none, and ids that stand twice in one list."""
    extended = _extended(located)
    if extended is not None and extended not in known:
        place = located.value_place(("extends",))
        yield Flaw(place, f"`{extended}` is no jurisdiction", instead(extended, known), RULE)
    for key in ("policy_states", "pending"):
        first: dict[str, int] = {}
        for path, name in under(located, key):
            if path[-1] == "id" and name in first:
                problem = f"the id `{name}` is used twice (first on line {first[name]})"
                yield Flaw(located.value_place(path), problem, "give each its own", RULE)
            elif path[-1] == "id":
                first[name] = located.value_place(path).line
    changes = {name for path, name in under(located, "pending") if path[-1] == "id"}
    for path, name in walk(located.data):
        if path[-1] == "until" and name not in changes:
            place = located.value_place(path)
            yield Flaw(place, f"`{name}` is no change under `pending`", instead(name, changes), RULE)


def _extended(located: Located) -> str | None:
    """Return the jurisdiction that a file says it extends, where it names one."""
    extended = located.data.get("extends") if isinstance(located.data, dict) else None
    return extended if isinstance(extended, str) else None


def _circles(places: dict[str, Located]) -> Iterator[Flaw]:
    """Yield the jurisdictions that extend themselves, or one another in a circle."""
    for start in places:
        step: str | None = start
        seen: list[str] = []
        while step is not None and (located := places.get(step)) and step not in seen:
            seen.append(step)
            step = _extended(located)
        if step == start:
            mend = "take `extends` out of the one that is the wider law"
            place = places[start].value_place(("extends",))
            yield Flaw(place, f"these extend one another in a circle: {', '.join(sorted(seen))}", mend, RULE)


def _misnamed(site: Site) -> Iterator[Flaw]:
    """Yield files that look like a jurisdiction and whose names no location could give."""
    for file in sorted((site.root / "jurisdictions").glob("*.y*ml")):
        if not _NAME.fullmatch(file.name):
            problem = f"`{file.name}` is not read"
            mend = "name it in small letters and hyphens alone, ending in .yml, such as us-ny.yml"
            yield Flaw(Place(site.shown(file)), problem, mend, RULE)


_NAME = re.compile(r"(?!index|readme)[a-z]+(-[a-z]+)*\.yml")
