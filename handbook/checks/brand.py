"""The colour can be read as it is written; logo and icon are pictures that are there, and do nothing but show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from handbook.book import Book
from handbook.brand.colour import tones
from handbook.brand.logo import RULE, read_emblem
from handbook.data.located import under
from handbook.flaws import Flaw, Place
from handbook.names import instead
from handbook.pictures.kinds import AS_ICON, AS_LOGO

_PUT = "put the file there, or take the line out"
_ENDINGS = {"logo": AS_LOGO, "icon": AS_ICON}


def check(book: Book) -> Iterator[Flaw]:
    """Yield a colour that is moved; a logo or icon that is missing, lies elsewhere, is no picture, or loses a part."""
    for path, typed in under(book.located, "brand"):
        place = book.located.value_place(path)
        if path[-1] == "colour":
            yield from _colour(typed, place)
        elif path[-1] in _ENDINGS:
            yield from _emblem(book, str(path[-1]), typed, place)


def _colour(typed: str, place: Place) -> Iterator[Flaw]:
    if not re.fullmatch("#[0-9a-fA-F]{6}", typed):
        return  # said where the file is read
    found = tones(typed)
    if found.light != typed.lower():
        shown = f"`{found.light}`, and as `{found.dark}` on a dark screen"
        problem = f"`{typed}` is shown as {shown}, so that it can be read and stays calm"
        mend = f'write "{found.light}" to settle it, or leave it: the site is the same'
        yield Flaw(place, problem, mend, RULE, "warning")


def _emblem(book: Book, kind: str, name: str, place: Place) -> Iterator[Flaw]:
    file, endings = book.site.emblem(name), _ENDINGS[kind]
    # os.path.realpath, since Path.resolve raises where links lead in a circle
    if not Path(os.path.realpath(file)).is_relative_to(book.site.organization_dir):
        mend = f"put it into organization/theme/ and name it from there: theme/{kind}.svg"
        yield Flaw(place, f"the {kind} `{name}` lies outside the organization's folder", mend, RULE)
    elif not name.lower().endswith(endings):
        mend = f"use a file that ends in {', '.join(endings)}"
        where = " that every browser shows in its tab" if kind == "icon" else ""
        yield Flaw(place, f"the {kind} `{name}` is no picture{where}", mend, RULE)
    elif not os.path.isfile(file):
        theme = book.site.organization_dir / "theme"
        there = [f"theme/{other.name}" for other in theme.iterdir() if other.is_file()] if theme.is_dir() else []
        mend = f"put the file there, or take the line out; {instead(name, there)}" if there else _PUT
        yield Flaw(place, f"there is no {kind} `{name}`", mend, RULE)
    else:
        yield from read_emblem(file, book.site.shown(file))[1]
