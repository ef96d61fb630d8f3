"""Countries and languages are known by their English names."""

import pytest

from handbook.organization.named import Named, countries, country_code, in_a_sentence, language_code, language_name
from handbook.organization.sign_languages import SHORT, SIGN_LANGUAGES


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("GB", "the United Kingdom"),
        ("US", "the United States"),
        ("NL", "the Netherlands"),
        ("CF", "the Central African Republic"),
        ("KY", "the Cayman Islands"),
        ("DK", "Denmark"),
        ("IE", "Ireland"),
    ],
)
def test_a_country_stands_in_a_sentence_with_its_article(code, said):
    assert in_a_sentence(Named(code, countries()[code])) == said


def test_a_language_is_known_by_its_name_and_nothing_else_is_changed():
    assert [language_code(text) for text in ("german", "Hindi", "pt-BR", "germn")] == ["de", "hi", "pt-BR", "germn"]


@pytest.mark.parametrize("typed", ["GB", "gb", "UK", "uk", "united kingdom", "United Kingdom"])
def test_a_country_is_known_however_it_is_typed(typed):
    assert country_code(typed) == "GB"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("bfi", "British Sign Language"),
        ("ASE", "American Sign Language"),
        ("asf", "Auslan"),
        ("ils", "International Sign"),
        ("sgn", None),
        ("pt_BR", None),
    ],
)
def test_a_language_that_is_signed_has_a_name_as_one_that_is_spoken(code, name):
    assert language_name(code) == name


def test_each_short_name_of_a_sign_language_means_one():
    assert [short for short, code in SHORT.items() if code not in SIGN_LANGUAGES] == []
