"""What an SVG comes to when it is drawn: how wide and high it is, and how many parts it unfolds into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from handbook import limits
from handbook.pictures.svg_names import DRAWN, part, parts
from handbook.pictures.taken import NoPictureError, Size

_LONGEST_CHAIN = 200
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*\+?(\d++\.?\d*+|\.\d++)(px|pt|pc|mm|cm|in|)\s*")


class Drawn(Protocol):
    """An element as it is looked at here."""

    tag: str
    attributes: dict[str, str]

    @property
    def children(self) -> Sequence[Drawn | str]:
        """What stands in it."""


def settle_size(attributes: dict[str, str]) -> Size:
    """Return the size of the picture whose root has `attributes`; give it a `viewBox` where it has none.

    Raises NoPictureError where nothing tells the size.
    """
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        x, y, width, height = (float(number) for number in box)
    except ValueError:
        x = y = width = height = 0.0
    lengths = [_pixels(attributes.get(name, "")) for name in ("width", "height")]
    if not all(lengths):
        attributes.pop("width", None)
        attributes.pop("height", None)
    if 0 < width < 1e6 and 0 < height < 1e6 and abs(x) < 1e9 and abs(y) < 1e9:
        return _like_a_picture(Size(*lengths) if all(lengths) else Size(width, height))
    if not all(lengths):
        problem = "this SVG does not say how wide and high it is"
        raise NoPictureError(problem, "export it with a `viewBox`, or with width and height")
    attributes["viewBox"] = f"0 0 {lengths[0]:g} {lengths[1]:g}"
    return _like_a_picture(Size(*lengths))


def _like_a_picture(size: Size) -> Size:
    """Return `size`; raise NoPictureError where one side is so much longer that it is a line."""
    if max(size) > limits.RATIO * min(size):
        problem = f"one side of this SVG is more than {limits.RATIO} times as long as the other"
        raise NoPictureError(problem, "draw it so that it fits into a line of text, and export it again")
    return size


def _pixels(length: str) -> float:
    """Return a length in pixels, 0 if it has none of its own."""
    match = _LENGTH.fullmatch(length)
    pixels = float(match[1]) * _UNITS[match[2]] if match else 0.0
    return pixels if pixels < 1e6 else 0.0


def refuse_what_unfolds(elements: Sequence[Drawn]) -> None:
    """Raise NoPictureError if nothing is drawn by `elements` (the root first, then all below it), or far too much.

    A part that shows a part that shows a part … can make a few lines endless, as entities can.
    """
    if not any(element.tag in DRAWN and (element.tag != "use" or "href" in element.attributes) for element in elements):
        problem = "nothing that can be shown is left of this SVG"
        raise NoPictureError(problem, "draw the logo as shapes and export it again, or save it as PNG")
    by_id = {element.attributes["id"]: element for element in reversed(elements) if "id" in element.attributes}
    counted: dict[int, int] = {}
    counting: set[int] = set()

    def count(element: Drawn) -> int:
        key = id(element)
        if key in counting or len(counting) > _LONGEST_CHAIN:
            raise NoPictureError("a part of this SVG shows itself", "take that part out, and export it again")
        if key not in counted:
            counting.add(key)
            named = [name for value in element.attributes.values() for name in parts(value)]
            named += [part(element.attributes.get("href", "")) or ""]
            shown = [by_id[name] for name in named if name in by_id and not by_id[name].tag.endswith("Gradient")]
            inside = [child for child in element.children if not isinstance(child, str)]
            counted[key] = 1 + sum(count(other) for other in [*inside, *shown])
            counting.remove(key)
        return counted[key]

    if count(elements[0]) > limits.SHAPES_DRAWN:
        problem = "this SVG repeats its parts so often that a telephone could not draw it"
        raise NoPictureError(problem, "draw it more simply, or save it as PNG")
