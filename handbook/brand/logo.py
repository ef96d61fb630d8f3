"""The organization's logo and icon: what is in a file, and what of it is published."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook import limits
from handbook.brand.raster import PNG, clean_png, clean_webp
from handbook.brand.svg import PLAIN, clean_svg
from handbook.brand.taken import NoPictureError, Size, Taken
from handbook.flaws import Flaw, Place

RULE: Final = "brand"
LOGOS = (".png", ".svg", ".webp")
ICONS = (".png", ".svg")
HEIGHT = 36
"""How many pixels high a logo is shown: the 2.25rem of handbook.css."""
HEAVY, TOO_HEAVY = 20 * 1024, 200 * 1024
"""How many bytes of the 90 KB of a first visit a picture may take before it is said, and before it is refused."""
MOST_SAID = 12
"""How many kinds of things that were taken out are named one by one."""

_KINDS = {".svg": "an SVG drawing", ".png": "a PNG picture", ".webp": "a WebP picture"}
_SIGNATURES = (
    (PNG, "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "compressed data"),
    (b"\x00\x00\x01\x00", "a Windows icon"),
    (b"BM", "a bitmap"),
)
_SMALLER = "save it about 200 pixels high, or draw it as an SVG of a few shapes, so that it has less than 20 KB"


@dataclass(frozen=True)
class Picture:
    """A picture as it is published: its bytes, the ending of its name (".svg"), and the size at which it is shown."""

    data: bytes
    suffix: str
    width: int
    height: int


def read_picture(file: Path, shown: str) -> tuple[Picture | None, list[Flaw]]:
    """Return the picture in `file`, whose path the user knows as `shown`, as `publishable` does."""
    try:
        with file.open("rb") as opened:
            data = opened.read(limits.LOGO_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        return None, [Flaw(Place(shown), f"this file cannot be read ({reason})", "check who may read it", RULE)]
    return publishable(data, shown)


def publishable(data: bytes, shown: str) -> tuple[Picture | None, list[Flaw]]:
    """Return the picture in `data` as it is published, or None, with what is wrong about it or was taken out.

    `shown` is the file's path as the user knows it; it ends in one of LOGOS.
    """
    suffix = Path(shown).suffix.lower()
    clean: dict[str, Callable[[bytes], tuple[bytes, Size, list[Taken]]]] = {
        ".svg": clean_svg,
        ".png": clean_png,
        ".webp": clean_webp,
    }
    try:
        cleaned, size, taken = clean[suffix](_checked(data, suffix))
        weight = len(gzip.compress(cleaned, mtime=0)) if suffix == ".svg" else len(cleaned)
        if weight > TOO_HEAVY:
            problem = f"this picture has {weight // 1024} KB; more than {TOO_HEAVY // 1024} KB are refused"
            raise NoPictureError(problem, _SMALLER)
    except NoPictureError as error:
        return None, [Flaw(Place(shown, error.line, error.column), error.problem, error.mend, RULE)]
    flaws = _said(taken, shown)
    if weight > HEAVY:
        problem = f"this picture has {weight // 1024} KB, which every reader loads with the first page"
        flaws.append(Flaw(Place(shown), problem, _SMALLER, RULE, "warning"))
    return Picture(cleaned, suffix, max(round(HEIGHT * size.width / size.height), 1), HEIGHT), flaws


def _checked(data: bytes, suffix: str) -> bytes:
    """Return `data` if it is what its name says; raise NoPictureError else."""
    if not data:
        raise NoPictureError("this file is empty", "put the picture there")
    if len(data) > limits.LOGO_BYTES:
        raise NoPictureError(f"this file is larger than {limits.LOGO_BYTES // 1024} KB", _SMALLER)
    if suffix == ".svg" and _is_other_text(data):
        raise NoPictureError("this SVG is not saved as UTF-8", f"save it as UTF-8, or {PLAIN}")
    held = _held(data)
    if held != _KINDS[suffix]:
        mend = f"save it as {_KINDS[suffix]}; another ending of the name does not change what is in a file"
        raise NoPictureError(f"the name of this file ends in {suffix}, but it holds {held}", mend)
    return data


def _held(data: bytes) -> str:
    """Return what `data` is, by how it begins."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "something else"
    if not text.lstrip().startswith("<"):
        return "text"
    return "a web page" if text.lstrip()[:14].lower() in ("<!doctype html", "<html") else "an SVG drawing"


def _is_other_text(data: bytes) -> bool:
    """Return whether `data` is XML in another encoding than UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.lstrip().startswith(b"<")
    return False


def _said(taken: list[Taken], shown: str) -> list[Flaw]:
    """Return a warning for each kind of thing that was taken out, at the first of its kind."""
    times = Counter(one.what for one in taken)
    first = list({one.what: one for one in reversed(taken)}.values())[::-1]
    flaws = []
    for what, line, column in first[:MOST_SAID]:
        often = f" ({times[what]} times)" if times[what] > 1 else ""
        flaws.append(_left_out(Place(shown, line, column), f"{what} is left out", often))
    if len(first) > MOST_SAID:
        more = f"{len(first) - MOST_SAID} other kinds of things are left out"
        flaws.append(_left_out(Place(shown, *first[MOST_SAID][1:]), more))
    return flaws


def _left_out(place: Place, what: str, often: str = "") -> Flaw:
    mend = "see that the picture still looks right on the site, and save it without that"
    return Flaw(place, f"{what} of the picture that is published{often}", mend, RULE, "warning")
