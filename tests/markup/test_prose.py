"""Sentences are found in Markdown as a reader sees them."""

import pytest

from handbook.markup.prose import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You can go. We ask nothing.\n", ["You can go", "We ask nothing"]),
        ("You can\ngo **now**.\n", ["You can go now"]),
        ("- Go home.\n- Ring us.\n  We come.\n", ["Go home", "Ring us", "We come"]),
        ("1. Go home.\n2. Ring\n", ["Go home"]),
        ("- a taxi\n- a bus\n", []),
        ("## Who may stay here? {: #who }\n\nYou.\n", ["You"]),
        ("| Who | When |\n|---|---|\n| You may. | Now. |\n", []),
        ("Ask [whom you like](who.md#x). ![a door](door.png) Go.\n", ["Ask whom you like", "Go"]),
        ("Ring {{ org.name }} or `a.b. C`.\n", ["Ring or"]),
        ('!!! note "Stay. Go."\n\n    We wait.\n', ["We wait"]),
        ("> Go.\n> Stay.\n", ["Go", "Stay"]),
        ("It is 5.30. e.g. this.[^1]\n\n[^1]: Or that.\n", ["It is 5 30 e g this", "Or that"]),
        ("She said: “Go.” He went.\n", ["She said", "Go", "He went"]),
        ("", []),
    ],
)
def test_sentences_are_those_that_have_an_end(text, found):
    assert [" ".join(one.words) for one in sentences(text)] == found


def test_a_sentence_begins_where_its_first_letter_stands():
    text = "## Who? {: #who }\n\n- **Go** home. Ring us.\n"
    assert [text[one.offset :].split()[0] for one in sentences(text)] == ["Go**", "Ring"]
