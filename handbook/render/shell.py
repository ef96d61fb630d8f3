"""A page that is made without a template: the head and foot of a built site's 404.html around words of one's own.

So what stands beside versions looks like them, and can be made again years later from files that never change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

_SCRIPT = re.compile(r'src="([^"]*)assets/handbook\.js"')
_TITLE = re.compile(r"<title>.*?( - [^<]*)?</title>", re.DOTALL)
_MAIN = re.compile(r'(<main id="content"[^>]*>)(.*?)(</main>)', re.DOTALL)
_HEADING = re.compile(r"<h1>.*?</h1>", re.DOTALL)
_LEAD = re.compile(r'<p class="lead">.*?</p>', re.DOTALL)
_LEAVE = re.compile(r'<a [^>]*href="([^"]*)"[^>]* data-leave>')
_SECTION = re.compile(r"<nav[^>]*>\s*<h2>([^<]*)</h2>\s*<ul>(.*?)</ul>\s*</nav>", re.DOTALL)


@dataclass(frozen=True)
class Shell:
    """The page `html`, all of whose links begin with `base`: a 404.html, which is shown at any address."""

    html: str
    base: str

    @classmethod
    def of(cls, html: str) -> Shell:
        """Return the shell that is the 404.html `html`. Raises ValueError if it is none."""
        found = _SCRIPT.search(html)
        if not found or not _MAIN.search(html) or not _TITLE.search(html):
            raise ValueError("this is no page of a handbook")
        return cls(html, found[1])

    def page(
        self,
        title: str,
        main: Markup,
        pages: str,
        assets: str,
        outside: str,
        head: Markup | None = None,
        side: Markup | None = None,
    ) -> str:
        """Return a page with `title` that says `main`; `head` is added to what it loads, `side` stands beside it.

        `pages` is the way from it to the handbook's first page, `assets` that to the folder that holds `assets/`, and
        `outside` that to what stands beside versions. Each ends with a slash, or is empty.
        """
        html = _TITLE.sub(lambda found: f"<title>{escape(title)}{found[1] or ''}</title>", self.html, count=1)
        html = _MAIN.sub(lambda found: f"{side or ''}{found[1]}{main}{found[3]}", html, count=1)
        html = html.replace("</head>", f"{head or ''}</head>", 1)
        return self._with_ways(html, pages, assets, outside)

    @property
    def leave_to(self) -> str:
        """The address to which whoever leaves the site in a hurry goes."""
        found = _LEAVE.search(self.html)
        return unescape(found[1]) if found else "about:blank"

    def side(self, title: str) -> Markup:
        """Return the pages of the last section, as at the side of each of them, with the one that has `title` first.

        They stand at the foot of every page; a shell that has no such list has nothing to put there.
        """
        found = _SECTION.findall(self.html.partition("<footer")[2].partition("</footer>")[0])
        if not found:
            return Markup()
        section, pages = found[-1]
        own = f'<li><a href="./" aria-current="page">{escape(title)}</a></li>'
        return Markup(
            f'<nav class="side" aria-label="Section"><p class="side-title">{section}</p><ul>{own}{pages}</ul></nav>'
        )

    def saying(self, title: str, lead: str, kind: str) -> Markup:
        """Return what the page says, with another `title` and `lead` above the ways on; `kind` marks what it is."""
        found = _MAIN.search(self.html)
        assert found is not None
        main = _HEADING.sub(lambda _: f"<h1>{escape(title)}</h1>", found[2], count=1)
        main = _LEAD.sub(lambda _: f'<p class="lead">{escape(lead)}</p>', main, count=1)
        return Markup(main.replace('<article class="prose">', f'<article class="prose" data-{kind}>', 1))

    def missing(self, pages: str, assets: str, outside: str) -> str:
        """Return the page as it is, for what is not found, with other ways."""
        return self._with_ways(self.html, pages, assets, outside)

    def _with_ways(self, html: str, pages: str, assets: str, outside: str) -> str:
        base = re.escape(self.base)

        def way(found: re.Match[str]) -> str:
            to = outside if found[2] == "../" else assets + found[2] if found[2] else pages
            return f'{found[1]}="{to}'

        return re.sub(rf'\b(href|src)="{base}(\.\./|assets/|)', way, html)
