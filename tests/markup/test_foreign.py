"""What is a mark of another language, and what people write in a sentence."""

import pytest

from handbook.markup.foreign import foreign


@pytest.mark.parametrize(
    "text",
    [
        "Write to @sec-team in the chat.",
        "- TOC\n- More",
        "Use {status} and {section}.",
        "[@ada] is on call.",
    ],
)
def test_what_people_write_in_a_sentence_is_no_mark(text):
    assert foreign(text) == ()


def test_a_page_in_another_language_keeps_the_marks_of_others():
    told = foreign("bq. a\n\nA {color:red}b{color} c.\n\n'''d'''\n\nAn ==e== f.\n")
    assert [mark.mark for mark in told] == ["bq.", "==e=="]
