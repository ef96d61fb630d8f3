"""A JPEG, piece by piece: what draws is kept, and which side is up; a place, a camera, a name are not.

After ITU-T T.81, annex B (the pieces), and Exif 2.3 (the entry that says which side is up).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.pictures.raster import DAMAGED, TELLS, sized
from handbook.pictures.taken import NoPictureError, Size, Taken

_END, _SCAN, _EXIF, _NOTE = 0xD9, 0xDA, 0xE1, 0xFE
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Pieces that are a mark alone, without a length."""
_BEHIND_LINES = re.compile(rb"(?<!\xff)\xff++[^\x00\xd0-\xd7]", re.DOTALL)
"""The next piece behind the lines of a scan, in which 0xFF stands before 0x00 or a mark to begin anew (B.1.1.5)."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Pieces that say how wide and high the picture is."""
_PLAIN = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""How those pieces for programs begin that say how dense the dots are, the profile of colours, and their mixture.

Others of their kinds hold a small copy of the picture, or say where further pictures lie in the file.
"""
_UPRIGHT = 0x0112


def clean_jpeg(data: bytes) -> tuple[bytes, Size, list[Taken]]:
    """Return the JPEG in `data` as it can be published, its size, and what was taken out.

    Raises NoPictureError if it is damaged. `data` begins with JPEG's signature.
    """
    kept, size, taken, length = [data[:2]], None, False, 2
    for kind, piece in _pieces(data):
        length += len(piece)
        if kind in _FRAMES and len(piece) > 9:
            size = sized(int.from_bytes(piece[7:9], "big"), int.from_bytes(piece[5:7], "big"))
        plain = kind in _PLAIN and piece[4:].startswith(_PLAIN[kind])
        if plain or not (0xE0 <= kind <= 0xEF or kind == _NOTE):
            kept.append(piece)
            continue
        turned = _turned(piece) if kind == _EXIF else b""
        kept.append(turned)
        taken = taken or piece != turned
    if size is None:
        raise NoPictureError(*DAMAGED)
    behind = data[length:].strip(b"\0\n\r")  # perhaps a second picture, or a film, with all that they tell
    return b"".join(kept), size, [TELLS] if taken or behind else []


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the bytes of each piece behind the first, up to the end of the picture, that included.

    All bytes up to there are yielded. The piece of a scan has its lines with it.
    """
    at, scanned = 2, False
    while at + 2 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == _END and scanned:
            yield kind, data[at : at + 2]
            return
        if kind == 0xFF or kind in _ALONE:  # a filling byte, or a mark without content
            end = at + (1 if kind == 0xFF else 2)
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _SCAN and (behind := _BEHIND_LINES.search(data, end)):
            scanned, end = True, behind.start()
        if not at + 1 <= end < len(data):
            break
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
