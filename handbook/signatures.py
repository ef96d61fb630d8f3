"""What a file holds that is no plain text, by its first bytes, whatever its name says."""

from __future__ import annotations

import re

PNG, JPEG, WEBP = "a PNG picture", "a JPEG picture", "a WebP picture"
GIF, ICON, BITMAP = "a GIF picture", "a Windows icon", "a bitmap"
PICTURES = frozenset((PNG, JPEG, WEBP, GIF, ICON, BITMAP))
PDF, RTF, OFFICE = "a PDF", "an RTF document", "a document of Word, Excel or PowerPoint"
ZIP, COMPRESSED = "a ZIP archive", "compressed data"
PACKED = frozenset((ZIP, COMPRESSED))
LFS = "a pointer of Git LFS"
POINTER = (
    f"this is {LFS}, not the file itself",
    "run `git lfs pull`, or keep the file in Git itself, so that every computer has it",
)
"""What is wrong with what stands in place of a file that Git LFS keeps, and what to do."""
HEAD = 200
"""How many bytes at the beginning of a file tell whether it is such a pointer."""

# By what a file begins with; where that could be words as well, by so much of it that no text goes on like this.
_SIGNATURES = (
    (re.compile(rb"version https://git-lfs\.github\.com/spec/"), LFS),
    (re.compile(rb"\x89PNG"), PNG),
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    (re.compile(rb"(?s)RIFF.{4}WEBP"), WEBP),
    (re.compile(rb"GIF8[79]a"), GIF),
    (re.compile(rb"\x00\x00\x01\x00"), ICON),
    (re.compile(rb"(?s)BM.{4}\x00{4}"), BITMAP),
    (re.compile(rb"%PDF-"), PDF),
    (re.compile(rb"\{\\rtf"), RTF),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), OFFICE),
    (re.compile(rb"PK\x03\x04"), ZIP),
    (re.compile(rb"\x1f\x8b"), COMPRESSED),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"vnd.oasis.opendocument", "an OpenDocument file"),
)
"""What a ZIP archive is that holds such names near its beginning."""
DOCUMENTS = frozenset((PDF, RTF, OFFICE, *(name for _, name in _ZIPPED)))


def held(data: bytes) -> str | None:
    """Return what `data` is, in words, or None if its first bytes say nothing of it; then it may be a text.

    `data` is a file from its beginning, as far as it was read, without a byte-order mark.
    """
    for signature, name in _SIGNATURES:
        if signature.match(data):
            return next((zipped for sign, zipped in _ZIPPED if sign in data), name) if name == ZIP else name
    return None
