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


A_WEBP = webp(riff(b"VP8L", LOSSLESS))
