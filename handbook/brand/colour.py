"""The organization's colour, moved to where it can be read: a small stylesheet of colour tokens.

The hue is kept. In OKLCH (Ottosson 2020, "A perceptual color space for image processing"), chroma is held to at most
0.12 and lightness to at most 0.45 on light paper, at least 0.80 on dark; then lightness goes on by steps of 0.01 until
the colour has a contrast of 6:1 (WCAG 2.2's formula) with paper, with bands, and with the text upon it. Chroma that a
screen cannot show at that lightness is given up, since cutting off a channel would turn the hue and lighten the colour.

The tone for dark paper is made of that for light paper: whoever writes the light tone in the place of a colour that was
moved gets the same site.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

Rgb = tuple[float, float, float]

LIGHT = {"paper": "#fcfcfa", "band": "#f0f4f2", "on": "#ffffff"}
DARK = {"paper": "#12191a", "band": "#1a2425", "on": "#0a1d1b"}
CONTRAST = 6.0
_SLACK = 0.0005
"""How far a channel of linear light may lie outside what a screen shows: about one step of eight bits near black."""


@dataclass(frozen=True)
class Tones:
    """A colour as it is shown on light and on dark paper, with the tint of each for surfaces; all "#rrggbb"."""

    light: str
    light_tint: str
    dark: str
    dark_tint: str


def tones(colour: str) -> Tones:
    """Return what `colour` ("#rrggbb") becomes. A colour that can be read already, such as a light tone, stays."""
    light = _moved(colour.lower(), LIGHT, -0.01)
    return Tones(light, _tint(light, 0.94), _moved(light, DARK, 0.01), _tint(light, 0.29))


def brand_stylesheet(colour: str) -> str:
    """Return the stylesheet for `colour` ("#rrggbb"): the tokens brand, link and tint, for light and dark."""
    found = tones(colour)
    lights = f"--brand:{found.light};--link:{found.light};--tint:{found.light_tint}"
    darks = f"--brand:{found.dark};--link:{found.dark};--tint:{found.dark_tint}"
    return (
        f"@layer tokens{{:root{{{lights}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{darks}}}}}"
        f":root[data-scheme=dark]{{{darks}}}}}\n"
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _moved(colour: str, grounds: Mapping[str, str], step: float) -> str:
    """Return `colour` with its lightness moved by `step` until it can be read on `grounds`."""
    lightness, chroma, hue = _to_oklch(colour)
    chroma = min(chroma, 0.12)
    lightness = min(lightness, 0.45) if step < 0 else max(lightness, 0.80)
    found = _to_hex(lightness, chroma, hue)
    while not _is_readable(found, grounds) and 0 < lightness < 1:
        lightness += step
        found = _to_hex(lightness, chroma, hue)
    return colour if _is_readable(colour, grounds) and _same(found, colour) else found


def _tint(tone: str, lightness: float) -> str:
    _, chroma, hue = _to_oklch(tone)
    return _to_hex(lightness, min(chroma, 0.03), hue)


def _is_readable(colour: str, grounds: Mapping[str, str]) -> bool:
    return min(contrast(colour, ground) for ground in grounds.values()) >= CONTRAST


def _same(one: str, other: str) -> bool:
    """Return whether two colours differ by no more than what is rounded off on the way to OKLCH and back."""
    return all(abs(a - b) <= 2 for a, b in zip(_channels(one), _channels(other), strict=True))


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _linear(colour: str) -> Rgb:
    red, green, blue = (channel / 255 for channel in _channels(colour))

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return linear(red), linear(green), linear(blue)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _to_hex(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour, with as little less chroma as a screen needs to show it."""
    found = _to_linear(lightness, chroma, hue)
    while chroma > 0 and not all(-_SLACK <= value <= 1 + _SLACK for value in found):
        chroma -= 0.001
        found = _to_linear(lightness, max(chroma, 0), hue)
    channels = []
    for value in found:
        value = min(max(value, 0.0), 1.0)
        value = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        channels.append(f"{round(value * 255):02x}")
    return "#" + "".join(channels)


def _to_linear(lightness: float, chroma: float, hue: float) -> Rgb:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
