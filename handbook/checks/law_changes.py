"""Changes of the law that may have come by now have been looked for, and what HR noted about them is about a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.jurisdictions.applied import layers_of
from handbook.names import instead, nearest
from handbook.organization.grammar import in_words

RULE: Final = "law-changes"


def check(book: Book) -> Iterator[Flaw]:
    """Yield changes that may have come by now (warnings), and findings about none or of days to come."""
    organization, today = book.organization, book.site.today
    if organization is None:
        return
    known = {f"{name}/{change.id}" for name, law in book.jurisdictions.items() if law for change in law.pending}
    for name, found in organization.law_changes.items():
        place = book.located.key_place(("law_changes", name))
        if name not in known and not book.is_unread(name):
            if name.partition("/")[0] in book.jurisdictions and not nearest(name, known):
                mend = "take the line out, if we took it up"
                yield Flaw(place, f"`{name}` is expected no longer", mend, RULE, "warning")
            else:
                yield Flaw(place, f"`{name}` is no change of the law that is expected", instead(name, known), RULE)
        if found.looked_on > book.site.latest_day:
            where = book.located.value_place(("law_changes", name, "looked_on"))
            yield Flaw(where, f"`{found.looked_on}` is still to come", "write the day on which somebody looked", RULE)
    for layer, locations in layers_of(book.laws):
        for change in layer.jurisdiction.pending:
            name = f"{layer.id}/{change.id}"
            looked = organization.law_changes.get(name)
            due = organization.review_every.after(looked.looked_on) if looked else change.look_again_on
            if due <= today and not (looked and looked.in_force):
                problem = f"`{name}` may have changed the law in {in_words(locations)} ({change.expected})"
                line = f"{name}: {{looked_on: {today}, in_force: true}}"
                mend = f"look whether it has, and write `{line}`, or false, under `law_changes:`"
                yield Flaw(book.located.key_place(("law_changes",)), problem, mend, RULE, "warning")
