"""An attribute list `{: … }` holds what Markdown reads as it is meant: an id without spaces, and known attributes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from handbook.flaws import Flaw, Place
from handbook.markup.allowed import WRITTEN_ATTRIBUTES, WRITTEN_CLASSES, is_taken
from handbook.markup.attributes import joined_id, parts_of
from handbook.markup.foreign import within_foreign
from handbook.markup.markdown import attribute_lists
from handbook.organization.fields import no_language
from handbook.organization.named import from_right, is_language
from handbook.pages.page import Page

RULE: Final = "html"


def check(page: Page) -> Iterator[Flaw]:
    """Yield ids with a space in them, and attributes that are not on the list; what is foreign is told elsewhere."""
    is_foreign = within_foreign(page.body.text)
    for offset, attributes in attribute_lists(page.body.text):
        if is_foreign(offset):
            continue
        place = page.body.at(offset)
        if spaced := joined_id(attributes):
            identity, whole = spaced
            yield Flaw(place, f"the id `{identity}` has a space in it, and an id has none", f"write `{whole}`", RULE)
            continue
        parts = parts_of(attributes)
        values = {part.name: part.value or "" for part in parts if part.bare or part.value is not None}
        classes = [part.name[1:] for part in parts if part.name[0] == "." and part.value is None]
        identities = [part.name[1:] for part in parts if part.name[0] == "#" and part.value is None]
        yield from of_attributes(place, values, classes, identities)


def of_attributes(
    place: Place, attributes: Mapping[str, str], classes: Collection[str] = (), identities: Collection[str] = ()
) -> Iterator[Flaw]:
    """Yield the flaws of the `attributes` at `place`: names that no page may have, languages and directions.

    `classes` and `identities` stand beside those that `attributes` name; what the site itself uses cannot be given.
    """
    for name in dict.fromkeys((*classes, *attributes.get("class", "").split())):
        if name not in WRITTEN_CLASSES:
            mend = f"take it out; a page may give {', '.join(f'`{known}`' for known in sorted(WRITTEN_CLASSES))} alone"
            yield Flaw(place, f"the class `{name}` is one that no page may give", mend, RULE)
    for identity in dict.fromkeys((*identities, attributes.get("id", ""))):
        if is_taken(identity):
            yield Flaw(place, f"the id `{identity}` is one that the site itself uses", "choose another", RULE)
    for name in attributes:
        if name.lower() not in WRITTEN_ATTRIBUTES:
            mend = f"take it out; allowed are {', '.join(sorted(WRITTEN_ATTRIBUTES))}"
            yield Flaw(place, f"the attribute `{name}` cannot stand in a page", mend, RULE)
    values = {name.lower(): value for name, value in attributes.items() if "{" not in value and not value.isspace()}
    language, direction = values.get("lang"), values.get("dir")
    if language == "":
        yield Flaw(place, "`lang` names no language", 'write its code, such as `lang="de"`, or take it out', RULE)
    elif language and not is_language(language):
        yield Flaw(place, *no_language(language), RULE)
    elif language and "dir" not in attributes and from_right(language):
        problem = f"nothing says that this language (`{language}`) is written from right to left"
        yield Flaw(place, problem, f'write `lang="{language}" dir="rtl"`', RULE, "warning")
    if direction is not None and direction.lower() not in ("ltr", "rtl", "auto"):
        mend = "write ltr (from the left), rtl (from the right) or auto, or take it out"
        yield Flaw(place, f"`{direction}` is no direction of writing", mend, RULE)
