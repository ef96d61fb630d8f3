"""Keys at the top of a page that only pages of another kind have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from handbook.data.located import Located
from handbook.flaws import Flaw
from handbook.vocabulary import Rule


def without_keys_of_others(
    located: Located, known: Collection[str], others: Mapping[str, tuple[str, Collection[str]]], rule: Rule
) -> tuple[Located, list[Flaw]]:
    """Return `located` without keys that are none of `known` but of another kind, and what to do about each kind's.

    `others` are the kinds, as a sentence names them: the folder of their pages, and the keys that these may have.
    """
    if not isinstance(located.data, dict):
        return located, []
    data, flaws = dict(located.data), []
    for kind, (folder, fields) in others.items():
        keys = [key for key in data if key not in known and key in fields]
        if keys:
            what = f"key{'s' * (len(keys) > 1)} {', '.join(f'`{key}`' for key in keys)}"
            mend = f"take {'them' if keys[1:] else 'it'} out, or move the file to `organization/pages/{folder}/`"
            place = min(located.key_place((key,)) for key in keys)
            flaws.append(Flaw(place, f"only a {kind} has the {what}", mend, rule))
        for key in keys:
            del data[key]
    return replace(located, data=data), flaws
