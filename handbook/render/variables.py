"""Each value of organization.yml, and where readers meet it: the table of `check --variables`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from handbook.book import Book
from handbook.checks.placeholders import looks_empty
from handbook.data.located import Path, walk
from handbook.markup.holes import text_of
from handbook.organization.times import Duration

_BY_THE_SITE = {
    "anonymous": "whom to tell",
    "article": "the grammar of the word",
    "branch": "the edit link",
    "colour": "every page",
    "confirmed": "the note beside a number",
    "contact": "the route",
    "country": "the checks of numbers",
    "decision_owner": "the duty",
    "deputy": "the contact's card",
    "duties": "the duty",
    "earns_from_accounts": "the check of who decides",
    "example": "every page",
    "gone": "the old address",
    "host": "the edit link",
    "icon": "every page",
    "id": "other lines",
    "indexed": "every page",
    "jurisdiction": "the law of the place",
    "kind": "the order of cards",
    "leave_to": "every page",
    "locations": "what is shown for which place",
    "logo": "every page",
    "outside_line_management": "whom to tell",
    "redirects": "the old address",
    "remove": "the pages",
    "repository": "the edit link",
    "review_every": "the next reviews",
    "reviews": "the next reviews",
    "sectors": "what pages say more of",
    "sign_in": "the page on privacy",
    "site_url": "publishing",
    "time_zone": "publishing",
    "url": "the edit link",
}
"""Keys that the site uses without printing their value, and for what."""


def variables_table(book: Book, printed: Mapping[str, Iterable[str]]) -> str:
    """Return the table as text; `printed` are the values that each page prints, by address.

    A page counts that prints the same words, whichever value they came from.
    """
    rows, unused, empty = [("Value", "What you wrote", "Pages with these words, or what they are for")], [], []
    for path, typed in walk(book.located.data):
        name = ".".join(str(step) for step in path)
        shown = _shown(book.organization, path, typed)
        use = _BY_THE_SITE.get(next(str(step) for step in reversed(path) if isinstance(step, str)), "")
        if not use:
            pages = [address or "/" for address, values in printed.items() if any(map(shown.search, values))]
            use = f"{len(pages)} pages: {', '.join(pages)}" if len(pages) > 1 else "".join(pages)
        if not use:
            use = next((_BY_THE_SITE[key] for key in map(str, reversed(path)) if key in _BY_THE_SITE), "")
        if not use:
            unused.append(name)
        if looks_empty(typed):
            empty.append(f"{name}: {typed}")
        rows.append((name, typed if len(typed) <= 40 else f"{typed[:39]}…", use or "never used"))
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    lines = [f"{name:{widths[0]}}  {typed:{widths[1]}}  {use}" for name, typed, use in rows]
    lines += ["", f"Never used: {', '.join(unused) or 'none'}", f"Like a placeholder: {', '.join(empty) or 'none'}"]
    return "\n".join(lines)


def _shown(value: Any, path: Path, typed: str) -> re.Pattern[str]:
    """Return what a printed value matches that shows the one at `path` of the model (`typed`, where it holds none)."""
    for step in path:
        if isinstance(value, BaseModel):
            value = getattr(value, str(step), None)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            value = None
    if value is None or isinstance(value, (list, dict)):
        words = [typed]
    elif isinstance(value, Duration):
        words = [str(value), value.number] if path[-2:-1] == ("check_back",) else [str(value)]
    else:
        words = [text_of(value)]
    return re.compile(rf"(?i)(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)")
