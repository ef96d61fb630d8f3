"""Upstream's pages with the organization's own laid over them.

A file in `organization/pages/` replaces the page at its path, or adds one. A file in `organization/sections/` replaces
one section: `policies/client-harassment/travel.md` the section `travel` of the page `policies/client-harassment/`.
`remove:` takes pages out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.addresses import address_of, shown_address, target_uri
from handbook.data.located import Located
from handbook.flaws import Flaw, Place
from handbook.names import instead
from handbook.pages.braces import open_statement
from handbook.pages.front_matter import Kind, Matter, kind_of, matter_of, split
from handbook.pages.lines import Line, Lines
from handbook.pages.markdown import block_heads, open_fence, without_links
from handbook.pages.sections import sections, with_section
from handbook.site import Site
from handbook.texts import read_text

RULE = "overlay"
_ONLY_A_LINK = re.compile(r"[ \t]*-[ \t]+\[[^\]]*\]\([^)]*\)[ \t]*")


@dataclass(frozen=True)
class Page:
    """One page as source.

    `uri` is its path within its folder of pages, `file` the file that it comes from as messages show it, `own` whether
    that is the organization's. `matter` is None where the front matter has flaws; `located` knows its places.
    """

    uri: str
    address: str
    file: str
    own: bool
    located: Located
    matter: Matter | None
    body: Lines

    @property
    def kind(self) -> Kind:
        """What kind of page it is."""
        return kind_of(self.address)


Pages = dict[str, Page]
"""Pages by address."""


def load_pages(site: Site, remove: list[str]) -> tuple[Pages, set[str], list[Flaw]]:
    """Return the pages of `site`, the addresses that `remove` took out, and the flaws.

    An address in `remove` that is no upstream page's is left to a check (checks/overlay.py).
    """
    pages, flaws = _folder(site, site.docs, own=False)
    own, more = _folder(site, site.own_pages, own=True)
    flaws += more
    for address, page in own.items():
        upstream = pages.get(address)
        if upstream and upstream.uri != page.uri:
            mend = f"name it {page.file.removesuffix(page.uri)}{upstream.uri} to replace that page"
            flaws.append(Flaw(Place(page.file), f"this page has the address of {upstream.file}", mend, RULE))
    pages |= own
    removed = {address for address in remove if address in pages and not pages[address].own}
    for address in removed:
        del pages[address]
    for file in markdown_files(site.own_sections):
        flaws += _replace_section(site, pages, file)
    if removed:
        pages = {address: _without_links_to(removed, page) for address, page in pages.items()}
    return dict(sorted(pages.items())), removed, flaws


def _without_links_to(removed: set[str], page: Page) -> Page:
    """Return `page` with links to removed pages turned into their words; upstream's prose cannot know what is gone.

    A point of a list that begins with such a link and no more goes with it, and with the lines that belong to it.
    """

    def gone(link: str) -> bool:
        path = link.partition("#")[0]
        return path.endswith(".md") and address_of(target_uri(path, page.uri)) in removed

    texts = without_links(page.body.text, gone).split("\n")
    lines: list[Line] = []
    dropped: int | None = None  # the indentation of the point that goes, while its own lines follow
    for line, text in zip(page.body.lines, texts, strict=True):
        indentation = len(line.text) - len(line.text.lstrip())
        if dropped is not None and line.text.strip() and indentation > dropped:
            continue
        dropped = indentation if text != line.text and _ONLY_A_LINK.fullmatch(line.text) else None
        if dropped is None:
            lines.append(replace(line, text=text))
    body = Lines(tuple(lines))
    empty = {body.number(head.offset) for head in block_heads(body.text) if head.empty}
    return replace(page, body=Lines(tuple(line for number, line in enumerate(lines, 1) if number not in empty)))


def markdown_files(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files under `folder` in order; links to elsewhere are left to a check (checks/files.py)."""
    if folder.is_symlink():
        return
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(path, name)
            if name.endswith(".md") and not name.startswith(".") and not file.is_symlink():
                yield file


def _folder(site: Site, folder: Path, own: bool) -> tuple[Pages, list[Flaw]]:
    pages: Pages = {}
    flaws: list[Flaw] = []
    for file in markdown_files(folder):
        uri, shown = file.relative_to(folder).as_posix(), site.shown(file)
        text, more = read_text(file, shown)
        flaws += more
        if text is None:
            continue
        address = address_of(uri)
        located, body, first, more = split(text, shown)
        matter = None
        if located is not None and not more:
            matter, more = matter_of(located, address)
        flaws += more
        page = Page(uri, address, shown, own, located or Located(shown=shown), matter, Lines.of(body, shown, first))
        if address in pages:
            problem = f"this page has the same address as {pages[address].file}"
            flaws.append(Flaw(Place(shown), problem, "keep one of the two", RULE))
        pages.setdefault(address, page)
    return pages, flaws


def _replace_section(site: Site, pages: Pages, file: Path) -> list[Flaw]:
    shown = site.shown(file)
    inner = file.relative_to(site.own_sections)
    folder = inner.parent.as_posix()
    address, identity = "" if folder == "." else f"{folder}/", inner.stem
    page = pages.get(address)
    if page is None:
        problem = f"there is no page with the address `{shown_address(address)}` whose section this could replace"
        return [Flaw(Place(shown), problem, instead(address, map(shown_address, pages)), RULE)]
    text, flaws = read_text(file, shown)
    if text is None:
        return flaws
    own = Lines.of(text.rstrip("\n"), shown)
    if own.lines[0].text.rstrip() == "---":
        mend = "take out all down to the second line ---; the page's own holds"
        return [*flaws, Flaw(Place(shown), "a section has no front matter", mend, RULE)]
    fence = open_fence(own.text)
    if fence is not None:  # the rest of the page would be code
        mend = "write a line with the same signs, and no others, where the code ends"
        return [*flaws, Flaw(own.at(fence), "the code that begins here has no end", mend, RULE)]
    if not own.text.strip():
        return [*flaws, Flaw(Place(shown), "this section is empty", "write it, or delete the file", RULE)]
    statement = open_statement(own)
    if statement is not None:  # it would end somewhere in the page around it
        return [*flaws, statement]
    body = with_section(page.body, identity, own)
    if body is None:
        problem = f"the page `{shown_address(address)}` has no section `{identity}` that this could replace"
        known = [section.id for section in sections(page.body) if section.id]
        return [*flaws, Flaw(Place(shown), problem, instead(identity, known), RULE)]
    before = next(section.level for section in sections(page.body) if section.id == identity)
    after = next((section.level for section in sections(body) if section.id == identity), None)
    if after not in (None, before):
        mend = f"begin it with {'#' * before}"
        return [*flaws, Flaw(Place(shown), "this section's heading is of another level than ours", mend, RULE)]
    if after is None:
        problem = f"this section has lost its id `{identity}`"
        mend = f"write its heading as `## … {{: #{identity} }}`"
        return [*flaws, Flaw(Place(shown), problem, mend, RULE)]
    pages[address] = replace(page, body=body)
    return flaws
