"""The organization's colour, moved to where it can be read: a small stylesheet of colour tokens.

The hue is kept. In OKLCH (Ottosson 2020, "A perceptual color space for image processing"), chroma is held to at most
0.12 and lightness to at most 0.45 on light paper, at least 0.80 on dark; then lightness goes on by steps of 0.01 until
the colour has a contrast of 6:1 (WCAG 2.2's formula) with paper, with bands, and with the text upon it.
"""

from __future__ import annotations

import math

Rgb = tuple[float, float, float]

LIGHT = {"paper": "#fcfcfa", "band": "#f0f4f2", "on": "#ffffff"}
DARK = {"paper": "#12191a", "band": "#1a2425", "on": "#0a1d1b"}
CONTRAST = 6.0


def brand_stylesheet(colour: str) -> str:
    """Return the stylesheet for `colour` ("#rrggbb"): the tokens brand, link and tint, for light and dark."""
    light, light_tint = tones(colour, dark=False)
    dark, dark_tint = tones(colour, dark=True)
    lights = f"--brand:{light};--link:{light};--tint:{light_tint}"
    darks = f"--brand:{dark};--link:{dark};--tint:{dark_tint}"
    return (
        f"@layer tokens{{:root{{{lights}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{darks}}}}}"
        f":root[data-scheme=dark]{{{darks}}}}}\n"
    )


def tones(colour: str, dark: bool) -> tuple[str, str]:
    """Return `colour` as it can be read on light or dark paper, and the tint of it for surfaces."""
    grounds = DARK if dark else LIGHT
    lightness, chroma, hue = _to_oklch(colour)
    chroma = min(chroma, 0.12)
    lightness = max(lightness, 0.80) if dark else min(lightness, 0.45)
    step = 0.01 if dark else -0.01
    found = _to_hex(lightness, chroma, hue)
    while min(contrast(found, ground) for ground in grounds.values()) < CONTRAST and 0 < lightness < 1:
        lightness += step
        found = _to_hex(lightness, chroma, hue)
    return found, _to_hex(0.29 if dark else 0.94, min(chroma, 0.03), hue)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))

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
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    channels = []
    for value in linear:
        value = min(max(value, 0.0), 1.0)
        value = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        channels.append(f"{round(value * 255):02x}")
    return "#" + "".join(channels)
