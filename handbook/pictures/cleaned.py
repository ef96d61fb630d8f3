"""A picture's file → what of it is published, of whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbook import signatures
from handbook.pictures.jpeg import clean_jpeg
from handbook.pictures.kinds import NAMES, SVG
from handbook.pictures.raster import clean_png, clean_webp
from handbook.pictures.svg import PLAIN, clean_svg
from handbook.pictures.taken import NoPictureError, Size, Taken


class Cleaned(NamedTuple):
    """A picture as it is published: its bytes, its size, and what was taken out of the file."""

    data: bytes
    size: Size
    taken: list[Taken]


_CLEAN: dict[str, Callable[[bytes], tuple[bytes, Size, list[Taken]]]] = {
    SVG: clean_svg,
    signatures.PNG: clean_png,
    signatures.WEBP: clean_webp,
    signatures.JPEG: clean_jpeg,
}


def cleaned(data: bytes, suffix: str, most: int, smaller: str) -> Cleaned:
    """Return what of the picture in `data` is published. `suffix` is the ending of its name, such as ".png".

    Raises NoPictureError if it is not what its name says, damaged, or has more than `most` bytes; `smaller` says how
    it gets fewer.
    """
    if not data:
        raise NoPictureError("this file is empty", "put the picture there")
    held = signatures.held(data)
    if held == signatures.LFS:
        raise NoPictureError(*signatures.POINTER)
    if len(data) > most:
        raise NoPictureError(f"this file is larger than {most // 1024} KB", smaller)
    if suffix == ".svg" and _is_other_text(data):
        raise NoPictureError("this SVG is not saved as UTF-8", f"save it as UTF-8, or {PLAIN}")
    named, held = NAMES[suffix], held or _written(data)
    if held != named:
        mend = f"save it as {named}; another ending of the name does not change what is in a file"
        raise NoPictureError(f"the name of this file ends in {suffix}, but it holds {held}", mend)
    return Cleaned(*_CLEAN[named](data))


def _written(data: bytes) -> str:
    """Return what `data` is, of which the first bytes say nothing, by what is written in it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "something else"
    if not text.lstrip().startswith("<"):
        return "text"
    return "a web page" if text.lstrip()[:14].lower() in ("<!doctype html", "<html") else SVG


def _is_other_text(data: bytes) -> bool:
    """Return whether `data` is XML in another encoding than UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.lstrip().startswith(b"<")
    return False
