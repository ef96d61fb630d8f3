"""Files as people save them."""

import pytest

from handbook.limits import TEXT_BYTES
from handbook.texts import read_text


@pytest.fixture
def file(tmp_path):
    return tmp_path / "page.md"


def test_a_mark_at_the_start_and_the_line_ends_of_windows_change_nothing(file):
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(file, "page.md") == ("one\ntwo\nthree\n", [])


def test_what_is_not_utf8_is_told_with_its_place(file):
    file.write_bytes("one\nna\u00efve".encode("latin-1"))
    text, flaws = read_text(file, "page.md")
    assert text is None
    assert [str(flaw) for flaw in flaws] == ["page.md:2:3: byte 6 is not UTF-8 text; save the file as UTF-8"]


def test_a_file_that_is_far_too_large_is_not_read(file):
    file.write_bytes(b"x" * (TEXT_BYTES + 1))
    text, flaws = read_text(file, "page.md")
    assert text is None
    assert flaws[0].problem == "this file is larger than 256 KB"


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\ue000", "\x1b", "\x00", "\ufffe"])
def test_a_character_that_hides_is_told(file, character):
    file.write_text(f"a\nb{character}c", encoding="utf-8")
    _, flaws = read_text(file, "page.md")
    assert [(flaw.place.line, flaw.place.column) for flaw in flaws] == [(2, 2)]


@pytest.mark.parametrize("text", ["नमस्ते", "क्‍ष", "👩‍🏫", "é ü ß — … “”", "\ttab", "עברית"])
def test_letters_of_any_language_are_welcome(file, text):
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])
