"""What changed between two versions of a handbook, as a tree that is easy to show. Everything in it is plain text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["paragraph", "item", "row", "heading", "contact", "law"]
"""What a block is: a paragraph, a point of a list, a row of a table, a heading; or that a contact, or a point of the
law, which is itself as it was, now stands here or no longer does."""


@dataclass(frozen=True)
class Run:
    """Words that are the `same`, `added` or `removed`; `space` says whether a space stands before them."""

    kind: Literal["same", "added", "removed"]
    text: str
    space: bool = True


@dataclass(frozen=True)
class BlockChange:
    """A block that was `added`, `removed`, `changed` in some words, or `rewritten`: then it is one run out, one in."""

    kind: Kind
    change: Literal["added", "removed", "changed", "rewritten"]
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Moved:
    """That a section stands elsewhere on its page: `now` and `before` are the headings that it comes after.

    An empty one means that it comes first.
    """

    now: str
    before: str


@dataclass(frozen=True)
class Named:
    """A page by its `address` and `title`."""

    address: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class SectionChange:
    """What changed in a section; its `id` is empty for what stands above the first heading.

    `change` is `changed`, `added`, `removed`, or `left`: it went to another page, `to`. Where it came from another
    page, that is `came_from`. `heading` is as readers see it now, `renamed` its words where these changed.
    """

    id: str
    heading: str
    change: Literal["changed", "added", "removed", "left"]
    renamed: tuple[Run, ...] = ()
    moved: Moved | None = None
    came_from: Named | None = None
    to: Named | None = None
    blocks: tuple[BlockChange, ...] = ()


@dataclass(frozen=True)
class PageChange:
    """What changed on a page that both versions have; `old` is it at its former address, where that is another.

    `law` says whether its text is that of a place's law; `title` and `description` are runs where they changed.
    """

    page: Named
    old: Named | None = None
    law: bool = False
    title: tuple[Run, ...] = ()
    description: tuple[Run, ...] = ()
    sections: tuple[SectionChange, ...] = ()

    @property
    def words_changed(self) -> bool:
        """Whether anything but the address changed."""
        return bool(self.title or self.description or self.sections)


@dataclass(frozen=True)
class GonePage:
    """A page that is gone, and the page to which its address now leads, if it does."""

    page: Named
    leads_to: Named | None = None


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to who is new or gone: `number` may be empty, `details` are what the card says, with labels."""

    name: str
    number: str
    details: tuple[tuple[str, str], ...] = ()
    pages: tuple[Named, ...] = ()


@dataclass(frozen=True)
class ContactChange:
    """One thing that changed of a contact: `what` ("Number", "Email", "When" …), from `old` to `new`.

    `names` are all by which it is known, none for a number that stands in a text alone; `pages` are where it stands.
    """

    names: tuple[str, ...]
    what: str
    old: str
    new: str
    pages: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A number that is as it was, and was called: on `day`, empty where none is said.

    Where `checked` is false, it is no longer said that anybody called it.
    """

    name: str
    number: str
    day: str = ""
    checked: bool = True


@dataclass(frozen=True)
class LawChange:
    """A point of the law of `place`: `added`, `removed` or `changed`; for a whole place `points` says how many.

    `source` are the runs of what is said of its source, where that changed.
    """

    place: str
    change: Literal["added", "removed", "changed", "place added", "place removed"]
    runs: tuple[Run, ...] = ()
    source: tuple[Run, ...] = ()
    points: int = 1
    pages: tuple[Named, ...] = ()


@dataclass(frozen=True)
class LawChecked:
    """How many `points` of the law of `place` are as they were, and were looked up again on `day`."""

    place: str
    day: str
    points: int


@dataclass(frozen=True)
class Changes:
    """All that a reader of two versions would see changed."""

    contacts: tuple[ContactChange, ...] = ()
    new_contacts: tuple[Contact, ...] = ()
    gone_contacts: tuple[Contact, ...] = ()
    checked: tuple[Checked, ...] = ()
    law: tuple[LawChange, ...] = ()
    law_checked: tuple[LawChecked, ...] = ()
    new: tuple[Named, ...] = ()
    gone: tuple[GonePage, ...] = ()
    pages: tuple[PageChange, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)

    @property
    def moved(self) -> tuple[PageChange, ...]:
        """The pages that have another address."""
        return tuple(page for page in self.pages if page.old)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often what changed: blocks by their kind, `sections` that moved, and the number of pages that did."""
        found: Counter[str] = Counter()
        for page in self.pages:
            for section in page.sections:
                found.update(block.kind for block in section.blocks)
                found["section moved"] += bool(section.moved or section.came_from)
                found["heading"] += bool(section.renamed)
            found["title"] += bool(page.title)
            found["description"] += bool(page.description)
            found["page"] += page.words_changed
        return +found

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the pages whose own words, place or being changed, as they are now; gone ones last."""
        here = [page.page.address for page in self.pages] + [page.address for page in self.new]
        return tuple(dict.fromkeys([*sorted(here), *(gone.page.address for gone in self.gone)]))

    @property
    def touched(self) -> tuple[str, ...]:
        """`addresses`, with those of pages on which only a contact or a point of the law changed."""
        apart = [*(one.pages for one in self.contacts), *(one.pages for one in self.law)]
        apart += [one.pages for one in (*self.new_contacts, *self.gone_contacts)]
        return tuple(dict.fromkeys([*self.addresses, *sorted({page.address for pages in apart for page in pages})]))
