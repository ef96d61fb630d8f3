"""`organization.yml` → an `Organization`, or what is wrong with it."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Final

from handbook.data.located import Located
from handbook.data.moved_addresses import Moved, with_addresses_now
from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw, Place, errors
from handbook.memo import kept_own
from handbook.organization.model import Organization
from handbook.organization.moved_fields import with_moved
from handbook.organization.pasted import quoted_for_readers, without_soft_hyphens
from handbook.organization.references import Known
from handbook.site import chosen
from handbook.texts import read_text

RULE: Final = "organization"
_MEANT = ("organization.yml", "organization.yaml", "organisation.yml", "organisation.yaml", "organization.yml.txt")


def load_organization(file: Path, shown: str, moved: Moved = ()) -> tuple[Organization | None, Located, list[Flaw]]:
    """Return the organization, where each of its values stands, and the flaws.

    `shown` is the file's path for messages, `moved` are addresses that pages had before. The organization is None as
    soon as there is one error.
    """
    if os.path.islink(file.parent):  # checks/files.py tells of it
        return None, Located(shown=shown), []
    if os.path.islink(file) and not file.exists():
        problem = "this is a link to a place where nothing is"
        return None, Located(shown=shown), [Flaw(Place(shown), problem, "put the file itself here", RULE)]
    if not file.exists():
        there = os.listdir(file.parent) if file.parent.is_dir() else []
        meant = next((name for name in sorted(there) if name.lower() in _MEANT), None)
        if meant:
            place = Place(posixpath.join(posixpath.dirname(shown), meant))
            mend = f"rename it to `{file.name}`"
            return None, Located(shown=shown), [Flaw(place, "the details are not read under this name", mend, RULE)]
        command = f"python3 -m handbook new organization{chosen(posixpath.dirname(shown))}"
        mend = f"`{command}` asks for them, and writes the file"
        return None, Located(shown=shown), [Flaw(Place(shown), "the organization's details are missing", mend, RULE)]
    within = file.resolve().is_relative_to(file.parent.resolve())
    if not within and not os.path.isabs(shown):  # of a folder elsewhere, whoever runs this has made the link
        flaw = Flaw(Place(shown), "this is a link to another place", "put the file itself here", RULE)
        return None, Located(shown=shown), [flaw]
    text, flaws = read_text(file, shown)
    if text is None:
        return None, Located(shown=shown), flaws
    organization, located, more = _read(text, shown, moved)
    spoken_of = {flaw.place for flaw in errors(flaws)}  # a warning hides no error
    flaws += [flaw for flaw in more if flaw.place not in spoken_of]
    return (None if errors(flaws) else organization), located, flaws


@kept_own
def _read(text: str, shown: str, moved: Moved) -> tuple[Organization | None, Located, tuple[Flaw, ...]]:
    text, soft = without_soft_hyphens(text, shown)
    located, flaws = read_yaml(text, shown, RULE)
    if located.data is None and not flaws:
        required = ", ".join(name for name, field in Organization.model_fields.items() if field.is_required())
        return (
            None,
            located,
            (Flaw(Place(shown), "there are no keys in this file", f"write at least {required}", RULE),),
        )
    located, renamed = with_moved(located)
    located, led = with_addresses_now(located, moved, RULE, values=("remove", "order", "redirects"), keys=("reviews",))
    flaws = [*soft, *flaws, *renamed, *led]
    organization, more = typed(Organization, located, RULE, Known.of(located.data))
    spoken_of = {flaw.place for flaw in errors(flaws)}
    flaws += [flaw for flaw in more if flaw.place not in spoken_of]
    spoken_of = {flaw.place for flaw in flaws}
    flaws += [flaw for flaw in quoted_for_readers(located, RULE) if flaw.place not in spoken_of]
    return organization, located, tuple(flaws)
