"""The sentences that text and HTML share: what changed in all, and what is said of contacts, sections and pages."""

from __future__ import annotations

from collections.abc import Sized

from handbook.redline.model import (
    BlockChange,
    Changes,
    Checked,
    Contact,
    ContactChange,
    LawChange,
    LawChecked,
    Named,
    Run,
    SectionChange,
)

NOTHING = "Nothing that a reader sees has changed."
REPEATED = "The same words on many pages"
FEW = 3
"""Up to so many pages are named; of more it is said how many they are."""
_WHAT = {
    "Number": "phone number", "Email": "email address", "When": "hours", "Web": "web address",
    "About": "what it is for", "Answers": "who answers", "For": "whom it is for", "Source": "where that can be read", 
}  # fmt: skip
_NOUNS = {
    "paragraph": ("paragraph", "paragraphs"),
    "heading": ("heading", "headings"),
    "item": ("point of a list", "points of lists"),
    "row": ("row of a table", "rows of tables"),
}


def in_short(changes: Changes) -> str:
    """Return what changed in all: a sentence each for contacts, law, whole pages and words."""
    if not changes:
        return NOTHING
    apart = [_listed(clauses) for clauses in (_contacts(changes), _law(changes), _pages(changes))]
    within = _listed(_words(changes))
    pages = changes.counts["page"]
    sentences = [*apart, f"{within}, on {_many(pages, 'page', 'pages')}" if within else ""]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def of_contact(change: ContactChange) -> str:
    """Return whose and what it is that changed: "Jan Nowak, phone number"."""
    what = _WHAT.get(change.what, change.what.lower())
    if change.names and change.names[0].startswith("Emergency number") and change.what == "Number":
        return change.names[0]
    return ", ".join([*change.names, what]) if change.names else what[:1].upper() + what[1:]


def of_named(contact: Contact) -> str:
    """Return the name and number of a contact."""
    return ", ".join(part for part in (contact.name, contact.number) if part)


def details(contact: Contact) -> list[str]:
    """Return what else is known of a contact: with the label, unless the words begin with it."""
    return [text if text.startswith(label) else f"{label}: {text}" for label, text in contact.details]


def of_checked(one: Checked) -> str:
    """Return that a number was checked, and when."""
    if not one.checked:
        return f"{one.name}, {one.number}: is not checked any more"
    return f"{one.name}, {one.number}: was checked{f' on {one.day}' if one.day else ''}"


def of_law_checked(one: LawChecked) -> str:
    """Return how many points of law were looked up again, and when."""
    return f"{one.place}: {_many(one.points, 'point was', 'points were')} looked up again on {one.day}"


def of_place(change: LawChange) -> str:
    """Return that the law of a whole place is new, or gone."""
    how = "is new here" if change.change == "place added" else "is no longer here"
    return f"The law of {change.place} {how}, with {_many(change.points, 'point', 'points')}"


def of_section(change: SectionChange) -> str:
    """Return where a section went or came from; empty if it stands where it stood."""
    if change.to:
        return f"This section is now on the page “{change.to.title}”."
    if change.came_from:
        return f"This section was on the page “{change.came_from.title}” before."
    if change.moved:
        return f"This section is now {_after(change.moved.now)}. Before, it was {_after(change.moved.before)}."
    return {"added": "This section is new.", "removed": "This section is gone."}.get(change.change, "")


def of_standing(block: BlockChange) -> str:
    """Return that a contact or a point of law, which is itself as it was, now stands in a section or no longer does."""
    text = block.runs[0].text
    what = f"The contact “{text}”" if block.kind == "contact" else f"What the law says: “{text}”"
    return f"{what} {'is now shown here' if block.change == 'added' else 'is no longer shown here'}."


def where(pages: tuple[Named, ...]) -> str:
    """Return how many pages something stands on, for more than are named."""
    return f"On {len(pages)} pages"


def of_repeated(places: Sized, pages: int) -> str:
    """Return in how many places on how many pages the same words changed."""
    return f"In {len(places)} places on {pages} pages"


def shown(address: str) -> str:
    """Return an address as readers see it: with a first slash."""
    return f"/{address}"


def marked(runs: tuple[Run, ...], removed: str, added: str) -> str:
    """Return `runs` as plain text, those that changed within the marks `removed` and `added`, each with a `|` in it."""
    marks = {"removed": removed.split("|"), "added": added.split("|"), "same": ["", ""]}
    text, last = "", ""
    for run in runs:
        begin, end = marks[run.kind]
        space = " " if text and run.space and (last, run.kind) != ("removed", "added") else ""
        text, last = f"{text}{space}{begin}{run.text}{end}", run.kind
    return text


def _after(heading: str) -> str:
    return f"after “{heading}”" if heading else "the first on its page"


def _contacts(changes: Changes) -> list[str]:
    numbers = sum(change.what == "Number" for change in changes.contacts)
    return [
        *_some(numbers, "phone number changed", "phone numbers changed"),
        *_some(len(changes.contacts) - numbers, "detail of a contact changed", "details of contacts changed"),
        *_some(len(changes.new_contacts), "contact is new", "contacts are new"),
        *_some(len(changes.gone_contacts), "contact is gone", "contacts are gone"),
        *_some(len(changes.checked), "number was called to check it", "numbers were called to check them"),
    ]


def _law(changes: Changes) -> list[str]:
    def count(*kinds: str) -> int:
        return sum(change.points for change in changes.law if change.change in kinds)

    return [
        *_some(count("changed"), "point of law changed", "points of law changed"),
        *_some(count("added", "place added"), "point of law is new", "points of law are new"),
        *_some(count("removed", "place removed"), "point of law is gone", "points of law are gone"),
        *_some(
            sum(one.points for one in changes.law_checked),
            "point of law was looked up again",
            "points of law were looked up again",
        ),
    ]


def _pages(changes: Changes) -> list[str]:
    return [
        *_some(len(changes.new), "page is new", "pages are new"),
        *_some(len(changes.gone), "page is gone", "pages are gone"),
        *_some(len(changes.moved), "page has a new address", "pages have a new address"),
    ]


def _words(changes: Changes) -> list[str]:
    counts = changes.counts.copy()
    counts["paragraph"] += counts["description"]
    counts["heading"] += counts["title"]
    changed = _listed([_many(counts[kind], *nouns) for kind, nouns in _NOUNS.items() if counts[kind]])
    return [
        *([f"{changed} changed"] if changed else []),
        *_some(counts["section moved"], "section moved", "sections moved"),
        *_some(counts["contact"], "place of a contact changed", "places of contacts changed"),
        *_some(counts["law"], "place of a point of law changed", "places of points of law changed"),
    ]


def _many(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _some(number: int, one: str, many: str) -> list[str]:
    return [_many(number, one, many)] if number else []


def _listed(clauses: list[str]) -> str:
    return f"{', '.join(clauses[:-1])} and {clauses[-1]}" if len(clauses) > 1 else "".join(clauses)
