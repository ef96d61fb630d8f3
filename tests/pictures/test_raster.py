"""A picture of pixels is published without what its file tells beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.brand.logo import publishable
from handbook.pictures.raster import clean_png, clean_webp
from handbook.pictures.taken import NoPictureError
from tests.pictures.made import A_PNG, A_WEBP, END, LINES, LOSSLESS, PNG, chunk, extended, header, riff, webp

NOTED = (
    "what is noted in the picture file beside the picture, such as a place, a name or a program, is left out of the "
    "picture that is published"
)


def published(data, name):
    picture, flaws = publishable(data, name)
    return picture, [flaw.problem for flaw in flaws]


@pytest.mark.parametrize(("data", "name"), [(A_PNG, "logo.png"), (A_WEBP, "logo.webp"), (A_PNG, "theme/LOGO.PNG")])
def test_a_plain_picture_is_published_byte_for_byte(data, name):
    picture, said = published(data, name)
    assert (picture.data, said) == (data, [])


@pytest.mark.parametrize(
    ("data", "width"),
    [
        (PNG + header(4, 2) + LINES + END, 72),
        (PNG + header(1, 400) + LINES + END, 1),
        (A_WEBP, 36),
        (webp(extended(0, 8, 2), riff(b"VP8L", LOSSLESS)), 144),
        (webp(riff(b"VP8 ", b"\x10\0\0\x9d\x01\x2a\x08\x00\x02\x00\0\0")), 144),
    ],
)
def test_the_header_knows_how_wide_the_logo_is(data, width):
    picture, said = published(data, "logo.png" if data.startswith(PNG) else "logo.webp")
    assert (picture.width, picture.height, said) == (width, 36, [])


@pytest.mark.parametrize("name", [b"tEXt", b"zTXt", b"iTXt", b"eXIf"])
def test_a_name_in_a_png_is_not_published_and_it_is_said(name):
    picture, said = published(PNG + header() + chunk(name, b"Jane Doe, Bristol") + LINES + END, "logo.png")
    assert (picture.data, said) == (A_PNG, [NOTED])


@pytest.mark.parametrize("rest", [b"Jane Doe", chunk(b"tEXt", b"Jane Doe"), A_PNG])
def test_nothing_behind_the_end_of_a_picture_is_published(rest):
    assert published(A_PNG + rest, "logo.png")[0].data == A_PNG
    assert published(A_WEBP + rest, "logo.webp")[0].data == A_WEBP


def test_a_name_in_a_webp_is_not_published_and_it_is_said():
    told = webp(
        extended(0x2C),
        riff(b"ICCP", b"profile"),
        riff(b"VP8L", LOSSLESS),
        riff(b"EXIF", b"Jane Doe"),
        riff(b"XMP ", b"Bristol"),
        riff(b"own ", b"?"),
    )
    picture, said = published(told, "logo.webp")
    assert said == [NOTED]
    assert picture.data == webp(extended(0x20), riff(b"ICCP", b"profile"), riff(b"VP8L", LOSSLESS))
    assert published(picture.data, "logo.webp") == (picture, [])


def test_colours_and_what_can_be_seen_through_stay():
    parts = [chunk(name, bytes(6)) for name in (b"iCCP", b"PLTE", b"tRNS")]
    coloured = PNG + header() + b"".join(parts) + LINES + END
    assert published(coloured, "logo.png")[0].data == coloured
    clear = webp(extended(0x10), riff(b"ALPH", b"\0\0"), riff(b"VP8 ", b"\x10\0\0\x9d\x01\x2a\x08\x00\x02\x00\0\0"))
    assert published(clear, "logo.webp")[0].data == clear


def test_a_moving_png_stands_still():
    moving = PNG + header() + chunk(b"acTL", bytes(8)) + chunk(b"fcTL", bytes(26)) + LINES + chunk(b"fdAT") + END
    picture, said = published(moving, "logo.png")
    assert (picture.data, said) == (A_PNG, ["motion is left out of the picture that is published"])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (PNG, "this picture breaks off or is damaged"),
        (A_PNG[:-1], "this picture breaks off or is damaged"),
        (A_PNG[:40], "this picture breaks off or is damaged"),
        (A_PNG.replace(b"IDAT", b"IDAX"), "this picture breaks off or is damaged"),
        (PNG + LINES + header() + END, "this picture breaks off or is damaged"),
        (PNG + header() + END, "this picture breaks off or is damaged"),
        (PNG + header(0, 2) + LINES + END, "this picture breaks off or is damaged"),
        (PNG + b"\xff\xff\xff\xff" + A_PNG[12:], "this picture breaks off or is damaged"),
        (
            PNG + header(60_000, 60_000) + LINES + END,
            "this picture is 60000 × 60000 pixels large",
        ),
        (A_WEBP[:-1], "this picture breaks off or is damaged"),
        (webp(), "this picture breaks off or is damaged"),
        (webp(riff(b"VP8L", b"?" * 9)), "this picture breaks off or is damaged"),
        (webp(riff(b"EXIF", b"?"), riff(b"VP8L", LOSSLESS)), "this picture breaks off or is damaged"),
        (webp(extended(), riff(b"ICCP", b"")), "this picture breaks off or is damaged"),
        (webp(extended(2), riff(b"ANIM", bytes(6)), riff(b"ANMF", bytes(16))), "this picture moves"),
    ],
)
def test_a_picture_that_no_browser_should_show_is_refused_in_a_sentence(data, problem):
    picture, said = published(data, "logo.png" if data.startswith(PNG) else "logo.webp")
    assert picture is None
    assert len(said) == 1
    assert said[0].startswith(problem)


def test_a_chunk_that_says_what_is_in_a_webp_comes_first_or_the_picture_is_damaged():
    for body in (b"", bytes(10)):
        with pytest.raises(NoPictureError):
            clean_webp(webp(riff(b"VP8L", LOSSLESS), riff(b"VP8X", body)))


@given(st.lists(st.tuples(st.sampled_from([b"VP8X", b"VP8 ", b"VP8L", b"EXIF", b"ALPH"]), st.binary(max_size=12))))
def test_any_chunks_are_a_picture_or_a_sentence(chunks):
    try:
        clean_webp(webp(*(riff(name, body) for name, body in chunks)))
    except NoPictureError as error:
        assert error.problem and error.mend


@given(st.lists(st.tuples(st.sampled_from([b"IHDR", b"IDAT", b"tEXt", b"acTL", b"IEND"]), st.binary(max_size=14))))
def test_any_chunks_of_a_png_are_a_picture_or_a_sentence(chunks):
    try:
        clean_png(PNG + b"".join(chunk(name, body) for name, body in chunks))
    except NoPictureError as error:
        assert error.problem and error.mend
