"""The lexicon: it can be read, it repeats nothing, and an organization adds to it."""

from collections import Counter

import pytest

from handbook.organization.model import OwnWords
from handbook.search.lexicon import lexicon
from handbook.search.words import words_of


def test_an_organization_adds_its_own_words_to_ours():
    both = lexicon() + OwnWords(same=[["mystery guest", "client"]], danger=["The code seven", "…"])
    assert both.same == [*lexicon().same, ["mystery guest", "client"]]
    assert both.danger == [*lexicon().danger, "code seven"]
    assert both.skip == lexicon().skip


@pytest.mark.parametrize("word", ["not", "no", "who", "after", "off", "up", "out", "alone", "help"])
def test_words_that_change_what_a_question_means_are_looked_for(word):
    assert word not in lexicon().skip


@pytest.mark.parametrize("name", ["skip", "danger"])
def test_no_word_stands_in_a_list_twice(name):
    assert [word for word, count in Counter(getattr(lexicon(), name)).items() if count > 1] == []


@pytest.mark.parametrize("name", ["same", "forms"])
def test_no_word_stands_in_a_group_twice_and_each_has_letters(name):
    for group in getattr(lexicon(), name):
        assert len({tuple(words_of(word)) for word in group}) == len(group), group
        assert all(words_of(word) for word in group), group


def test_irregular_forms_are_single_words():
    assert [word for group in lexicon().forms for word in group if len(words_of(word)) != 1] == []


def test_danger_is_told_by_a_few_words():
    assert lexicon().danger
    assert [line for line in lexicon().danger if not 1 <= len(words_of(line)) <= 4] == []
