"""Whatever somebody writes into organization.yml, what they hear helps them, or a site can be built of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from handbook.data.located import value_at
from handbook.data.shape import model_at
from handbook.organization.model import Organization
from tests.whatever.good import EXAMPLE, ORGANIZATION
from tests.whatever.often import few, many
from tests.whatever.spoiled import paths, raw_texts, spoiled_data, spoiled_text, yaml_of


def test_what_is_spoiled_here_is_right_before(tried):
    assert tried.is_right(yaml_of(ORGANIZATION))
    assert tried.is_right(EXAMPLE)


def test_what_is_spoiled_here_leaves_no_key_out():
    ways = [(), *paths(ORGANIZATION)]
    models = {model for way in ways if (model := model_at(Organization, way))}
    stand = {(model_at(Organization, way[:-1]), way[-1]) for way in ways if way and value_at(ORGANIZATION, way)}
    assert {(model, name) for model in models for name in model.model_fields} - stand == set()


@few(70)
@given(data=spoiled_data(ORGANIZATION))
def test_odd_values_and_keys_in_the_details_are_told_in_words(tried, data):
    assert tried.untold(yaml_of(data)) == []


@few(40)
@given(text=spoiled_text(EXAMPLE))
def test_details_torn_apart_are_told_in_words(tried, text):
    assert tried.untold(text) == []


@few(20)
@given(raw=raw_texts())
@example(raw=b"? ")
@example(raw=b"a: \x0bb\n")
@example(raw=b"name: \xff\n")
@example(raw=b"---\na: b\n---\na: b\n")
def test_details_that_are_anything_at_all_are_told_in_words(tried, raw):
    assert tried.untold(raw) == []


@pytest.mark.all
@many(70)
@given(data=spoiled_data(ORGANIZATION))
def test_odd_values_and_keys_in_the_details_thousands_of_times(tried, data):
    assert tried.untold(yaml_of(data)) == []


@pytest.mark.all
@many(40)
@given(text=spoiled_text(EXAMPLE))
def test_details_torn_apart_thousands_of_times(tried, text):
    assert tried.untold(text) == []


@pytest.mark.all
@many(20)
@given(raw=raw_texts())
def test_details_that_are_anything_at_all_a_thousand_times(tried, raw):
    assert tried.untold(raw) == []
