"""`jurisdictions/*.yml` → jurisdictions by id (the file's name), or what is wrong with them."""

from __future__ import annotations

from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw
from handbook.jurisdictions.model import Jurisdiction
from handbook.names import instead
from handbook.site import Site
from handbook.texts import read_text

RULE = "jurisdictions"


def load_jurisdictions(site: Site) -> tuple[dict[str, Jurisdiction], list[Flaw]]:
    """Return the jurisdictions that can be read, by id, and the flaws of all files."""
    jurisdictions: dict[str, Jurisdiction] = {}
    flaws: list[Flaw] = []
    files = sorted((site.root / "jurisdictions").glob("*.yml"))
    known = {file.stem for file in files}
    for file in files:
        shown = site.shown(file)
        text, more = read_text(file, shown)
        flaws += more
        if text is None:
            continue
        located, more = read_yaml(text, shown, RULE)
        flaws += more
        jurisdiction, more = typed(Jurisdiction, located, RULE)
        flaws += more
        if jurisdiction is None:
            continue
        jurisdictions[file.stem] = jurisdiction
        if jurisdiction.extends and jurisdiction.extends not in known:
            problem = f"`{jurisdiction.extends}` is no jurisdiction"
            flaws.append(Flaw(located.value_place(("extends",)), problem, instead(jurisdiction.extends, known), RULE))
        seen: set[str] = set()
        for index, element in enumerate(jurisdiction.policy_states):
            if element.id in seen:
                place = located.value_place(("policy_states", index, "id"))
                flaws.append(Flaw(place, f"the id `{element.id}` is used twice", "give each element its own", RULE))
            seen.add(element.id)
    return jurisdictions, flaws
