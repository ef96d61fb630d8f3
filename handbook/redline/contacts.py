"""The contacts that changed: each change once, however many pages print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from handbook.redline.model import Checked, Contact, ContactChange, Named
from handbook.redline.printed import Known

_Changes = dict[tuple[str, ...], ContactChange]


@dataclass(frozen=True)
class ContactsFound:
    """What changed of the contacts; `told` are the tokens of those of whom it is said that they are new or gone."""

    changed: tuple[ContactChange, ...]
    new: tuple[Contact, ...]
    gone: tuple[Contact, ...]
    checked: tuple[Checked, ...]
    told: frozenset[str]


def compare_contacts(before: list[Known], after: list[Known]) -> ContactsFound:
    """Return what changed from the contacts `before` to those `after`."""
    pairs, gone, new = _paired(before, after)
    changes: _Changes = {}
    told: set[str] = set()
    for old, now in pairs:
        if old.token != now.token:
            told |= {old.token, now.token}
        for what, ours, theirs in _differences(old, now):
            about = () if what in ("Number", "Email") else (now.name.casefold(),)
            change = ContactChange((now.name,), what, ours, theirs, tuple(now.pages))
            _add(changes, (what, ours, theirs, *about), change)
    old_ones, new_ones = _listed(gone, after), _listed(new, before)
    told |= {known.token for known in (*gone, *new)}
    checked = {(one.number, one.day, one.checked): one for old, now in pairs if (one := _checked(old, now))}
    return ContactsFound(tuple(changes.values()), new_ones, old_ones, tuple(checked.values()), frozenset(told))


def with_linked(
    contacts: ContactsFound, linked: Mapping[tuple[str, str], list[Named]], cards: Iterable[Known]
) -> tuple[ContactChange, ...]:
    """Return the changes of `contacts` with the numbers and addresses that differ within the text of pages.

    `linked` says on which pages, by old and new; `cards` are who has them now. Where the old one is of a contact
    that is gone, and the new one of a contact that is new, that has been said.
    """
    found: _Changes = {(change.what, change.old, change.new, *change.names): change for change in contacts.changed}
    shared = {(one.old, one.new): key for key, one in found.items() if one.what in ("Number", "Email")}
    names: dict[str, str] = {}
    for known in cards:
        for text in (known.number, known.details.get("Email", "")):
            names.setdefault(text, known.name)
    gone, come = _reached(contacts.gone), _reached(contacts.new)
    for (old, new), pages in linked.items():
        if old in gone and new in come:
            continue
        what = "Email" if "@" in new else "Number"
        name = (names[new],) if names.get(new) else ()
        key = shared.get((old, new), (what, old, new))
        _add(found, key, ContactChange(name, what, old, new, tuple(pages)))
    return tuple(found.values())


def _reached(contacts: tuple[Contact, ...]) -> set[str]:
    """Return the numbers and addresses of `contacts`."""
    return {text for contact in contacts for text in (contact.number, dict(contact.details).get("Email", ""))} - {""}


def _add(found: _Changes, key: tuple[str, ...], change: ContactChange) -> None:
    """Put `change` into `found`, together with what is known of the same change already."""
    known = found.get(key)
    names = {name.casefold(): name for name in (*change.names, *(known.names if known else ()))}
    pages = dict.fromkeys((*(known.pages if known else ()), *change.pages))
    ordered = sorted(pages, key=lambda page: page.address)
    found[key] = ContactChange(tuple(names.values()), change.what, change.old, change.new, tuple(ordered))


def _paired(before: list[Known], after: list[Known]) -> tuple[list[tuple[Known, Known]], list[Known], list[Known]]:
    """Pair contacts by their id, or name and number; then by name; then by number. Return these, and who is left."""
    pairs: list[tuple[Known, Known]] = []
    ways: tuple[Callable[[Known], object], ...] = (
        lambda one: one.key or (one.name.casefold(), one.dialled),
        lambda one: one.name.casefold(),
        lambda one: one.dialled,
    )
    for way in ways:
        there: dict[object, list[Known]] = {}
        for known in after:
            there.setdefault(way(known), []).append(known)
        left = []
        for old in before:
            others = there.get(way(old)) if way(old) else None
            if others:
                pairs.append((old, others.pop(0)))
            else:
                left.append(old)
        taken = {id(new) for _, new in pairs}
        before, after = left, [known for known in after if id(known) not in taken]
    return pairs, before, after


def _differences(old: Known, new: Known) -> Iterable[tuple[str, str, str]]:
    if old.name.casefold() != new.name.casefold():
        yield "Name", old.name, new.name
    if old.dialled != new.dialled:
        yield "Number", old.number, new.number
    if old.rows_alone or new.rows_alone:
        return
    for what in dict.fromkeys([*old.details, *new.details]):
        ours, theirs = old.details.get(what, ""), new.details.get(what, "")
        if ours != theirs:
            yield what, ours, theirs


def _listed(ones: list[Known], others: list[Known]) -> tuple[Contact, ...]:
    """Return those of `ones` that the other version does not know by the same name and number, each once."""
    there = {(known.name.casefold(), known.dialled) for known in others}
    found: dict[tuple[str, str], Contact] = {}
    for known in ones:
        same = known.name.casefold(), known.dialled
        if same not in there:
            contact = Contact(known.name, known.number, tuple(known.details.items()), tuple(known.pages))
            found.setdefault(same, contact)
    return tuple(found.values())


def _checked(old: Known, new: Known) -> Checked | None:
    if old.dialled != new.dialled or old.day == new.day or old.day is None or new.day is None:
        return None
    return Checked(new.name, new.number, new.day, bool(new.day))
