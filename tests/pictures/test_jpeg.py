"""A JPEG keeps what draws and which side is up; where it was taken, by what and by whom, stays behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pictures.jpeg import clean_jpeg
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


def test_what_stands_behind_the_picture_is_left_out():
    assert clean_jpeg(A_JPEG + b"more")[0] == A_JPEG


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
