"""Links lead somewhere, say where, and never to a place that runs code or shows a third party what is read."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from handbook.addresses import address_of, is_of_one_computer, led_to, shown_address
from handbook.book import Book
from handbook.characters import NEVER_IN_ADDRESSES
from handbook.checks.meant import meant_by
from handbook.checks.spaced import spaced_targets, without_spaces
from handbook.flaws import Flaw
from handbook.markup.allowed import SCHEMES
from handbook.markup.foreign import foreign
from handbook.markup.markdown import Link, links, references
from handbook.memo import kept
from handbook.names import nearest
from handbook.pages.lying import files_in
from handbook.pages.page import Page
from handbook.pictures.kinds import IN_PAGES

RULE: Final = "links"
_TAG_LIKE = re.compile(r"(?!mailto:|tel:|data:|javascript:)[a-z]{1,3}:[a-zA-Z-]+")
_EMPTY_ALT = re.compile(r"(?i)(?:image|picture|photo|graphic|screenshot|icon|logo|untitled|img|dsc)[\W_\d]*")
_EMPTY_WORDS = {
    *("here", "click here", "click", "tap here", "press here", "see here", "go here"),
    *("this", "link", "this link", "this page", "this website", "website", "read more", "more", "learn more"),
}
_OF_A_MAIL = {"subject", "body"}
"""What a link to an address may fill in of a mail; another recipient would be one whom nobody sees."""


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield links of a forbidden scheme or without telling words."""
    for link in links(page.body.text):
        for problem, mend in _own_flaws(link):
            yield Flaw(page.body.at(link.offset), problem, mend, RULE)
    for offset, target in spaced_targets(page.body.text):
        begins = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", re.sub(r"\s", "", target))  # a browser reads it so
        scheme = begins[0].lower() if begins else SCHEMES[0]
        flaw = without_spaces(target) if scheme in SCHEMES else _not_here(scheme)
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
            elif _is_picture(apart.target):
                problem = "this line holds a picture itself, which cannot be shown"
                mend = (
                    f"put its file beside the page, and name it where `[{apart.words}]` stands: `![words](picture.png)`"
                )
            yield Flaw(page.body.at(apart.offset), problem, mend, RULE)
        for link in links(page.body.text):
            if link.target.startswith("/") and not link.target.startswith("//"):
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


def _own_flaws(link: Link) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link wherever it stands, and what to do."""
    if link.image and not link.words.strip():
        yield "this picture has no words for those who cannot see it", "write them between the brackets: ![words](…)"
    if not link.image and not link.words.strip(" ."):
        yield "this link has no words", "write between the square brackets where it leads"
    elif link.image and _says_nothing(link.words.strip()):
        yield f"the picture's words `{link.words}` do not say what it shows", "say it in a few words, or leave it out"
    elif not link.image and not re.search(r"\w|\{", link.words):
        yield f"the link's words `{link.words}` are signs alone", "name the page it leads to"
    elif link.words.strip(" .").lower() in _EMPTY_WORDS:
        yield f"the link's words `{link.words}` do not say where it leads", "name the page it leads to"
    if "{" in link.target:
        if not foreign(link.target):
            mend = 'use {{ link("address/") }}, {{ phone(…) }} or {{ email(…) }}'
            yield "a value stands in the target of this link", mend
        return
    if link.target in ("", "#"):
        yield "this link leads nowhere", "write the page's file between the round brackets"
        return
    if re.search(f"[{NEVER_IN_ADDRESSES}]", link.target):
        yield "an invisible character stands in the target of this link", "delete the target and type it again"
        return
    try:
        parts = urlsplit(link.target)
    except ValueError:
        yield f"`{link.target}` is no address", "check it"
        return
    if link.words == link.target and _TAG_LIKE.fullmatch(link.target):
        yield f"`<{link.target}>` cannot stand in a page", "take it and its end out, and leave what is between"
    elif parts.scheme or parts.netloc:
        if parts.scheme == "tel":
            yield (
                "a number stands in a page, where nobody checks it",
                "write it into organization.yml and call {{ phone(…) }} here",
            )
        elif not parts.scheme:
            yield f"`{link.target}` leaves out how its site is reached", f"write https:{link.target}"
        elif parts.scheme not in SCHEMES and (link.image or _is_picture(link.target)):
            yield (
                f"a picture may not begin with `{parts.scheme}:`",
                "put the picture's file beside the page, and name it",
            )
        elif parts.scheme not in SCHEMES:
            yield _not_here(parts.scheme)
        elif parts.scheme in ("http", "https") and not parts.hostname:
            yield f"`{link.target}` is no address", "write https:// and the name of the site"
        elif is_of_one_computer(parts.hostname or ""):
            yield f"`{link.target}` leads to the computer of whoever reads it", "write the address that all can open"
        elif parts.scheme == "mailto" and {key.lower() for key, _ in parse_qsl(parts.query, True)} - _OF_A_MAIL:
            yield "a mail from this link would go to more than the one address", "take out what stands behind the `?`"
        elif link.image:
            yield "this picture comes from another place, which would see who reads", "put the file beside the page"


def _is_picture(target: str) -> bool:
    """Whether a `target` is no address, but a picture itself in letters."""
    return target.lower().startswith("data:image/")


def _says_nothing(alt: str) -> bool:
    return alt.lower().endswith(IN_PAGES) or bool(_EMPTY_ALT.fullmatch(alt))


def _not_here(scheme: str) -> tuple[str, str]:
    return f"a link may not begin with `{scheme}:`", f"begin it with {', '.join(SCHEMES)}"


def _missing(
    book: Book, page: Page, link: Link, uri: str, uris: dict[str, str], lying: Callable[[], Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link to `uri`, which is a picture or none of the pages, and what to do.

    `lying` returns where the organization's own pictures lie, by their names.
    """
    meant = None if link.image else meant_by(link.target, page, uris)
    if meant:
        yield f"`{link.target}` is not the file of a page", f"write `{meant}`"
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
        mend = f"did you mean `{near}`?" if near else "name the file of a page there is, or take the link out"
        yield f"there is no page `{uri}`", mend


def _own_pictures(book: Book) -> Mapping[str, str]:
    """Return where the organization's own pictures lie below its pages, by their names in lower case."""
    below = book.site.own_pages
    uris = sorted((file.relative_to(below).as_posix() for file in files_in(below, IN_PAGES)), reverse=True)
    return {posixpath.basename(uri).lower(): uri for uri in uris}
