"""A page as source: where it comes from, its front matter, its lines, and what of the law its sections answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.data.located import Located
from handbook.flaws import Place
from handbook.markup.lines import Lines
from handbook.markup.markdown import ids
from handbook.pages.front_matter import Kind, Matter, kind_of


@dataclass(frozen=True)
class Answer:
    """A section says that it answers an element of a law ("gb/training"); `place` is where it says so."""

    element: str
    section: str
    place: Place


@dataclass(frozen=True, eq=False)
class Page:
    """One page as source.

    `uri` is its path within its folder of pages, `file` the file that it comes from as messages show it, `own` whether
    that is the organization's. `matter` is None where the front matter has flaws; `located` knows its places.
    `answers` is what its sections say that they answer, and `replaced` the files of the organization that took a
    section's place, by the ids of the sections that went. A page that is `made` has no file of its own among the pages.
    `source` is its text with its front matter, before anything in it was replaced.
    `further` are ids that a heading has beside the one written there, by that one: those of former times, and those
    `lost`, which ours has and the organization's text in its place has not (pages/followed.py); a page without a
    heading has them at its top, by "".
    A page is made once for its text, and known by its identity (handbook/memo.py).
    """

    uri: str
    address: str
    file: str
    own: bool
    located: Located
    matter: Matter | None
    body: Lines
    answers: tuple[Answer, ...] = ()
    replaced: dict[str, str] = field(default_factory=dict)
    made: bool = False
    source: str = ""
    further: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        """The ids to which a link can lead."""
        return {*ids(self.body.text), *(one for others in self.further.values() for one in others)}

    @property
    def has_own(self) -> bool:
        """Whether words of it are the organization's own."""
        return self.own or bool(self.replaced)

    @property
    def files_before(self) -> tuple[str, ...]:
        """Where its file may have lain when it had the addresses that it had before."""
        return tuple(
            file for address in (self.matter.formerly if self.matter else ()) for file in self.files_at(address)
        )

    def files_at(self, address: str) -> tuple[str, str]:
        """Return where the file of a page at `address` may lie, in the same folder of pages as this one."""
        folder = self.file.removesuffix(self.uri)
        return f"{folder}{address.rstrip('/')}.md", f"{folder}{address}index.md"

    @property
    def kind(self) -> Kind:
        """What kind of page it is."""
        return kind_of(self.address)


Pages = dict[str, Page]
"""Pages by address."""


def answers_of(matter: Matter | None, located: Located) -> tuple[Answer, ...]:
    """Return what the front matter of a page says that its sections answer."""
    return tuple(
        Answer(element, section, located.value_place(("satisfies", section, index)))
        for section, elements in (matter.satisfies if matter else {}).items()
        for index, element in enumerate(elements)
    )
