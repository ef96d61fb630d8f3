"""Links lead somewhere, say where, and never to a place that runs code or shows a third party what is read."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from handbook.addresses import address_of, led_to, shown_address
from handbook.book import Book
from handbook.checks.meant import meant_by
from handbook.checks.one_link import flaws_of, is_picture, not_here
from handbook.checks.spaced import spaced_targets, without_spaces
from handbook.flaws import Flaw
from handbook.markup.allowed import SCHEMES
from handbook.markup.foreign import within_foreign
from handbook.markup.markdown import LINK, Link, links, references
from handbook.markup.masks import blank, masked
from handbook.memo import kept
from handbook.names import nearest
from handbook.pages.lying import files_in
from handbook.pages.page import Page
from handbook.pictures.kinds import IN_PAGES

RULE: Final = "links"
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_BARE = re.compile(r"(?<![<\"'(=\[`/\w:>])https?://[\w-]{1,63}\.[^\s<>()\[\]\"'|`*]{2,300}(?<![.,;:!?])(?![\])|`>\"'])")
_BEGINS = {
    "mailto:": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$"),
    "https://": re.compile(r"(?i)www\.[\w-]{1,63}\.[\w.-]{2,100}(?:[/?#]|$)"),
}
"""How a link has to begin, by what the target is that begins with nothing."""


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield links of a forbidden scheme or without telling words."""
    apart = {page.body.number(line.offset) for line in references(page.body.text) if is_picture(line.target)}
    for link in links(page.body.text):
        if is_picture(link.target) and page.body.number(link.offset) in apart:  # enough is said of that line
            continue
        for problem, mend in flaws_of(link):
            yield Flaw(page.body.at(link.offset), problem, mend, RULE)
    is_foreign = within_foreign(page.body.text)
    told = {page.body.number(line.offset) for line in references(page.body.text)}
    for bare in _BARE.finditer(LINK.sub(blank, masked(page.body.text))):
        if not is_foreign(bare.start()) and page.body.number(bare.start()) not in told:
            problem, mend = "this address is shown as text, and nobody can press it", f"write `<{bare[0]}>`"
            yield Flaw(page.body.at(bare.start()), problem, mend, RULE, "warning")
    for offset, target in spaced_targets(page.body.text):
        begins = _SCHEME.match(re.sub(r"\s", "", target))  # a browser reads it so
        scheme = begins[0].lower() if begins else SCHEMES[0]
        flaw = without_spaces(target) if scheme in SCHEMES else not_here(scheme)
        yield Flaw(page.body.at(offset), *flaw, RULE)


def check(book: Book) -> Iterator[Flaw]:
    """Yield links to pages or pictures that do not exist, and targets that stand apart from their links."""
    uris = {page.uri: page.address for page in book.pages.values()}
    lying = cache(partial(_own_pictures, book))
    for page in book.pages.values():
        for apart in references(page.body.text):
            target = meant_by(apart.target, page, uris) or apart.target
            problem = "the target of a link stands apart from it"
            mend = f"write `[words]({target})` where `[{apart.words}]` stands, and take this line out"
            if apart.target in ("#", "<>"):  # how some hide a note
                problem, mend = "a note in the form of a link means nothing here", "take it out, or write {# … #}"
            elif (begun := _SCHEME.match(apart.target)) and begun[0].lower() not in (*SCHEMES, "data"):
                problem, mend = not_here(begun[0].lower())
            elif is_picture(apart.target):
                problem = "this line holds a picture itself, which cannot be shown"
                mend = (
                    f"put its file beside the page, and name it where `[{apart.words}]` stands: `![words](picture.png)`"
                )
            yield Flaw(page.body.at(apart.offset), problem, mend, RULE)
        for link in links(page.body.text):
            if link.target.startswith("/") and not link.target.startswith(("//", "/\\")):
                meant = meant_by(link.target, page, uris)
                mend = f"write `{meant}`" if meant else "link to the page's file, such as ../help-now.md"
                problem = f"`{link.target}` begins at the top of the host"
                yield Flaw(page.body.at(link.offset), problem, mend, RULE)
        for way in ways(page):
            if way.link.image or way.uri not in uris:
                for problem, mend in _missing(book, page, way.link, way.uri, uris, lying):
                    yield Flaw(page.body.at(way.link.offset), problem, mend, RULE)


class Way(NamedTuple):
    """A link to a page or picture of the site: its source, and the section."""

    link: Link
    uri: str
    section: str


@kept
def ways(page: Page) -> tuple[Way, ...]:
    """Return the links of `page` that lead to something of the site."""
    led = ((link, led_to(link.target, page.uri)) for link in links(page.body.text))
    return tuple(Way(link, *way) for link, way in led if way)


def _missing(
    book: Book, page: Page, link: Link, uri: str, uris: dict[str, str], lying: Callable[[], Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link to `uri`, which is a picture or none of the pages, and what to do.

    `lying` returns where the organization's own pictures lie, by their names.
    """
    meant = None if link.image else meant_by(link.target, page, uris)
    if meant:
        yield f"`{link.target}` is not the file of a page", f"write `{meant}`"
    elif not link.image and (begun := next((begin for begin, way in _BEGINS.items() if way.match(link.target)), None)):
        yield f"`{link.target}` leaves out how it is reached", f"write `{begun}{link.target}`"
    elif link.target.startswith("\\\\"):
        problem = f"`{link.target}` is a folder in a network, which no link of a page opens"
        yield problem, "write the way there as code: `…`"
    elif "\\" in link.target:
        yield f"`{link.target}` has backslashes in it", f"write `{link.target.replace(chr(92), '/')}`"
    elif not uri.endswith(".md") and not link.image:
        other = posixpath.splitext(uri)[1]
        mend = (
            "put it where all can reach it, and link to it there: https://…"
            if other
            else "link to the page's file, ending in .md"
        )
        yield f"`{link.target}` is no page", mend
    elif link.image and not uri.lower().endswith(IN_PAGES):
        yield f"`{link.target}` is no picture", f"use a file that ends in {', '.join(IN_PAGES)}"
    elif link.image:
        beside = (book.site.root / page.file).parent / unquote(link.target)
        places = (beside, book.site.own_pages / uri, book.site.docs / uri)
        hidden = any(part.startswith(".") for part in uri.split("/"))  # such a folder is not published
        if hidden or not any(os.path.isfile(place) for place in places):
            way = lying().get(posixpath.basename(uri).lower())
            way = way and quote(posixpath.relpath(way, posixpath.dirname(page.uri) or "."))
            mend = f"write `{way}`, where one of this name lies" if way else "check its name and folder"
            yield f"there is no picture `{uri}`", mend
    elif address_of(uri) in book.removed:
        problem = f"`{shown_address(address_of(uri))}` stands under `remove:`, and this page of yours links to it"
        yield problem, "take the link out, or the address there"
    else:
        near = nearest(uri, uris)
        near = near and posixpath.relpath(near, posixpath.dirname(page.uri) or ".")
        mend = f"did you mean `{near}`?" if near else "name the file of a page there is, or take the link out"
        yield f"there is no page `{uri}`", mend


def _own_pictures(book: Book) -> Mapping[str, str]:
    """Return where the organization's own pictures lie below its pages, by their names in lower case."""
    below = book.site.own_pages
    uris = sorted((file.relative_to(below).as_posix() for file in files_in(below, IN_PAGES)), reverse=True)
    return {posixpath.basename(uri).lower(): uri for uri in uris}
