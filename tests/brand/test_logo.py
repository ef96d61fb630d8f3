"""A file is what its name says, and light enough for a telephone; else a sentence says what to do."""

import base64
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.brand.logo import publishable, read_emblem
from handbook.limits import LOGO_BYTES
from tests.pictures.made import A_PNG, A_WEBP, END, PNG, chunk, header
from tests.pictures.test_svg import LEAF, drawing

A_DRAWING = drawing(LEAF).encode()


def said(data, name):
    picture, flaws = publishable(data, name)
    return picture, [(flaw.severity, flaw.problem) for flaw in flaws]


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"", "logo.svg", "this file is empty"),
        (b"", "logo.png", "this file is empty"),
        (b"A logo.", "logo.png", "the name of this file ends in .png, but it holds text"),
        (b"A logo.", "logo.svg", "the name of this file ends in .svg, but it holds text"),
        (A_DRAWING, "logo.png", "the name of this file ends in .png, but it holds an SVG drawing"),
        (A_PNG, "logo.svg", "the name of this file ends in .svg, but it holds a PNG picture"),
        (A_PNG, "logo.webp", "the name of this file ends in .webp, but it holds a PNG picture"),
        (A_WEBP, "logo.png", "the name of this file ends in .png, but it holds a WebP picture"),
        (b"\xff\xd8\xff\xe0JFIF", "logo.png", "the name of this file ends in .png, but it holds a JPEG picture"),
        (b"%PDF-1.7", "logo.svg", "the name of this file ends in .svg, but it holds a PDF"),
        (b"{\\rtf1\\ansi A logo.}", "logo.svg", "the name of this file ends in .svg, but it holds an RTF document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
            "logo.png",
            "the name of this file ends in .png, but it holds a document of Word, Excel or PowerPoint",
        ),
        (b"PK\x03\x04\x14\0word/", "logo.png", "the name of this file ends in .png, but it holds a Word document"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0", "logo.png", "the name of this file ends in .png, but it holds a bitmap"),
        (b"BMX", "logo.png", "the name of this file ends in .png, but it holds text"),
        (A_PNG.replace(b"\r\n", b"\n", 1), "logo.png", "this picture breaks off or is damaged"),
        (b"<!DOCTYPE html><html/>", "logo.svg", "the name of this file ends in .svg, but it holds a web page"),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "logo.svg",
            "this is a pointer of Git LFS, not the file itself",
        ),
        (b"\x1f\x8b\x08\0", "logo.svg", "the name of this file ends in .svg, but it holds compressed data"),
        (bytes(range(128, 256)), "logo.webp", "the name of this file ends in .webp, but it holds something else"),
        (drawing(LEAF).encode("utf-16"), "logo.svg", "this SVG is not saved as UTF-8"),
        (drawing(LEAF).encode("utf-16-le"), "logo.svg", "this SVG is not saved as UTF-8"),
        (drawing("<text>é</text>").encode("latin-1"), "logo.svg", "this SVG is not saved as UTF-8"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_in_a_sentence(data, name, problem):
    assert said(data, name) == (None, [("error", problem)])


def test_a_byte_order_mark_and_a_wrong_word_for_the_encoding_do_no_harm():
    text = f'<?xml version="1.0" encoding="utf-16"?>{drawing("<text>é</text>")}'
    picture, flaws = publishable(b"\xef\xbb\xbf" + text.encode(), "logo.svg")
    assert flaws == []
    assert picture is not None
    assert "<text>é</text>" in picture.data.decode()


def noise(size):
    return chunk(b"IDAT", random.Random(1).randbytes(size))


def dense(size):
    """Return a drawing that hardly gets smaller where it is compressed."""
    letters = base64.b64encode(random.Random(1).randbytes(size)).decode()
    return drawing(f'<path id="{letters}"/>').encode()


@pytest.mark.parametrize(
    ("data", "name", "severity", "problem"),
    [
        (PNG + header() + noise(20_000) + END, "logo.png", None, ""),
        (
            PNG + header() + noise(21_000) + END,
            "logo.png",
            "warning",
            "this picture has 20 KB, which every reader loads",
        ),
        (PNG + header() + noise(210_000) + END, "logo.png", "error", "this picture has 205 KB; more than 200 KB are"),
        (drawing(LEAF * 5000).encode(), "logo.svg", None, ""),
        (dense(21_000), "logo.svg", "warning", "this picture has 20 KB, which every reader loads"),
        (dense(210_000), "logo.svg", "error", "this picture has 20"),
    ],
)
def test_a_picture_that_readers_would_wait_for_is_said_and_then_refused(data, name, severity, problem):
    picture, flaws = publishable(data, name)
    assert [flaw.severity for flaw in flaws] == ([severity] if severity else [])
    assert all(flaw.problem.startswith(problem) for flaw in flaws)
    assert (picture is None) == (severity == "error")


def test_what_is_left_out_does_not_count_as_weight():
    noted = PNG + header() + chunk(b"iTXt", bytes(300_000)) + noise(100) + END
    assert publishable(noted, "logo.png")[0] is not None


def test_of_a_film_in_the_place_of_a_logo_only_the_beginning_is_read(tmp_path):
    file = tmp_path / "logo.svg"
    with file.open("wb") as opened:
        opened.write(A_DRAWING)
        opened.truncate(50_000_000)
    picture, flaws = read_emblem(file, "theme/logo.svg")
    assert picture is None
    assert [flaw.problem for flaw in flaws] == [f"this file is larger than {LOGO_BYTES // 1024} KB"]


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    picture, flaws = read_emblem(tmp_path / "logo.svg", "theme/logo.svg")
    assert picture is None
    assert [str(flaw) for flaw in flaws] == ["theme/logo.svg:1:1: this file is missing; add it [brand]"]


SPOILT = st.sampled_from([A_PNG, A_WEBP, A_DRAWING]).flatmap(
    lambda data: st.builds(
        lambda at, more, drop: data[:at] + more + data[at + drop :],
        st.integers(0, len(data)),
        st.binary(max_size=9),
        st.integers(0, 9),
    )
)


@given(st.one_of(st.binary(max_size=200), SPOILT), st.sampled_from(["logo.svg", "logo.png", "logo.webp"]))
def test_no_file_whatever_is_in_it_ends_in_anything_but_sentences(data, name):
    picture, flaws = publishable(data, name)
    assert (picture is None) == any(flaw.severity == "error" for flaw in flaws)
    if picture:
        assert publishable(picture.data, name) == (picture, [])


def test_the_test_pictures_are_pictures():
    assert zlib.crc32(b"IEND").to_bytes(4, "big") == END[-4:]
    assert publishable(A_PNG, "logo.png")[1] == publishable(A_WEBP, "logo.webp")[1] == []
