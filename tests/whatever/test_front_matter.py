"""Whatever stands at the top of a page, what its writer hears helps them, or a site can be built of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.whatever.good import MATTERS, PAGES, page
from tests.whatever.often import few, many
from tests.whatever.spoiled import raw_texts, spoiled_data, spoiled_text, yaml_of

NAMES = sorted(PAGES)
DATA = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), spoiled_data(MATTERS[name])))
TORN = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), spoiled_text(top(name))))


def top(name: str) -> str:
    """Return the front matter of a page, as it is written."""
    return PAGES[name].split("---\n")[1]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_spoiled_here_is_right_before(tried, name):
    assert page(name, top(name)) == PAGES[name]
    assert tried.is_right(page(name, yaml_of(MATTERS[name])), f"pages/{name}")


@few(40)
@given(typed=DATA)
def test_odd_values_and_keys_at_the_top_of_a_page_are_told_in_words(tried, typed):
    name, data = typed
    assert tried.untold(page(name, yaml_of(data)), f"pages/{name}") == []


@few(20)
@given(typed=TORN)
def test_front_matter_torn_apart_is_told_in_words(tried, typed):
    name, text = typed
    assert tried.untold(page(name, text), f"pages/{name}") == []


@few(10)
@given(name=st.sampled_from([*NAMES, "odd/new.md"]), raw=raw_texts())
@example(name="odd/new.md", raw=b"---\n? \n---\n")
@example(name="odd/new.md", raw=b"---\na: \x0bb\n---\n")
@example(name="odd/new.md", raw=b"+++\n[\n+++\n")
def test_a_page_that_is_anything_at_all_is_told_in_words(tried, name, raw):
    assert tried.untold(raw, f"pages/{name}") == []


@pytest.mark.all
@many(40)
@given(typed=DATA)
def test_odd_values_and_keys_at_the_top_of_a_page_thousands_of_times(tried, typed):
    name, data = typed
    assert tried.untold(page(name, yaml_of(data)), f"pages/{name}") == []


@pytest.mark.all
@many(20)
@given(typed=TORN)
def test_front_matter_torn_apart_a_thousand_times(tried, typed):
    name, text = typed
    assert tried.untold(page(name, text), f"pages/{name}") == []


@pytest.mark.all
@many(10)
@given(name=st.sampled_from([*NAMES, "odd/new.md"]), raw=raw_texts())
def test_a_page_that_is_anything_at_all_hundreds_of_times(tried, name, raw):
    assert tried.untold(raw, f"pages/{name}") == []
