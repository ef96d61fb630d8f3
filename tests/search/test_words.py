"""Text as search compares it: what is typed on a phone and what stands on a page come to the same words."""

import pytest

from handbook.search.words import words_of

TEXTS = {
    "Can’t I say NO?": ["cant", "i", "say", "no"],
    "the client's café, 24x7": ["the", "clients", "cafe", "24x7"],
    "29 CFR 1604.11(e)": ["29", "cfr", "1604", "11", "e"],
    "s.40A – Équality": ["s", "40a", "equality"],
    "उत्पीड़न की शिकायत": ["उत्पीड़न", "की", "शिकायत"],
    "ﬁnd the ℌR": ["find", "the", "hr"],
    "Großbritannien, İstanbul, naïve, Łódź": ["großbritannien", "istanbul", "naive", "łodz"],
    "don't-touch_me": ["dont", "touch", "me"],
    "  …  ": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_to_small_words_without_accents_and_marks(text):
    assert words_of(text) == TEXTS[text]


def test_a_vowel_sign_of_hindi_is_part_of_its_word():
    assert len(words_of("हिन्दी में मदद")) == 3
