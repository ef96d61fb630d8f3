"""Whatever stands in the body of a page, what its writer hears helps them, or the page is made of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.whatever.bodies import OURS, bodies, spoiled_body
from tests.whatever.good import MATTER
from tests.whatever.often import few, many


@pytest.mark.parametrize(("name", "body"), OURS.items())
def test_what_is_spoiled_here_is_right_before(tried, name, body):
    assert tried.is_right(f"{MATTER}{body}", f"pages/{name}")


@few(25)
@given(page=spoiled_body())
def test_odd_things_in_the_body_of_a_page_are_told_in_words(tried, page):
    name, body = page
    assert tried.untold_of_pages(f"{MATTER}{body}", f"pages/{name}") == []


@few(25)
@given(page=bodies())
def test_a_body_of_odd_pieces_is_told_in_words(tried, page):
    name, body = page
    assert tried.untold_of_pages(f"{MATTER}{body}", f"pages/{name}") == []


@pytest.mark.all
@many(25)
@given(page=spoiled_body())
def test_odd_things_in_the_body_of_a_page_a_thousand_times(tried, page):
    name, body = page
    assert tried.untold_of_pages(f"{MATTER}{body}", f"pages/{name}") == []


@pytest.mark.all
@many(25)
@given(page=bodies())
def test_a_body_of_odd_pieces_a_thousand_times(tried, page):
    name, body = page
    assert tried.untold_of_pages(f"{MATTER}{body}", f"pages/{name}") == []
