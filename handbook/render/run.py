"""What one run of MkDocs knows of the site that it makes, from one event to the next; it lies in `config["run"]`."""

from __future__ import annotations

from mkdocs.structure.nav import Navigation

from handbook.book import Book
from handbook.brand.logo import Picture
from handbook.coverage import Row
from handbook.render.frame import Frame
from handbook.render.pages import Renderer
from handbook.search.entry import Entry


class Run:
    """The `book` that is rendered, by its `renderer`, and what is found on the way: what search knows of each page."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.renderer = Renderer(book)
        self.pictures: dict[str, Picture] = {}
        self.entries: list[Entry] = []
        self.rows: dict[str, list[Row]] = {}
        """What of the law each page answers, by its address."""
        self.navigation: Navigation
        self.frame: Frame
