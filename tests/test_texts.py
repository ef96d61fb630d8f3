"""Files as people save them."""

import pytest

from handbook.data.yaml import read_yaml
from handbook.limits import TEXT_BYTES
from handbook.texts import read_text


@pytest.fixture
def file(tmp_path):
    return tmp_path / "page.md"


def test_a_mark_at_the_start_and_the_line_ends_of_windows_change_nothing(file):
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(file, "page.md") == ("one\ntwo\nthree\n", [])


def test_words_do_not_grow_together_where_a_line_ended_for_some_programs_alone(file):
    file.write_text("one\u2028two\u200bthree", encoding="utf-8")
    text, flaws = read_text(file, "page.md")
    assert (text, len(flaws)) == ("one twothree", 2)


def test_what_is_not_utf8_is_told_with_its_place(file):
    file.write_bytes("one\nna\u00efve".encode("latin-1"))
    text, flaws = read_text(file, "page.md")
    assert text is None
    assert [str(flaw) for flaw in flaws] == ["page.md:2:3: byte 6 is not UTF-8 text; save the file as UTF-8 [text]"]


def test_a_mark_at_the_start_moves_no_place_and_letters_are_counted(file):
    file.write_bytes(b"\xef\xbb\xbfn\xc3\xa9\xefve")
    assert [str(flaw) for flaw in read_text(file, "page.md")[1]] == [
        "page.md:1:3: byte 6 is not UTF-8 text; save the file as UTF-8 [text]"
    ]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04\x14\0[Content_Types].xml\xb5word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\0[Content_Types].xml\xb5xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
        (b"PK\x03\x04\x14\0a.txt", "a ZIP archive"),
        (b"PK\x03\x04word/" + b"x" * TEXT_BYTES, "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a document of Word, Excel or PowerPoint"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
        (b"\xef\xbb\xbf{\\rtf1\\ansi Hello}", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\x89PNG\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0", "a GIF picture"),
        (b"RIFF\x24\0\0\0WEBPVP8L", "a WebP picture"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0", "a bitmap"),
        (b"\0\0\x01\0\x01\0", "a Windows icon"),
        (b"\x1f\x8b\x08\0", "compressed data"),
    ],
)
def test_what_is_no_text_but_named_like_one_is_told_by_what_it_is(file, raw, what):
    file.write_bytes(raw)
    text, flaws = read_text(file, "page.md")
    assert (text, [flaw.problem for flaw in flaws]) == (None, [f"this is {what} with another name"])
    assert "UTF-8" not in flaws[0].mend


@pytest.mark.parametrize("text", ["BMX bicycles stand in the yard.", "GIF8", "%PDF", "PK is Priya.", "RIFF"])
def test_words_that_begin_as_other_files_do_are_a_text(file, text):
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])


def test_a_pointer_of_git_lfs_is_told_as_one(file):
    file.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", encoding="utf-8")
    text, flaws = read_text(file, "page.md")
    assert (text, [flaw.problem for flaw in flaws]) == (None, ["this is a pointer of Git LFS, not the file itself"])


def test_a_file_that_is_far_too_large_is_not_read(file):
    file.write_bytes(b"x" * (TEXT_BYTES + 1))
    text, flaws = read_text(file, "page.md")
    assert text is None
    assert flaws[0].problem == "this file is larger than 256 KB"


@pytest.mark.parametrize(
    "character",
    [
        *("\u202e", "\u2066", "\u200b", "\ue000", "\x1b", "\x00", "\ufffe", "\u115f", "\u180e", "\ufffc"),
        *("\u2061", "\u2064", "\u206a", "\u206f", "\u180b", "\u180f", "\u17b4", "\u17b5", "\U0001d173", "\U0001d17a"),
        *(
            "\U000e0100",
            "\U000e01ef",
            "\U000e007f",
            "\U000e0041",
            "\U000e0001",
            "\u061c",
            "\x0c",
            "\x85",
            "\u2028",
            "\u2029",
            "\u3164",
            "\u2800",
        ),
    ],
)
def test_a_character_that_hides_is_told_and_left_out(file, character):
    file.write_text(f"a\nb{character}c\nd", encoding="utf-8")
    text, flaws = read_text(file, "page.md")
    assert [(flaw.place.line, flaw.place.column, flaw.severity) for flaw in flaws] == [(2, 2, "error")]
    assert text in ("a\nbc\nd", "a\nb c\nd")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_of_another_encoding_is_told_once(file, encoding):
    file.write_bytes("one\ntwo".encode(encoding))
    text, flaws = read_text(file, "page.md")
    assert (text, [flaw.problem for flaw in flaws]) == (None, ["this file was saved as UTF-16, which is not read here"])


@pytest.mark.parametrize("text", ["Zo\u00c3\u00ab", "it\u00e2\u20ac\u2122s", "\u00c2\u00a3 20", "na\ufffdve"])
def test_letters_that_were_lost_in_saving_are_told(file, text):
    file.write_text(text, encoding="utf-8")
    _, flaws = read_text(file, "page.md")
    assert [flaw.problem.partition("` ")[2] for flaw in flaws] == [
        "stands for letters that were lost when the file was saved"
    ]


@pytest.mark.parametrize("word", ["Hаrbour", "Ηelen", "раypal.example", f"{'b' * 90}а{'b' * 90}"])
def test_a_word_of_two_alphabets_is_told_with_its_place(file, word):
    file.write_text(f"one {word}, two", encoding="utf-8")
    _, flaws = read_text(file, "page.md")
    assert {flaw.severity for flaw in flaws} == {"warning"}
    assert len(flaws) == 1 and flaws[0].problem.endswith("has letters of two alphabets that look alike")
    assert len(word) > 90 or flaws[0].place.column == 5


def test_a_pile_of_marks_is_told_once(file):
    file.write_text(f"one\nH{chr(0x0301) * 60}elen", encoding="utf-8")
    _, flaws = read_text(file, "page.md")
    assert [(flaw.place.line, flaw.place.column) for flaw in flaws] == [(2, 6)]


def test_of_very_many_odd_characters_the_first_are_named_and_the_others_counted(file):
    file.write_text("a\u200b" * 500, encoding="utf-8")
    _, flaws = read_text(file, "page.md")
    assert len(flaws) == 21
    assert flaws[-1].problem == "and 480 more such characters follow from here on"


@pytest.mark.parametrize("text", ["नमस्ते", "क्‍ष", "👩‍🏫", "é ü ß — … “”", "\ttab", "עברית", "Ħ̱̍a", "NÃO", "5 µm", "Ω"])
def test_letters_of_any_language_are_welcome(file, text):
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])


def _tags(word):
    return "".join(chr(0xE0000 + ord(letter)) for letter in word)


@pytest.mark.parametrize("text", [f"\U0001f3f4{_tags(land)}\U000e007f" for land in ("gbeng", "gbsct", "gbwls")])
def test_flags_of_parts_of_a_country_are_welcome(file, text):
    file.write_text(f"{text} and {text}", encoding="utf-8")
    assert read_text(file, "page.md") == (f"{text} and {text}", [])


@pytest.mark.parametrize("text", ["\u845b\U000e0100\u57ce", "\u182a\u180b", "so\u00adcial"])
def test_what_chooses_a_shape_or_where_a_word_breaks_is_welcome(file, text):
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])


@pytest.mark.parametrize(
    ("text", "left", "told"),
    [
        (_tags("gbeng\x7f"), "", 6),
        (f"\U0001f3f4{_tags('gbeng')}", "\U0001f3f4", 5),
        (f"\U0001f3f4{_tags('askforanotherpage')}\U000e007f", "\U0001f3f4", 18),
        ("\u845b\U000e0100\U000e0101", "\u845b\U000e0100", 1),
    ],
)
def test_tags_and_selectors_that_show_nothing_are_told_and_left_out(file, text, left, told):
    file.write_text(text, encoding="utf-8")
    read, flaws = read_text(file, "page.md")
    assert (read, len(flaws)) == (left, told)


def test_a_flag_may_stand_in_quotes_in_details_as_well(file):
    located, flaws = read_yaml(
        'name: "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Caerwen"', "x", "organization"
    )
    assert flaws == []
    assert located.data["name"].endswith("Caerwen")
