"""A folder of files → pages, each at the address that its name gives, or should give."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from handbook import limits
from handbook.addresses import PAGE_ENDINGS, address_of, plain_uri, shown_address
from handbook.data.located import Located
from handbook.data.moved_addresses import Moved, with_addresses_now
from handbook.flaws import Flaw, Place
from handbook.markup.lines import Lines
from handbook.memo import kept
from handbook.pages.front_matter import matter_of, split
from handbook.pages.lying import files_in
from handbook.pages.page import Page, Pages, answers_of
from handbook.site import Site
from handbook.texts import read_text

RULE: Final = "overlay"


def upstream_pages(site: Site) -> tuple[Pages, list[Flaw]]:
    """Return the pages of ours, and their flaws."""
    return _folder(site, site.docs, {}, (), own=False)


def own_pages(site: Site, ours: Pages, moved: Moved) -> tuple[Pages, list[Flaw]]:
    """Return the organization's own pages, and their flaws.

    One at the address that a page of `ours` had before it `moved` is read as if it had gone with it, with a warning.
    """
    return _folder(site, site.own_pages, {old: ours[new].uri for old, new in moved}, moved, own=True)


def _folder(site: Site, folder: Path, uris: dict[str, str], moved: Moved, own: bool) -> tuple[Pages, list[Flaw]]:
    """Read the pages under `folder`; one with an odd name as if it had the name that it is asked to take.

    `uris` are the sources that pages have now whose addresses were others.
    """
    pages: Pages = {}
    flaws: list[Flaw] = []
    found = []
    for file in files_in(folder, PAGE_ENDINGS):
        path = file.relative_to(folder).as_posix()
        plain = plain_uri(path)
        found.append((path, plain, uris.get(address_of(plain), plain), file))
    if len(found) > limits.PAGES:
        problem = f"more than {limits.PAGES} pages lie here, perhaps with a whole folder that was copied in"
        return {}, [Flaw(Place(site.shown(folder)), problem, "take out what is no page of this handbook", RULE)]
    for _, plain, uri, file in sorted(found, key=lambda one: one[2] != one[0]):  # these take nobody's place
        shown = site.shown(file)
        text, more = read_text(file, shown)
        flaws += more
        if text is None:
            continue
        page, of_page = _page(text, uri, shown, own, moved)
        flaws += of_page
        moved_on = f"our page `{address_of(plain)}` has the address `{shown_address(page.address)}` now"
        if page.address in pages:
            problem = f"this page has the same address as {pages[page.address].file}"
            mend = "keep one of the two"
            if uri != plain:
                problem, mend = f"{moved_on}, and {problem}", "keep one of the two, or give one another address"
            flaws.append(Flaw(Place(shown), problem, mend, RULE))
        elif uri != plain:
            mend = f"rename the file to {site.shown(folder / uri)}"
            flaws.append(Flaw(Place(shown), moved_on, mend, RULE, "warning"))
        pages.setdefault(page.address, page)
    return pages, flaws


@kept
def _page(text: str, uri: str, shown: str, own: bool, moved: Moved) -> tuple[Page, tuple[Flaw, ...]]:
    address = address_of(uri)
    located, body, first, flaws = split(text, shown)
    matter = None
    if located is not None and not flaws:
        located, led = with_addresses_now(located, moved, RULE, values=("illustrates",))
        matter, flaws = matter_of(located, address)
        flaws = [*led, *flaws]
    located = located or Located(shown=shown)
    lines, answers = Lines.of(body, shown, first), answers_of(matter, located)
    return Page(uri, address, shown, own, located, matter, lines, answers, source=text), tuple(flaws)
