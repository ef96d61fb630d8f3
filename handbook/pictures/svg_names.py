"""What an SVG may hold: elements, attributes and values that draw, and do nothing else.

Names are those of SVG 2 and CSS. Whatever is not here is not written, so that a thing that a browser learns tomorrow is
out as well.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"

DRAWN = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"])
"""Elements that put something on the screen."""
TEXT = frozenset(["text", "tspan", "textPath"])
"""Elements whose letters are shown."""
_OTHER = """
    svg g defs symbol switch marker clipPath mask pattern linearGradient radialGradient stop filter feBlend
    feColorMatrix feComposite feComponentTransfer feFuncR feFuncG feFuncB feFuncA feDropShadow feFlood feGaussianBlur
    feMerge feMergeNode feMorphology feOffset
"""
ELEMENTS = DRAWN | TEXT | frozenset(_OTHER.split())

UNSEEN = frozenset(["metadata", "title", "desc"])
"""Elements that change nothing in the picture; they go without a word, as comments do."""

SPOKEN = {
    "script": "a script",
    "foreignObject": "a piece of a web page (`<foreignObject>`)",
    "image": "a picture inside the picture (`<image>`)",
    "feImage": "a picture inside the picture (`<feImage>`)",
    "animate": "motion (`<animate>`)",
    "animateMotion": "motion (`<animateMotion>`)",
    "animateTransform": "motion (`<animateTransform>`)",
    "set": "motion (`<set>`)",
}
"""What messages call elements that are taken out; any other by its tag."""

REFERRING = frozenset(["use", "linearGradient", "radialGradient", "pattern", "textPath", "filter"])
"""Elements whose `href` may name another part of the same picture."""

_PRESENTATION = """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering letter-spacing
    marker-end marker-mid marker-start mask mask-type opacity overflow paint-order shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin unicode-bidi vector-effect
    visibility word-spacing writing-mode
"""
_GEOMETRY = "x y width height cx cy r rx ry"
_ATTRIBUTES = """
    id d points pathLength transform viewBox preserveAspectRatio x1 y1 x2 y2 dx dy rotate textLength lengthAdjust offset
    fx fy fr gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient startOffset
    filterUnits primitiveUnits in in2 result stdDeviation mode operator k1 k2 k3 k4 values type radius tableValues slope
    intercept amplitude exponent
"""
PROPERTIES = frozenset((_PRESENTATION + _GEOMETRY).split())
"""CSS properties that can be written as attributes too."""
ATTRIBUTES = PROPERTIES | frozenset(_ATTRIBUTES.split())

_FUNCTIONS = frozenset(["rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy"])
_LETTERS = string.ascii_letters + string.digits + "_-"
_ID = r"#[^\s\"'()\\<>%]+"  # a browser reads %61 as a letter, so that it would name what is not counted here
_PART = re.compile(_ID)
_URL = re.compile(rf"url\(\s*([\"']?)({_ID})\1\s*\)", re.IGNORECASE)


def part(value: str) -> str | None:
    """Return the id that a reference such as `#leaf` names, or None if it is none to a part of the same picture."""
    value = value.strip()
    return value[1:] if _PART.fullmatch(value) else None


def parts(value: str) -> list[str]:
    """Return the ids that `value` names by `url(#…)`."""
    return [match[2][1:] for match in _URL.finditer(value)]


def stays_inside(value: str) -> bool:
    """Return whether `value`, of an attribute or a property, asks for nothing outside the picture.

    A function is one that gives a colour or a place, or `url()` of a part of the same picture; a backslash could spell
    another name, so it is not allowed.
    """
    return "\\" not in value and all(name in _FUNCTIONS for name in _called(_URL.sub(" ", value)))


def unknown_value(name: str) -> str:
    """Return what messages call a value of the attribute or property `name` that does not stay inside."""
    return f"a value of `{name}` that is no colour, measure or part of the picture itself"


def _called(value: str) -> Iterator[str]:
    """Yield the names of the functions in `value`."""
    for before in value.split("(")[:-1]:
        before = before.rstrip()
        yield before[len(before.rstrip(_LETTERS)) :].lower()
