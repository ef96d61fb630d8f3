"""An attribute list `{: … }` holds what Markdown reads as it is meant: an id without spaces, and known attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw, Place
from handbook.markup.allowed import WRITTEN_ATTRIBUTES
from handbook.markup.attributes import joined_id, parts_of
from handbook.markup.foreign import within_foreign
from handbook.markup.markdown import attribute_lists
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
        for part in parts_of(attributes):
            if part.bare or part.value is not None:
                yield from of_name(place, part.name)


def of_name(place: Place, name: str) -> Iterator[Flaw]:
    """Yield the flaw of an attribute of this `name` where no page may have it."""
    if name.lower() not in WRITTEN_ATTRIBUTES:
        mend = f"take it out; allowed are {', '.join(sorted(WRITTEN_ATTRIBUTES))}"
        yield Flaw(place, f"the attribute `{name}` cannot stand in a page", mend, RULE)
