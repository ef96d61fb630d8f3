"""`organization.yml` → an `Organization`, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from handbook.data.located import Located
from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw, Place
from handbook.organization.model import Organization
from handbook.organization.references import Known
from handbook.texts import read_text

RULE = "organization"


def load_organization(file: Path, shown: str) -> tuple[Organization | None, Located, list[Flaw]]:
    """Return the organization, where each of its values stands, and the flaws.

    `shown` is the file's path for messages. The organization is None as soon as there is one flaw.
    """
    if not file.is_file():
        mend = "copy the example from the upstream repository to this place"
        return None, Located(shown=shown), [Flaw(Place(shown), "the organization's details are missing", mend, RULE)]
    text, flaws = read_text(file, shown)
    if text is None:
        return None, Located(shown=shown), flaws
    located, more = read_yaml(text, shown, RULE)
    flaws += more
    if located.data is None and not flaws:
        required = ", ".join(name for name, field in Organization.model_fields.items() if field.is_required())
        flaws.append(Flaw(Place(shown), "there are no keys in this file", f"write at least {required}", RULE))
        return None, located, flaws
    organization, more = typed(Organization, located, RULE, Known.of(located.data))
    spoken_of = {flaw.place for flaw in flaws}
    flaws += [flaw for flaw in more if flaw.place not in spoken_of]
    return (None if flaws else organization), located, flaws
