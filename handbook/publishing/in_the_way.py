"""Tags that somebody made by hand, under a name that the tag of a publication needs."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from handbook.names import first
from handbook.repository.git import GitFailed
from handbook.repository.refused import Refused
from handbook.repository.remote import ORIGIN, Remote
from handbook.repository.tags import in_the_way

_FEW = 5
"""How many tags a sentence names; its command takes all of them away."""


def refuse_tags(root: Path, name: str) -> None:
    """Raise Refused, with the commands that take them away, if tags leave no place for the one called `name`.

    Raises GitFailed.
    """
    found = in_the_way(root, name)
    if not found:
        return
    there: set[str] = set()
    with suppress(GitFailed):  # what cannot be asked now is said by what is sent later
        there |= Remote(root).tags_named(found) if Remote(root).exists else set()
    away = f"`git tag --delete {' '.join(found)}`"
    if there:
        away += f" and `git push --delete {ORIGIN} {' '.join(f'refs/tags/{each}' for each in sorted(there))}`"
    many = len(found) > 1
    raise Refused(
        f"the {'tags' if many else 'tag'} {first(found, _FEW)} {'were' if many else 'was'} not made by a publication, "
        f"and {'leave' if many else 'leaves'} no place for the tag {name} of this one; if nobody needs "
        f"{'them' if many else 'it'}, {away} {'take' if there else 'takes'} {'them' if many else 'it'} away"
    )
