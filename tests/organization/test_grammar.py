"""Words bend as prose needs them."""

import pytest

from handbook.organization.grammar import Phrase, in_words
from handbook.organization.times import Duration


@pytest.mark.parametrize(
    ("word", "with_article"),
    [
        ("client", "a client"),
        ("agent", "an agent"),
        ("hour", "an hour"),
        ("user", "a user"),
        ("unit", "a unit"),
        ("uninvited guest", "an uninvited guest"),
        ("European", "a European"),
        ("MP", "an MP"),
        ("UK client", "a UK client"),
        ("Nurse", "a Nurse"),
        ("one-time guest", "a one-time guest"),
        ("honest broker", "an honest broker"),
        ("unidentified caller", "an unidentified caller"),
        ("unicorn rider", "a unicorn rider"),
        ("utility customer", "a utility customer"),
        ("utter stranger", "an utter stranger"),
        ("Ukrainian client", "a Ukrainian client"),
        ("MEMBER", "a MEMBER"),
        ("NHS patient", "an NHS patient"),
        ("HR client", "an HR client"),
        ("8-year-old", "an 8-year-old"),
        ("18-year-old", "an 18-year-old"),
        ("1-to-1 client", "a 1-to-1 client"),
        ("patient or visitor", "a patient or visitor"),
    ],
)
def test_a_or_an_follows_the_sound(word, with_article):
    assert Phrase(word).a == with_article


def test_the_article_can_be_given():
    assert Phrase("herb grower", article="an").a.start == "An herb grower"


def test_whose():
    assert Phrase("client").possessive == "client’s"
    assert Phrase("clients", plural=True).possessive == "clients’"
    assert Phrase("people", plural=True).possessive == "people’s"
    assert Phrase("Ember Hotels").possessive == "Ember Hotels’"


def test_at_the_start_of_a_sentence_only_the_first_letter_changes():
    assert Phrase("patients and visitors", plural=True).start == "Patients and visitors"
    assert Phrase("iOS user").start == "IOS user"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], ""),
        (["London"], "London"),
        (["London", "Pune"], "London and Pune"),
        (["London", "New York", "Pune"], "London, New York and Pune"),
        ([Duration(30, "day"), Duration(60, "day"), Duration(90, "day")], "30, 60 and 90 days"),
        ([Duration(1, "week"), Duration(2, "month")], "one week and two months"),
        ([Duration(1, "month")], "one month"),
    ],
)
def test_lists_are_said_with_and(values, said):
    assert in_words(values) == said


def test_lists_can_be_said_with_or():
    assert in_words(["Priya", "the line"], "or") == "Priya or the line"
