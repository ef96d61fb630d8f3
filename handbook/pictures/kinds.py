"""The kinds of pictures: how the name of each ends, and where it is shown."""

from __future__ import annotations

from typing import NamedTuple

from handbook.signatures import JPEG, PNG, WEBP

SVG = "an SVG drawing"
"""What has no signature: its first bytes are those of any XML."""


class Kind(NamedTuple):
    """A kind of picture: how its name ends, what messages call it, and whether it is shown in pages, as logo, as icon.

    One without a name is shown nowhere.
    """

    ending: str
    name: str = ""
    in_pages: bool = False
    as_logo: bool = False
    as_icon: bool = False


KINDS = (
    Kind(".png", PNG, in_pages=True, as_logo=True, as_icon=True),
    Kind(".svg", SVG, as_logo=True, as_icon=True),
    Kind(".jpg", JPEG, in_pages=True),
    Kind(".jpeg", JPEG, in_pages=True),
    Kind(".webp", WEBP, in_pages=True, as_logo=True),
    *map(Kind, (".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic")),
)
"""All of them, in the order in which messages name their endings."""

NAMES = {kind.ending: kind.name for kind in KINDS if kind.name}
"""What those that are shown somewhere are called, by how their names end."""
IN_PAGES = tuple(kind.ending for kind in KINDS if kind.in_pages)
NOT_IN_PAGES = tuple(kind.ending for kind in KINDS if not kind.in_pages)
AS_LOGO = tuple(kind.ending for kind in KINDS if kind.as_logo)
AS_ICON = tuple(kind.ending for kind in KINDS if kind.as_icon)
