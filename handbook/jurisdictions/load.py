"""`jurisdictions/*.yml` → jurisdictions by id (the file's name), or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.data.located import Located, under
from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw
from handbook.jurisdictions.model import Jurisdiction
from handbook.names import instead
from handbook.site import Site
from handbook.texts import read_text

RULE = "jurisdictions"


def load_jurisdictions(site: Site) -> tuple[dict[str, Jurisdiction | None], dict[str, Located], list[Flaw]]:
    """Return the jurisdictions by id, None for one that cannot be read; where their values stand; and all flaws."""
    jurisdictions: dict[str, Jurisdiction | None] = {}
    places: dict[str, Located] = {}
    flaws: list[Flaw] = []
    files = sorted((site.root / "jurisdictions").glob("*.yml"))
    known = {file.stem for file in files}
    for file in files:
        shown = site.shown(file)
        text, more = read_text(file, shown)
        flaws += more
        located, more = read_yaml(text or "", shown, RULE)
        flaws += more
        places[file.stem] = located
        jurisdictions[file.stem] = None
        if text is not None:
            jurisdictions[file.stem], more = typed(Jurisdiction, located, RULE)
            flaws += more
        flaws += _doubtful(located, known)
    return jurisdictions, places, flaws


def _doubtful(located: Located, known: set[str]) -> Iterator[Flaw]:
    """Yield a jurisdiction to extend that is none or itself, and ids that stand twice in one list."""
    own = located.shown.rpartition("/")[2].removesuffix(".yml")
    for path, name in under(located, "extends"):
        if name not in known or name == own:
            problem = f"`{name}` is no {'other ' if name == own else ''}jurisdiction"
            yield Flaw(located.value_place(path), problem, instead(name, known - {own}), RULE)
    for key in ("policy_states", "pending"):
        seen: set[str] = set()
        for path, name in under(located, key):
            if path[-1] == "id":
                if name in seen:
                    yield Flaw(located.value_place(path), f"the id `{name}` is used twice", "give each its own", RULE)
                seen.add(name)
