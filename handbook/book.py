"""Everything that was read for one site, before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from handbook.addresses import plain_address, shown_address
from handbook.data.located import Located, under
from handbook.data.shape import words_of
from handbook.data.yaml import read_yaml, stumbles
from handbook.flaws import Flaw
from handbook.jurisdictions.applied import FLOOR, AppliedLaw, applied_laws
from handbook.jurisdictions.load import load_jurisdictions
from handbook.jurisdictions.model import Jurisdiction
from handbook.markup.engine import texts
from handbook.markup.macro import Macro
from handbook.markup.sections import sections
from handbook.memo import kept
from handbook.organization.load import load_organization
from handbook.organization.model import Organization
from handbook.organization.people import Duties
from handbook.pages.overlay import Overlaid, load_pages
from handbook.pages.page import Pages
from handbook.pages.reading import upstream_pages
from handbook.pages.rights import made_pages
from handbook.pages.successors import moved_pages
from handbook.pages.wording import Wording, wordings
from handbook.site import Site
from handbook.texts import read_text
from handbook.vocabulary import LawTopic, ServiceKind


@dataclass(frozen=True)
class Book:
    """What a site is made of.

    `organization` is None where its details have flaws, and so is a jurisdiction. `located` knows where each of the
    organization's values stands, `law_places` where a jurisdiction's. `laws` are those of its locations. `overlaid` is
    what the organization's pages made of upstream's, `navigation` the data under `nav:` of mkdocs.yml with its places.
    """

    site: Site
    organization: Organization | None
    located: Located
    jurisdictions: Mapping[str, Jurisdiction | None]
    law_places: Mapping[str, Located]
    laws: tuple[AppliedLaw, ...]
    overlaid: Overlaid
    navigation: Located
    macros: Mapping[str, Macro]

    @property
    def pages(self) -> Pages:
        """The pages by address."""
        return self.overlaid.pages

    @property
    def removed(self) -> frozenset[str]:
        """The addresses of upstream's pages that the organization took out."""
        return self.overlaid.removed

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The address to which each old one leads: by the pages, then by the organization's word.

        Posters and letters keep naming them. An address that has become one of ours meanwhile leads nowhere else.
        """
        assert self.organization is not None
        found = {old: new for old, new in self.overlaid.become.moved if new in self.pages}
        found |= {old: page.address for page in self.pages.values() if page.matter for old in page.matter.formerly}
        found |= self.organization.redirects
        return {old: new for old, new in found.items() if old not in self.pages}

    @property
    def gone(self) -> Mapping[str, str]:
        """What the organization says at each address where nothing is any more."""
        assert self.organization is not None
        return {address: why for address, why in self.organization.gone.items() if address not in self.pages}

    def is_unread(self, name: str) -> bool:
        """Return whether `name` ("gb/training") is of a jurisdiction that has flaws, so that nothing is known of it."""
        return self.jurisdictions.get(name.partition("/")[0], ...) is None

    @cached_property
    def section_ids(self) -> Mapping[str, list[str]]:
        """The ids of each page's sections, by address."""
        return {
            address: [section.id for section in sections(page.body) if section.id]
            for address, page in self.pages.items()
        }

    def section_title(self, address: str, identity: str) -> str:
        """Return the title of a page's section with the organization's values in it."""
        found = next(section for section in sections(self.pages[address].body) if section.id == identity)
        return self._text(found.title)

    @cached_property
    def _text(self) -> Callable[[str], str]:
        assert self.organization is not None
        return texts(self.organization, self.laws, self.site.edition)

    @cached_property
    def choices(self) -> Mapping[str, set[str]]:
        """The words that macros' parameters take, by the name of their set."""
        addresses = {shown_address(address) for address in (*self.pages, *self.removed)}
        sections_too = {f"{shown_address(page)}#{name}" for page, names in self.section_ids.items() for name in names}
        sections_too |= {
            f"{shown_address(address)}#{name}"
            for address, page in self.pages.items()
            for names in page.further.values()
            for name in names
        }
        known = {"address": addresses | sections_too, "kind of support": set(words_of(ServiceKind))}
        known["topic of the law"] = set(words_of(LawTopic))
        if self.organization:
            contacts = {contact.id for contact in self.organization.contacts}
            known["duty or contact"] = contacts | set(Duties.model_fields)
        return known

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """Each page's title and its other lines with the organization's values in them, by address.

        To be asked for only once the book has no errors.
        """
        assert self.organization is not None
        return wordings(self.pages, self.organization, self.laws, self.site.edition)


def load_book(site: Site, macros: Iterable[Macro]) -> tuple[Book, list[Flaw]]:
    """Read all that `site` is made of; return it with what is wrong about its form. Nothing is rendered."""
    details = site.organization_dir / "organization.yml"
    ours, flaws = upstream_pages(site)
    organization, located, more = load_organization(details, site.shown(details), moved_pages(ours))
    flaws += more
    jurisdictions, law_places, more = load_jurisdictions(site)
    flaws += more
    remove = located.data.get("remove") if isinstance(located.data, dict) else None
    remove = [plain_address(typed) for typed in remove if isinstance(typed, str)] if isinstance(remove, list) else []
    laws = applied_laws(organization.locations if organization else (), jurisdictions)
    named = {name for path, name in under(located, "locations") if path[-1] == "jurisdiction"}
    if not laws or jurisdictions.get(FLOOR) is None:  # a location that names no law may stand behind a flaw
        named.add(FLOOR)
    made, more = made_pages(site, laws, named & set(jurisdictions))
    flaws += more
    overlaid, more = load_pages(site, ours | made, remove)
    flaws += more
    navigation, more = _navigation(site)
    flaws += more
    by_name = {macro.name: macro for macro in macros}
    book = Book(site, organization, located, jurisdictions, law_places, laws, overlaid, navigation, by_name)
    return book, flaws


def _navigation(site: Site) -> tuple[Located, list[Flaw]]:
    file = site.root / "mkdocs.yml"
    text, flaws = read_text(file, site.shown(file))
    located, more = _read_navigation(text or "", site.shown(file))
    return located, [*flaws, *more]


@kept
def _read_navigation(text: str, shown: str) -> tuple[Located, tuple[Flaw, ...]]:
    located, flaws = read_yaml(text, shown, "navigation")
    return located, tuple(flaws or stumbles(text, shown, "navigation"))
