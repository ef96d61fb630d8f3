"""One page's way from source to HTML, in the moments that MkDocs gives: before Jinja, within it, after Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import jinja2
from markupsafe import Markup

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.markup.engine import Names, settle, with_lines_kept
from handbook.markup.holes import Holes, text_of
from handbook.markup.look import ids_of_macros, look
from handbook.markup.macro import Macro
from handbook.pages.page import Page
from handbook.render.fragments import fragment
from handbook.render.left_out import words_left_out
from handbook.render.values import Values, templates_in
from handbook.view import View

_TICK = re.compile(r'<input type="checkbox" disabled( checked)?\s*/>')


class Renderer:
    """Renders the pages of one book, one after another. `environment` is mkdocs-macros', settled as ours.

    `Renderer.begin` names the page; until the next call its values become its holes.
    """

    def __init__(self, book: Book) -> None:
        assert book.organization is not None
        self.book = book
        self.names = Names.of(book.organization, book.laws, book.site.edition)._asdict()
        self._templates = templates_in(book.site.macro_templates)
        self.printed: dict[str, list[str]] = {}
        """The values that each page printed so far, by address."""
        self.flaws: list[Flaw] = []
        """What the pages rendered so far would hold that no page may."""
        self._environment: jinja2.Environment | None = None
        self._holes = Holes()
        self._noted: list[str] = []
        self._view: View | None = None

    def use(self, environment: jinja2.Environment) -> None:
        """Take `environment` for the text of pages, and give it the names that they may print."""

        def printed(value: Any) -> str:
            try:
                text = value if isinstance(value, Markup) else text_of(value)
                self._noted.append(text)
                return self._holes.hole(text)
            except ValueError as error:
                return self._failed(*_told(error))

        self._environment = settle(environment, printed)
        environment.globals.update(self.names)

    def begin(self, page: Page) -> str:
        """Begin `page`; return its Markdown with Jinja in it."""
        self._holes = Holes()
        self._noted = self.printed[page.address] = []
        self._view = View(self.book, page, self._template, self._source)
        return with_lines_kept(page.body.text)

    def has_own(self) -> bool:
        """Return whether words of the page begun last are the organization's own."""
        assert self._view is not None
        return self._view.page.has_own

    def markup(self) -> frozenset[str]:
        """Return the holes of the page begun last that a macro's own HTML will fill."""
        return self._holes.markup

    def further(self) -> tuple[tuple[str, str], ...]:
        """Return the ids that headings of the page begun last have beside their own, "" for its top: (own, further)."""
        assert self._view is not None
        return tuple((own, one) for own, others in self._view.page.further.items() for one in others)

    def look(self, markdown: str, html: str) -> None:
        """Note what is wrong with the `html` that was made of the last page's `markdown`, before it is filled."""
        assert self._view is not None
        page = self._view.page
        self.flaws += look(page.body, markdown, html, self.markup(), page.has_own)
        if page.has_own:
            self.flaws += ids_of_macros(page.body, self._holes.ids)
            self.flaws += words_left_out(page, html, self._holes.blank)

    def fill(self, html: str) -> str:
        """Return `html` of the page begun last with its values filled in.

        A box to tick, which has no name for those who cannot see it, is written as a sign.
        """
        html = _TICK.sub(lambda match: "☑" if match[1] else "☐", html)
        return self._holes.fill(html)

    def bound(self, macro: Macro) -> Callable[..., Markup | str]:
        """Return the function that a page calls for `macro`: the page's view is given to it."""

        def call(*arguments: Any, **named: Any) -> Markup | str:
            assert self._view is not None
            try:
                return macro.function(self._view, *arguments, **named)
            except Exception as error:  # a page with a macro that fails must not become a page with a traceback
                problem = f"what {macro.example} shows could not be made"
                return self._failed(problem, f"take it out of the page, or mend it in macros/ ({macro.name}: {error})")

        return call

    def _failed(self, problem: str, mend: str) -> str:
        assert self._view is not None
        flaw = Flaw(self._view.page.body.place(1), problem, mend, "calls")
        if flaw not in self.flaws:
            self.flaws.append(flaw)
        return ""

    def _template(self, name: str, **values: Any) -> Markup:
        try:
            made = fragment(self._templates, name, Values(values))
        except ValueError as error:
            return Markup(self._failed(*_told(error)))
        self._noted += made.printed
        return made.html

    def _source(self, text: str) -> Markup:
        assert self._environment is not None
        return Markup(self._environment.from_string(text).render(self.names))


def _told(error: ValueError) -> tuple[str, str]:
    """Return the problem and the mend that an error's text holds."""
    problem, _, mend = str(error).partition("; ")
    return problem, mend
