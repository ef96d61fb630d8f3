"""A published site: its pages by address, read only when asked for, and where its forwarding pages lead."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from handbook.redline.model import Named
from handbook.redline.reading import read
from handbook.redline.seen import Page, plain

NO_PAGES = {"404.html"}
"""Files that no address of the handbook leads to."""
_ARTICLE = re.compile(r"""<article\b[^>]*\bclass=["'][^"']*\bprose\b[^>]*>""")
_MAIN = re.compile(r"<main\b[^>]*>")
_FORWARD = re.compile(r"""<meta http-equiv=["']?refresh["']? content=["'][^"']*?url=([^"']*)["']""", re.IGNORECASE)
_MENU = re.compile(r"""<dialog id="menu".*?</dialog>""", re.DOTALL)
_LINK = re.compile(r"""\bhref="([^"#:]*)["#]""")
_FRAME = re.compile(r"""<p class=["']?(?:paper|edit|above)\b.*?</p>""", re.DOTALL)


@dataclass
class Site:
    """The HTML files of a site by the addresses of their pages, apart from those that only lead on."""

    articles: dict[str, str] = field(default_factory=dict)
    """What a reader is shown of each page: its article, or all that stands in its `<main>` where it has none."""
    forwards: dict[str, str] = field(default_factory=dict)
    """The address to which a forwarding page's own leads, over all the forwarding pages on the way."""
    laws: set[str] = field(default_factory=set)
    """The addresses of the pages that are the law of a place."""
    menu: dict[str, int] = field(default_factory=dict)
    """The place of each page among all pages, as the menu of the first page has them."""
    _read: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, str]) -> Site:
        """Return the site that consists of `files`: each file's text by its path."""
        site, leads = cls(), {}
        for path, text in files.items():
            if path.endswith(".html") and path not in NO_PAGES:
                address = address_of_file(path)
                forward = _FORWARD.search(text) if "<main" not in text else None
                if forward:
                    leads[address] = _target(address, html.unescape(forward[1]))
                else:
                    site._add(address, text)
        for address in leads:
            site.forwards[address] = _end(address, leads)
        menu = _MENU.search(files.get("index.html", ""))
        for link in _LINK.findall(menu[0] if menu else ""):
            site.menu.setdefault(_target("", html.unescape(link)), len(site.menu))
        return site

    def order(self, address: str) -> tuple[int, str]:
        """Return what pages are put in order by: their place in the menu, then those that it does not have."""
        return self.menu.get(address, len(self.menu)), address

    def page(self, address: str) -> Page:
        """Return the page at `address` as its reader sees it."""
        if address not in self._read:
            self._read[address] = read(self.articles[address], address in self.laws)
        return self._read[address]

    def named(self, address: str) -> Named:
        """Return the page at `address` with its title."""
        page = self.page(address)
        return Named(address, plain(page.title) or f"/{address}", plain(page.description))

    def _add(self, address: str, text: str) -> None:
        begin = _ARTICLE.search(text) or _MAIN.search(text)
        if begin is None:
            self.articles[address] = ""
            return
        if "data-gone" in begin[0]:  # it says that the page is gone, and why
            return
        main = text.find("</main>", begin.end())
        main = main if main >= 0 else len(text)
        end = text.rfind("</article>", begin.end(), main) if begin[0].startswith("<article") else main
        # What says of the sheet and the site rather than of the page differs in every version: kept out from the start.
        self.articles[address] = _FRAME.sub("", text[begin.end() : end if end >= 0 else main])
        if "data-law-page" in begin[0]:
            self.laws.add(address)


def address_of_file(path: str) -> str:
    """Return the address of the page whose file is `path`: "policies/" for "policies/index.html"."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path


def _target(address: str, link: str) -> str:
    """Return the address that a relative `link` on the page at `address` means, without its section."""
    root = "https://handbook.invalid/"
    return address_of_file(urljoin(root + address, link).partition("#")[0].removeprefix(root))


def _end(address: str, leads: Mapping[str, str]) -> str:
    """Return where `address` leads in the end; of those that lead around in a circle, the last one."""
    seen = {address}
    while leads.get(address) and leads[address] not in seen:
        address = leads[address]
        seen.add(address)
    return address
