"""A PNG or WebP, piece by piece: what draws is kept, what tells of the file (a place, a name, a camera) is not.

A colour profile stays, since a logo keeps its colours.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from handbook import limits
from handbook.pictures.taken import NoPictureError, Size, Taken

PNG = b"\x89PNG\r\n\x1a\n"
"""How each begins, with line ends that show where a program has changed those of the file."""
_PNG_DRAWS = frozenset(b"IHDR PLTE tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs IDAT IEND".split())
_PNG_MOVES = frozenset(b"acTL fcTL fdAT".split())
_PNG_TELLS = frozenset(b"tEXt zTXt iTXt eXIf".split())
_WEBP_DRAWS = (b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L")
_WEBP_TELLS = (b"EXIF", b"XMP ")
_WEBP_EXIF, _WEBP_XMP, _WEBP_MOVES = 0x08, 0x04, 0x02
DAMAGED = ("this picture breaks off or is damaged", "save it once more")
TELLS = Taken("what is noted in the picture file beside the picture, such as a place, a name or a program,")


def clean_png(data: bytes) -> tuple[bytes, Size, list[Taken]]:
    """Return the PNG in `data` as it can be published, its size, and what was taken out.

    Raises NoPictureError if it is damaged.
    """
    if not data.startswith(PNG):  # whoever changed line ends in it has spoilt more
        raise NoPictureError(*DAMAGED)
    kept, size = [PNG], None
    names: list[bytes] = []
    for name, body, whole in _png_chunks(data):
        if not names and (name != b"IHDR" or len(body) != 13):
            break
        if name == b"IHDR":
            size = sized(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"))
        names.append(name)
        if name in _PNG_DRAWS:
            kept.append(whole)
    if size is None or b"IDAT" not in names or names[-1] != b"IEND":
        raise NoPictureError(*DAMAGED)
    taken = [TELLS] if _PNG_TELLS & set(names) else []
    if _PNG_MOVES & set(names):
        taken.append(Taken("motion"))
    return b"".join(kept), size, taken


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield name, content and bytes of each chunk, up to the end of the picture or of the data."""
    at = len(PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        whole = data[at : at + 12 + length]
        name, body = whole[4:8], whole[8:-4]
        if len(body) != length or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:], "big"):
            raise NoPictureError(*DAMAGED)
        yield name, body, whole
        if name == b"IEND":
            return
        at += 12 + length


def clean_webp(data: bytes) -> tuple[bytes, Size, list[Taken]]:
    """Return the WebP in `data` as it can be published, its size, and what was taken out.

    Raises NoPictureError if it is damaged or moves. `data` begins with WebP's signature.
    """
    chunks = list(_webp_chunks(data))
    names = [name for name, _ in chunks]
    if b"ANIM" in names or b"ANMF" in names:
        raise NoPictureError("this picture moves", "save a still one: on a page for somebody in distress nothing moves")
    if not chunks or names[0] not in (b"VP8X", b"VP8 ", b"VP8L") or not {b"VP8 ", b"VP8L"} & set(names):
        raise NoPictureError(*DAMAGED)
    size = _webp_size(*chunks[0])
    kept: list[bytes] = []
    for name, body in chunks:
        if name == b"VP8X":
            if len(kept) or len(body) != 10:  # it says what is in the file, so it comes first
                raise NoPictureError(*DAMAGED)
            body = bytes([body[0] & ~(_WEBP_EXIF | _WEBP_XMP | _WEBP_MOVES)]) + body[1:]
        if name in _WEBP_DRAWS:
            kept.append(name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2))
    inside = b"WEBP" + b"".join(kept)
    taken = [TELLS] if set(_WEBP_TELLS) & set(names) else []
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside, size, taken


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk."""
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise NoPictureError(*DAMAGED)
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + length]
        if at + 8 + length > end:
            raise NoPictureError(*DAMAGED)
        yield data[at : at + 4], body
        at += 8 + length + length % 2


def _webp_size(name: bytes, body: bytes) -> Size:
    if name == b"VP8X" and len(body) == 10:
        return sized(1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little"))
    if name == b"VP8L" and len(body) > 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return sized(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if name == b"VP8 " and len(body) > 10 and body[3:6] == b"\x9d\x01\x2a":
        wide, high = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
        return sized(wide & 0x3FFF, high & 0x3FFF)
    raise NoPictureError(*DAMAGED)


def sized(width: int, height: int) -> Size:
    """Return the size; raise NoPictureError if there is none, or if it is far too large."""
    if not width or not height:
        raise NoPictureError(*DAMAGED)
    if max(width, height) > limits.SIDE:
        problem = f"this picture is {width} × {height} pixels large, which an old telephone may not be able to show"
        raise NoPictureError(problem, "save it smaller")
    return Size(width, height)
