"""Links lead somewhere, say where, and never to a place that runs code or shows a third party what is read."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.pages.addresses import address_of, target_uri
from handbook.pages.markdown import Link, ids, links
from handbook.pages.overlay import Page

RULE = "links"
SCHEMES = ("https", "http", "mailto", "tel")
_EMPTY_WORDS = {"here", "click here", "this", "link", "read more", "more", "this page"}


def check(book: Book) -> Iterator[Flaw]:
    """Yield links to pages, sections or pictures that do not exist, of a forbidden scheme, or without telling words."""
    uris = {page.uri: page.address for page in book.pages.values()}
    anchors = {address: {*ids(page.body.text)} for address, page in book.pages.items()}
    for page in book.pages.values():
        for link in links(page.body.text):
            for problem, mend in _flaws(book, page, link, uris, anchors):
                yield Flaw(page.body.at(link.offset), problem, mend, RULE)


def _flaws(
    book: Book, page: Page, link: Link, uris: dict[str, str], anchors: dict[str, set[str]]
) -> Iterator[tuple[str, str]]:
    if link.image and not link.words.strip():
        yield "this picture has no words for those who cannot see it", "write them between the brackets: ![words](…)"
    if link.words.strip(" .").lower() in _EMPTY_WORDS:
        yield f"the link's words `{link.words}` do not say where it leads", "name the page it leads to"
    if "{" in link.target:
        yield "a value stands in the target of this link", 'use {{ link("address/") }}, {{ phone(…) }} or {{ email(…) }}'
        return
    try:
        parts = urlsplit(link.target)
    except ValueError:
        yield f"`{link.target}` is no address", "check it"
        return
    if parts.scheme or parts.netloc:
        if parts.scheme not in SCHEMES:
            yield f"a link may not begin with `{parts.scheme}:`", f"begin it with {', '.join(SCHEMES)}"
        elif link.image:
            yield "this picture comes from another place, which would see who reads", "put the file beside the page"
        return
    if link.target.startswith("/"):
        yield f"`{link.target}` begins at the top of the host", "link to the page's file, such as ../help-now.md"
        return
    address = page.address
    if parts.path:
        uri = target_uri(unquote(parts.path), page.uri)
        if not uri.endswith(".md") and not link.image:
            yield f"`{link.target}` is no page", _to_file(uri, page, uris)
            return
        if link.image:
            folder = book.site.own_pages if page.own else book.site.docs
            if not (folder / uri).is_file():
                yield f"there is no picture `{uri}`", "check its name and folder"
            return
        if uri not in uris:
            if address_of(uri) not in book.removed:
                yield f"there is no page `{uri}`", instead(uri, uris)
            return
        address = uris[uri]
    if parts.fragment and parts.fragment not in anchors[address]:
        known = anchors[address]
        yield f"`{address or '/'}` has no section `{parts.fragment}`", instead(parts.fragment, known)


def _to_file(uri: str, page: Page, uris: dict[str, str]) -> str:
    address = f"{uri.rstrip('/')}/"
    meant = next((known for known, other in uris.items() if other == address), None)
    return f"link to the file, {meant}, seen from {page.uri}" if meant else "link to the page's file, ending in .md"
