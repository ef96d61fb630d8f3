"""A JPEG, piece by piece: what draws is kept, and which side is up; a place, a camera, a name are not.

After ITU-T T.81, annex B (the pieces), and Exif 2.3 (the entry that says which side is up).
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.pictures.raster import DAMAGED, TELLS, sized
from handbook.pictures.taken import NoPictureError, Size, Taken

START = b"\xff\xd8\xff"
_BEGIN, _END, _SCAN, _EXIF, _NOTE = 0xD8, 0xD9, 0xDA, 0xE1, 0xFE
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Pieces that are a mark alone, without a length."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Pieces that say how wide and high the picture is."""
_PLAIN = {0xE0, 0xE2, 0xEE}
"""Of the pieces for programs: how dense the dots are, the colour profile, and how the colours are mixed."""
_UPRIGHT = 0x0112


def clean_jpeg(data: bytes) -> tuple[bytes, Size, list[Taken]]:
    """Return the JPEG in `data` as it can be published, its size, and what was taken out.

    Raises NoPictureError if it is damaged. `data` begins with JPEG's signature.
    """
    kept, size, taken = [data[:2]], None, False
    for kind, piece in _pieces(data):
        if kind in _FRAMES and len(piece) > 9:
            size = sized(int.from_bytes(piece[7:9], "big"), int.from_bytes(piece[5:7], "big"))
        if kind in _PLAIN or not (0xE0 <= kind <= 0xEF or kind == _NOTE):
            kept.append(piece)
            continue
        turned = _turned(piece) if kind == _EXIF else b""
        kept.append(turned)
        taken = taken or piece != turned
    if size is None or not kept[-1].endswith(b"\xff\xd9"):
        raise NoPictureError(*DAMAGED)
    return b"".join(kept), size, [TELLS] if taken else []


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the bytes of each piece behind the first; the lines of the picture are the last."""
    at = 2
    while at + 4 <= len(data):
        kind = data[at + 1]
        if data[at] != 0xFF:
            raise NoPictureError(*DAMAGED)
        if kind == 0xFF or kind in _ALONE:  # a filling byte, or a mark without content
            at += 1 if kind == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _SCAN:
            last = data.rfind(b"\xff\xd9")
            if last < end:
                raise NoPictureError(*DAMAGED)
            yield kind, data[at : last + 2]
            return
        if end > len(data):
            raise NoPictureError(*DAMAGED)
        yield kind, data[at:end]
        at = end
    raise NoPictureError(*DAMAGED)


def _turned(piece: bytes) -> bytes:
    """Return a piece of Exif that says which side is up, as `piece` does, and nothing else; nothing where it is."""
    exif = piece[10:]
    order = {b"II": "little", b"MM": "big"}.get(exif[:2])
    if piece[4:10] != b"Exif\0\0" or order is None:
        return b""

    def number(start: int, size: int) -> int:
        return int.from_bytes(exif[start : start + size], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 100), 12):
        if number(entry, 2) == _UPRIGHT and 2 <= number(entry + 8, 2) <= 8:
            side = number(entry + 8, 2)
            only = b"MM\0*\0\0\0\x08" + b"\0\x01\x01\x12\0\x03\0\0\0\x01" + bytes([0, side, 0, 0]) + bytes(4)
            inside = b"Exif\0\0" + only
            return b"\xff\xe1" + (len(inside) + 2).to_bytes(2, "big") + inside
    return b""
