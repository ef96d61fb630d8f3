"""A JPEG keeps what draws and which side is up; where it was taken, by what and by whom, stays behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pictures.jpeg import clean_jpeg
from handbook.pictures.raster import TELLS
from handbook.pictures.taken import NoPictureError
from tests.pictures.made import A_JPEG, FRAME, JFIF, NOTE, SCAN, exif, jpeg, piece


def test_a_picture_that_tells_nothing_stays_as_it_is():
    assert clean_jpeg(A_JPEG) == (A_JPEG, (4, 2), [])


@pytest.mark.parametrize(
    "told", [NOTE, piece(0xED, b"Photoshop 3.0"), piece(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")]
)
def test_what_is_noted_beside_the_picture_is_left_out(told):
    data, size, taken = clean_jpeg(jpeg(JFIF, told, FRAME, SCAN))
    assert (data, size, len(taken)) == (A_JPEG, (4, 2), 1)


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("side", range(2, 9))
def test_the_place_is_left_out_and_the_side_that_is_up_stays(order, side):
    data, _, taken = clean_jpeg(jpeg(exif(side, order), FRAME, SCAN))
    assert b"51.5007" not in data
    assert len(taken) == 1
    assert data == jpeg(exif_of_the_side_alone(side), FRAME, SCAN)
    assert clean_jpeg(data) == (data, (4, 2), [])


def exif_of_the_side_alone(side):
    top = b"MM\0\x2a\0\0\0\x08\0\x01"
    return piece(0xE1, b"Exif\0\0" + top + b"\x01\x12\0\3\0\0\0\1\0" + bytes([side]) + bytes(6))


@pytest.mark.parametrize("behind", [b"more", jpeg(exif(), FRAME, SCAN), b"ftypmp42 51.5007 \xff\xd9"])
def test_what_stands_behind_the_picture_is_left_out(behind):
    data, _, taken = clean_jpeg(A_JPEG + behind)
    assert (data, len(taken)) == (A_JPEG, 1)


def test_blank_bytes_behind_the_picture_are_left_out_without_a_word():
    assert clean_jpeg(A_JPEG + b"\0\0\r\n") == (A_JPEG, (4, 2), [])


LINES = SCAN[:-2] + b"\xff\0\xff\xd3\x2a"
"""Lines in which the byte of a mark is drawn, and one with which they begin anew."""


def test_a_picture_of_several_scans_stays_as_it_is():
    several = jpeg(JFIF, FRAME, LINES, piece(0xC4, b"\0" * 18), LINES, SCAN)
    assert clean_jpeg(several) == (several, (4, 2), [])


@pytest.mark.parametrize("told", [NOTE, exif(1), piece(0xE0, b"JFXX\0\x10"), piece(0xE2, b"MPF\0II")])
def test_what_is_noted_between_scans_is_left_out(told):
    data, _, taken = clean_jpeg(jpeg(JFIF, FRAME, LINES, told, SCAN))
    assert (data, len(taken)) == (jpeg(JFIF, FRAME, LINES, SCAN), 1)


@pytest.mark.parametrize("told", [piece(0xE0, b"JFXX\0\x10"), piece(0xE2, b"MPF\0II"), piece(0xE2, b"FPXR\0")])
def test_a_small_copy_and_where_others_lie_are_left_out(told):
    assert clean_jpeg(jpeg(JFIF, told, FRAME, SCAN)) == (A_JPEG, (4, 2), [TELLS])


def test_the_profile_of_colours_stays():
    profiled = jpeg(JFIF, piece(0xE2, b"ICC_PROFILE\0\1\1x"), piece(0xEE, b"Adobe\0d"), FRAME, SCAN)
    assert clean_jpeg(profiled) == (profiled, (4, 2), [])


@pytest.mark.parametrize("length", range(3, len(A_JPEG)))
def test_a_picture_that_breaks_off_is_a_sentence(length):
    with pytest.raises(NoPictureError):
        clean_jpeg(A_JPEG[:length])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_a_sentence(data):
    try:
        clean_jpeg(b"\xff\xd8\xff" + data)
    except NoPictureError as error:
        assert error.problem and error.mend


@given(st.integers(2, len(A_JPEG) - 1), st.integers(0, 255))
def test_any_byte_may_be_another(at, value):
    try:
        clean_jpeg(A_JPEG[:at] + bytes([value]) + A_JPEG[at + 1 :])
    except NoPictureError as error:
        assert error.problem and error.mend
