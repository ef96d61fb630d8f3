"""The logo is a picture that is there."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.data.located import under
from handbook.flaws import Flaw
from handbook.names import instead

RULE = "brand"
_PUT = "put the file there, or take the line out"
LOGOS = (".png", ".svg", ".webp")


def check(book: Book) -> Iterator[Flaw]:
    """Yield a logo that is missing, lies elsewhere, or is no picture."""
    for path, name in under(book.located, "brand"):
        if path[-1] != "logo":
            continue
        place = book.located.value_place(path)
        file = book.site.logo(name)
        if not file.resolve().is_relative_to(book.site.organization_dir):
            mend = "put it into organization/theme/ and name it from there: theme/logo.svg"
            yield Flaw(place, f"the logo `{name}` lies outside the organization's folder", mend, RULE)
        elif not name.lower().endswith(LOGOS):
            yield Flaw(place, f"the logo `{name}` is no picture", f"use a file that ends in {', '.join(LOGOS)}", RULE)
        elif not file.is_file():
            theme = book.site.organization_dir / "theme"
            there = [f"theme/{other.name}" for other in theme.iterdir()] if theme.is_dir() else []
            mend = f"put the file there, or take the line out; {instead(name, there)}" if there else _PUT
            yield Flaw(place, f"there is no logo `{name}`", mend, RULE)
