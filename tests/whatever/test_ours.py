"""Whatever stands in the law of a place or in the navigation, who maintains the handbook hears words that help."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.whatever.good import NAVIGATION, OURS
from tests.whatever.often import few, many
from tests.whatever.spoiled import raw_texts, spoiled_data, spoiled_text, yaml_of

LAWS = sorted({*OURS} - {NAVIGATION})
DATA = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in OURS.items()}
EITHER = st.sampled_from(LAWS) | st.just(NAVIGATION)
LAW = st.sampled_from(LAWS).flatmap(lambda name: st.tuples(st.just(name), spoiled_data(DATA[name]).map(yaml_of)))
ENTRIES = spoiled_data(DATA[NAVIGATION]).map(yaml_of)
TORN = EITHER.flatmap(lambda name: st.tuples(st.just(name), spoiled_text(OURS[name])))
RAW = st.tuples(EITHER, raw_texts())


@pytest.mark.parametrize("name", OURS)
def test_what_is_spoiled_here_is_right_before(tried_ours, name):
    assert tried_ours.is_right(yaml_of(DATA[name]), name)


@few(20)
@given(law=LAW)
def test_odd_values_and_keys_in_the_law_of_a_place_are_told_in_words(tried_ours, law):
    name, text = law
    assert tried_ours.untold_of_pages(text, name) == []


@few(20)
@given(text=ENTRIES)
def test_odd_entries_in_the_navigation_are_told_in_words(tried_ours, text):
    assert tried_ours.untold_of_pages(text, NAVIGATION) == []


@few(15)
@given(torn=TORN)
def test_law_and_navigation_torn_apart_are_told_in_words(tried_ours, torn):
    name, text = torn
    assert tried_ours.untold_of_pages(text, name) == []


@few(10)
@given(file=RAW)
def test_law_and_navigation_that_are_anything_at_all_are_told_in_words(tried_ours, file):
    name, raw = file
    assert tried_ours.untold_of_pages(raw, name) == []


@pytest.mark.all
@many(20)
@given(law=LAW)
def test_odd_values_and_keys_in_the_law_of_a_place_a_thousand_times(tried_ours, law):
    name, text = law
    assert tried_ours.untold_of_pages(text, name) == []


@pytest.mark.all
@many(20)
@given(text=ENTRIES)
def test_odd_entries_in_the_navigation_a_thousand_times(tried_ours, text):
    assert tried_ours.untold_of_pages(text, NAVIGATION) == []


@pytest.mark.all
@many(15)
@given(torn=TORN)
def test_law_and_navigation_torn_apart_hundreds_of_times(tried_ours, torn):
    name, text = torn
    assert tried_ours.untold_of_pages(text, name) == []


@pytest.mark.all
@many(10)
@given(file=RAW)
def test_law_and_navigation_that_are_anything_at_all_hundreds_of_times(tried_ours, file):
    name, raw = file
    assert tried_ours.untold_of_pages(raw, name) == []
