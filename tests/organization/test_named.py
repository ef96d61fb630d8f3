"""Countries and languages are known by their English names."""

import pytest

from handbook.organization.named import Named, countries, country_code, in_a_sentence, language_code


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
