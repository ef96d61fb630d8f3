"""Small pictures for tests, made of their parts."""

import zlib

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(name, body=b""):
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def header(width=4, height=2):
    return chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0]))


LINES = chunk(b"IDAT", zlib.compress(b"\0\1\2\3\4" * 2))
END = chunk(b"IEND")
A_PNG = PNG + header() + LINES + END

LOSSLESS = bytes.fromhex("2f0000001007101111 8888fe0700")
"""One pixel, as VP8L has it."""


def riff(name, body):
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def webp(*chunks):
    inside = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def extended(flags=0, width=4, height=2):
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return riff(b"VP8X", bytes([flags, 0, 0, 0]) + sides)


def piece(kind, body):
    return bytes([0xFF, kind]) + (len(body) + 2).to_bytes(2, "big") + body


def exif(side=6, order="little"):
    def number(value, size):
        return value.to_bytes(size, order)

    def entry(tag, value):
        return number(tag, 2) + number(3, 2) + number(1, 4) + number(value, 2) + b"\0\0"

    top = (b"II" if order == "little" else b"MM") + number(42, 2) + number(8, 4)
    place = b"51.5007,-0.1246"
    return piece(0xE1, b"Exif\0\0" + top + number(2, 2) + entry(0x0100, 4) + entry(0x0112, side) + bytes(4) + place)


JFIF = piece(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
NOTE = piece(0xFE, b"made by Helen")
FRAME = piece(0xC0, b"\x08\0\2\0\4\1\1\x11\0")
SCAN = piece(0xDA, b"\1\1\0\0\x3f\0") + b"\x2a\x2a" + b"\xff\xd9"


def jpeg(*pieces):
    return b"\xff\xd8" + b"".join(pieces)


A_JPEG = jpeg(JFIF, FRAME, SCAN)
"""Two pixels high and four wide; what it draws is of no meaning."""

A_WEBP = webp(riff(b"VP8L", LOSSLESS))
