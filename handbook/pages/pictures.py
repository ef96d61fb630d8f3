"""The pictures among the pages: which there are, and what of each is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook import limits
from handbook.flaws import Flaw, Place
from handbook.limited import UnreadableError, read_limited
from handbook.pages.lying import files_in
from handbook.pictures.cleaned import cleaned
from handbook.pictures.kinds import IN_PAGES
from handbook.pictures.taken import NoPictureError, left_out
from handbook.site import Site

RULE: Final = "pictures"
_SMALLER = "save it smaller, about 1,200 pixels wide"


def pictures_of(site: Site) -> Iterator[Path]:
    """Yield the pictures among the pages, ours first, in the order of their paths."""
    for folder in (site.docs, site.own_pages):
        yield from files_in(folder, IN_PAGES)


def picture(file: Path, shown: str) -> tuple[bytes | None, list[Flaw]]:
    """Return of the picture in `file`, which the user knows as `shown`, what is published, or None, and the flaws."""
    try:
        data = read_limited(file, limits.PICTURE_BYTES)
        clean, _, taken = cleaned(data, file.suffix.lower(), limits.PICTURE_BYTES, _SMALLER)
    except UnreadableError as error:
        return None, [Flaw(Place(shown), error.problem, error.mend, RULE)]
    except NoPictureError as error:
        return None, [Flaw(Place(shown, error.line, error.column), error.problem, error.mend, RULE)]
    return clean, left_out(taken, shown, RULE)
