"""Links lead somewhere, say where, and never to a place that runs code or shows a third party what is read."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from handbook.addresses import shown_address, target_uri
from handbook.book import Book
from handbook.checks.files import PICTURES
from handbook.flaws import Flaw, Place
from handbook.names import instead
from handbook.pages.allowed import SCHEMES
from handbook.pages.markdown import Link, ids, links, references
from handbook.pages.page import Page

RULE = "links"
_EMPTY_WORDS = {"here", "click here", "this", "link", "read more", "more", "this page"}


def check(book: Book) -> Iterator[Flaw]:
    """Yield links to pages, sections or pictures that do not exist, of a forbidden scheme, or without telling words."""
    uris = {page.uri: page.address for page in book.pages.values()}
    anchors = {address: {*ids(page.body.text)} for address, page in book.pages.items()}
    for page in book.pages.values():
        for offset in references(page.body.text):
            mend = "write it where the link stands: [words](page.md)"
            yield Flaw(page.body.at(offset), "the target of a link stands apart from it", mend, RULE)
        for link in links(page.body.text):
            place = page.body.at(link.offset)
            for problem, mend in _target_flaws(book, page, link, uris):
                yield Flaw(place, problem, mend, RULE)
            target = _page_and_section(page, link, uris)
            if target and target[1] and target[1] not in anchors[target[0]]:
                yield _lost_section(book, page, place, *target, anchors)


def _page_and_section(page: Page, link: Link, uris: dict[str, str]) -> tuple[str, str] | None:
    """Return the address and the section that `link` leads to, or None if it leads to no page."""
    path, _, fragment = link.target.partition("#")
    if not path:
        return page.address, unquote(fragment)
    address = uris.get(target_uri(unquote(path), page.uri))
    return None if address is None else (address, unquote(fragment))


def _lost_section(
    book: Book, page: Page, place: Place, address: str, section: str, anchors: dict[str, set[str]]
) -> Flaw:
    target = book.pages[address]
    if target.own and not page.own:
        problem = f"this page of yours has no section `{section}`, to which {page.file} links"
        mend = f"write {{: #{section} }} behind the heading that answers it"
        return Flaw(target.body.place(1), problem, mend, RULE)
    if section in target.replaced and not page.own:
        problem = f"this section of yours has no `{section}` in it, as ours had, and {page.file} links there"
        mend = f"write {{: #{section} }} behind the heading that answers it"
        return Flaw(Place(target.replaced[section]), problem, mend, RULE)
    problem = f"`{shown_address(address)}` has no section `{section}`"
    return Flaw(place, problem, instead(section, anchors[address]), RULE)


def _target_flaws(book: Book, page: Page, link: Link, uris: dict[str, str]) -> Iterator[tuple[str, str]]:
    if link.image and not link.words.strip():
        yield "this picture has no words for those who cannot see it", "write them between the brackets: ![words](…)"
    if not link.image and not link.words.strip(" ."):
        yield "this link has no words", "write between the square brackets where it leads"
    elif link.words.strip(" .").lower() in _EMPTY_WORDS:
        yield f"the link's words `{link.words}` do not say where it leads", "name the page it leads to"
    if "{" in link.target:
        yield (
            "a value stands in the target of this link",
            'use {{ link("address/") }}, {{ phone(…) }} or {{ email(…) }}',
        )
        return
    if not link.target:
        yield "this link leads nowhere", "write the page's file between the round brackets"
        return
    try:
        parts = urlsplit(link.target)
    except ValueError:
        yield f"`{link.target}` is no address", "check it"
        return
    if parts.scheme or parts.netloc:
        if parts.scheme == "tel":
            yield (
                "a number stands in a page, where nobody checks it",
                "write it into organization.yml and call {{ phone(…) }} here",
            )
        elif parts.scheme not in SCHEMES:
            yield f"a link may not begin with `{parts.scheme}:`", f"begin it with {', '.join(SCHEMES)}"
        elif parts.scheme in ("http", "https") and not parts.hostname:
            yield f"`{link.target}` is no address", "write https:// and the name of the site"
        elif link.image:
            yield "this picture comes from another place, which would see who reads", "put the file beside the page"
        return
    if link.target.startswith("/"):
        yield f"`{link.target}` begins at the top of the host", "link to the page's file, such as ../help-now.md"
        return
    if parts.path:
        uri = target_uri(unquote(parts.path), page.uri)
        if not uri.endswith(".md") and not link.image:
            yield f"`{link.target}` is no page", _to_file(uri, page, uris)
            return
        if link.image and not uri.lower().endswith(PICTURES):
            yield f"`{link.target}` is no picture", f"use a file that ends in {', '.join(PICTURES)}"
        elif link.image:
            folder = book.site.own_pages if page.own else book.site.docs
            if not (folder / uri).is_file():
                yield f"there is no picture `{uri}`", "check its name and folder"
        elif uri not in uris:
            yield f"there is no page `{uri}`", instead(uri, uris)


def _to_file(uri: str, page: Page, uris: dict[str, str]) -> str:
    address = f"{uri.rstrip('/')}/"
    meant = next((known for known, other in uris.items() if other == address), None)
    return f"link to the file, {meant}, seen from {page.uri}" if meant else "link to the page's file, ending in .md"
