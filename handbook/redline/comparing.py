"""Two sites compared: all that a reader would see changed, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handbook.redline import contacts, law
from handbook.redline.elsewhere import SectionPair, moved_between
from handbook.redline.model import (
    BlockChange,
    Changes,
    GonePage,
    LawChange,
    LawChecked,
    Named,
    PageChange,
    SectionChange,
)
from handbook.redline.places import Places, places
from handbook.redline.printed import cards_named, contacts_of, same_cards
from handbook.redline.sections import moved_sections, now_there, section_change, whole_section
from handbook.redline.seen import Page, Section, plain
from handbook.redline.sites import Site
from handbook.redline.words import Linked, runs


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Return what a reader sees changed from the site `before` to the site `after`.

    Each maps the path of an HTML file within its site ("policies/harassment/index.html") to its text.
    """
    return _Comparison(Site.of(before), Site.of(after)).changes()


@dataclass
class _Comparison:
    before: Site
    after: Site
    linked: dict[tuple[str, str], list[Named]] = field(default_factory=dict)
    """The numbers and addresses that differ in the text of pages, with these pages."""
    told_contacts: frozenset[str] = frozenset()
    told_law: frozenset[tuple[str, str]] = frozenset()

    def changes(self) -> Changes:
        """Return all that changed."""
        where = places(self.before, self.after)
        pairs = [pair for pair in where.pairs if self._differ(*pair)]
        ours = [*(old for old, _ in pairs), *where.gone]
        theirs = [*(new for _, new in pairs), *where.new]
        found = self._contacts(ours, theirs)
        points, looked_up = self._law(ours, theirs)
        pages = self._pages(pairs, where)
        after = contacts_of(self._pages_of(self.after, theirs))
        return Changes(
            contacts=contacts.with_linked(found, self.linked, after),
            new_contacts=found.new,
            gone_contacts=found.gone,
            checked=found.checked,
            law=points,
            law_checked=looked_up,
            new=tuple(self.after.named(address) for address in sorted(where.new, key=self.after.order)),
            gone=tuple(self._gone(address) for address in sorted(where.gone)),
            pages=pages,
        )

    def _differ(self, old: str, new: str) -> bool:
        return old != new or self.before.articles[old] != self.after.articles[new]

    def _contacts(self, ours: list[str], theirs: list[str]) -> contacts.ContactsFound:
        before, after = self._pages_of(self.before, ours), self._pages_of(self.after, theirs)
        if same_cards((page for _, page in before), (page for _, page in after)):
            return contacts.ContactsFound((), (), (), (), frozenset())
        found = contacts.compare_contacts(contacts_of(before), contacts_of(after))
        if found.told or any(change.what == "Name" for change in found.changed):
            # Who is new or gone here may stand on pages that are the same; else these need not be read.
            same = self._others(theirs, "data-contact")
            found = contacts.compare_contacts(contacts_of(before + same), contacts_of(after + same))
        self.told_contacts = found.told
        return found

    def _law(self, ours: list[str], theirs: list[str]) -> tuple[tuple[LawChange, ...], tuple[LawChecked, ...]]:
        before, after = self._pages_of(self.before, ours), self._pages_of(self.after, theirs)
        if law.same_points((page for _, page in before), (page for _, page in after)):
            return (), ()
        same = self._others(theirs, 'data-law="')
        old, new = law.points_of(before + same), law.points_of(after + same)
        self.told_law = frozenset(old.keys() ^ new.keys())
        return law.compare_law(old, new)

    def _pages_of(self, site: Site, addresses: Iterable[str]) -> list[tuple[Named, Page]]:
        return [(site.named(address), site.page(address)) for address in sorted(addresses)]

    def _others(self, read: list[str], marked: str) -> list[tuple[Named, Page]]:
        """Return the pages that are the same in both versions and have something `marked` so."""
        known = set(read)
        others = (address for address, article in self.after.articles.items() if marked in article)
        return self._pages_of(self.after, [address for address in others if address not in known])

    def _gone(self, address: str) -> GonePage:
        target = self.after.forwards.get(address, "")
        leads = self.after.named(target) if address in self.after.forwards and target in self.after.articles else None
        return GonePage(self.before.named(address), leads)

    def _pages(self, pairs: list[tuple[str, str]], where: Places) -> tuple[PageChange, ...]:
        sections = moved_between(self.before, self.after, pairs, where)
        found = [self._page(old, new, sections) for old, new in pairs]
        found += [self._page(None, new, sections) for new in where.new if any(one.new == new for one in sections)]
        shown = (page for page in found if page.words_changed or page.old)
        return tuple(sorted(shown, key=lambda page: self.after.order(page.page.address)))

    def _page(self, old: str | None, new: str, elsewhere: list[SectionPair]) -> PageChange:
        """Return what changed on one page; `old` is None for a new one, of which only what came from others is told."""
        before = Page() if old is None else self.before.page(old)
        after, named = self.after.page(new), self.after.named(new)
        linked = self._noting(named)
        come = {pair.there.id: pair for pair in elsewhere if pair.new == new}
        left = {pair.here.id: pair for pair in elsewhere if pair.old == old}
        known = {section.id: section for section in before.sections}
        moved = moved_sections(before, after)
        found: list[SectionChange | None] = []
        for section in after.sections:
            if section.id in come:
                pair = come[section.id]
                origin = self.before.named(pair.old) if pair.old != old else None
                found.append(section_change(pair.here, section, linked, self._standing, None, origin))
            elif section.id in known:
                place = moved.get(section.id)
                found.append(section_change(known[section.id], section, linked, self._standing, place, None))
            elif old is not None:
                found.append(whole_section(section, "added", self._standing(Section(), section)))
        there = {section.id for section in after.sections}
        for section in before.sections:
            if section.id in left and left[section.id].new != new:
                to = self.after.named(left[section.id].new)
                found.append(SectionChange(section.id, plain(section.heading), "left", to=to))
            elif section.id not in there and section.id not in left:
                found.append(whole_section(section, "removed", self._standing(section, Section())))
        return PageChange(
            named,
            self.before.named(old) if old is not None and old != new else None,
            after.law,
            runs(before.title, after.title) if old is not None else (),
            runs(before.description, after.description) if old is not None else (),
            tuple(change for change in found if change),
        )

    def _standing(self, old: Section, new: Section) -> tuple[BlockChange, ...]:
        cards = (cards_named(section.cards, self.told_contacts) for section in (old, new))
        points = (law.tokens(section.points, self.told_law) for section in (old, new))
        return now_there("contact", *cards) + now_there("law", *points)

    def _noting(self, page: Named) -> Linked:
        def note(old: str, new: str) -> None:
            pages = self.linked.setdefault((old, new), [])
            if page not in pages:
                pages.append(page)

        return note
