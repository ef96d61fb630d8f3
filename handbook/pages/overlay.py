"""Upstream's pages with the organization's own laid over them.

A file in `organization/pages/` replaces the page at its path, or adds one. A file in `organization/sections/` replaces
one section: `policies/client-harassment/travel.md` the section `travel` of the page `policies/client-harassment/`.
`remove:` takes pages out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Final

from handbook.addresses import PAGE_ENDING, address_of, target_uri
from handbook.flaws import Flaw, Place
from handbook.markup.lines import Line, Lines
from handbook.markup.markdown import block_heads, with_targets
from handbook.memo import kept_own
from handbook.pages.based_on import Base, given_in, of_page
from handbook.pages.followed import follow
from handbook.pages.front_matter import kind_of
from handbook.pages.lying import files_in
from handbook.pages.own_sections import replace_section
from handbook.pages.page import Page, Pages
from handbook.pages.reading import own_pages
from handbook.pages.successors import Successors, successors
from handbook.site import Site

RULE: Final = "overlay"
_ONLY_A_LINK = re.compile(r"[ \t]*-[ \t]+\[[^\]]*\]\([^)]*\)[ \t]*")


@dataclass(frozen=True)
class Overlaid:
    """The `pages` of a site, the addresses that were `removed`, and what of the law upstream's pages had `answered`.

    `answered` holds the address and the section by element, before anything was replaced or removed. `bases` are what
    the organization's pages and sections replace. `become` leads from old addresses and ids of upstream's.
    """

    pages: Pages
    removed: frozenset[str]
    answered: Mapping[str, tuple[str, str]]
    bases: tuple[Base, ...]
    become: Successors


def load_pages(site: Site, ours: Pages, remove: list[str]) -> tuple[Overlaid, list[Flaw]]:
    """Return the pages of `site`, and the flaws. `ours` are upstream's.

    An address in `remove` that is no upstream page's is left to a check (checks/overlay.py).
    """
    answered = {answer.element: (page.address, answer.section) for page in ours.values() for answer in page.answers}
    become, flaws = successors(ours)
    own, more = own_pages(site, ours, become.moved)
    flaws += more
    pages = dict(ours)
    unmade = {address for address, page in ours.items() if not page.source}  # of places whose law is not known yet
    bases = [_base(page, ours.get(address)) for address, page in own.items() if address not in unmade]
    for address, page in [*own.items()]:
        upstream = pages.get(address)
        if upstream and upstream.uri != page.uri:
            mend = f"name it {site.shown(site.own_pages / upstream.uri)} to replace that page"
            flaws.append(Flaw(Place(page.file), f"this page has the address of {upstream.file}", mend, RULE))
            own[address] = replace(page, uri=upstream.uri)  # as if it had that name: what links to it is not wrong
        elif not upstream and (copied := _copied_from(page, {each: ours[each] for each in ours if each not in remove})):
            mend = f"move it to {site.shown(site.own_pages / copied.uri)} to replace it, or give this another title"
            flaws.append(Flaw(Place(page.file), f"this is {copied.file} at another address", mend, RULE))
            del own[address]
            own.setdefault(copied.address, replace(page, uri=copied.uri, address=copied.address))
    pages |= own
    removed = {address for address in remove if address in pages and not pages[address].own}
    for address in removed:
        del pages[address]
    for file in files_in(site.own_sections, PAGE_ENDING):
        base, more = replace_section(site, pages, ours, become, file)
        flaws += more
        if base is None:
            continue
        twice = next((one for one in bases if one.section and one.replaces == base.replaces), None)
        if twice:
            mend = "keep one of the two files"
            flaws.append(Flaw(Place(base.file), f"{twice.file} replaces this section already", mend, RULE))
        bases.append(base)
    pages, more = follow(pages, become, ours)
    flaws += more
    if removed:
        pages = {address: _without_links_to(frozenset(removed), page) for address, page in pages.items()}
    return Overlaid(dict(sorted(pages.items())), frozenset(removed), answered, tuple(bases), become), flaws


def _copied_from(page: Page, ours: Pages) -> Page | None:
    """Return the page of `ours` of which `page`, at another address, has the title and half of the sections."""
    for one in ours.values():
        if _title(one) and _title(one) == _title(page) and 2 * len(one.ids & page.ids) >= max(1, len(one.ids)):
            return one
    return None


def _title(page: Page) -> object:
    return page.located.data.get("title") if isinstance(page.located.data, dict) else None


def _base(page: Page, ours: Page | None) -> Base:
    """Return what the organization's own `page` replaces: `ours`, or nothing."""
    text, given = of_page(ours.source) if ours else None, given_in(page.located.data)
    place = page.located.value_place(("based_on",)) if given else Place(page.file)
    source, made = (ours.file, ours.made) if ours else ("", False)
    before = ours.files_before if ours else ()
    return Base(page.file, page.address, "", text, source, before, made, given, place, topped=True)


@kept_own
def _without_links_to(removed: frozenset[str], page: Page) -> Page:
    """Return `page` with links to removed pages turned into their words; upstream's prose cannot know what is gone.

    What the organization wrote itself stays, and a check says that its links lead nowhere.

    A point of a list that begins with such a link and no more goes with it, and with the lines that belong to it. The
    steps of a case study each lead somewhere, so there a link leads to the first page of the folder instead.
    """
    if page.own:
        return page
    text = with_targets(page.body.text, around(removed, page.uri))
    if text == page.body.text:
        return page
    texts = text.split("\n")
    lines: list[Line] = []
    dropped: int | None = None  # the indentation of the point that goes, while its own lines follow
    for line, text in zip(page.body.lines, texts, strict=True):
        if line.file in page.replaced.values():
            lines.append(line)
            continue
        indentation = len(line.text) - len(line.text.lstrip())
        if dropped is not None and line.text.strip() and indentation > dropped:
            continue
        dropped = indentation if text != line.text and _ONLY_A_LINK.fullmatch(line.text) else None
        if dropped is None:
            lines.append(replace(line, text=text))
    body = Lines(tuple(lines))
    empty = {body.number(head.offset) for head in block_heads(body.text) if head.empty}
    return replace(page, body=Lines(tuple(line for number, line in enumerate(lines, 1) if number not in empty)))


def around(removed: Set[str], uri: str) -> Callable[[str], str | None]:
    """Return what to write for a link on the page `uri` to a page that is `removed`, as `with_targets` takes it."""

    def instead(link: str) -> str | None:
        path = link.partition("#")[0]
        to = target_uri(path, uri)
        if not path.endswith(".md") or address_of(to) not in removed:
            return None
        folder = posixpath.dirname(to)
        first = f"{folder}/index.md"
        if kind_of(address_of(uri)) != "case-study" or not folder or address_of(first) in removed:
            return ""
        return posixpath.relpath(first, posixpath.dirname(uri))

    return instead
