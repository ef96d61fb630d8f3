"""Values go in after Markdown, as they were typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from handbook.markup.holes import Holes


@given(st.lists(st.text(st.characters(exclude_categories=["Co", "Cs"])), max_size=20))
def test_whatever_is_printed_comes_out_escaped_and_in_its_place(values):
    holes = Holes()
    text = "|".join(holes.hole(value) for value in values)
    escaped = [
        v.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#x27;")
        for v in values
    ]
    assert holes.fill(text) == "|".join(escaped)


def test_what_a_template_made_is_left_alone_and_days_are_written_in_full():
    holes = Holes()
    assert holes.fill(holes.hole(Markup("<b>")) + holes.hole(date(2026, 11, 3))) == "<b>3 November 2026"


def test_a_value_that_is_not_there_is_no_empty_word():
    with pytest.raises(ValueError, match="does not have"):
        Holes().hole(None)


def test_a_page_has_room_for_6400_values():
    holes = Holes()
    for _ in range(6400):
        holes.hole("x")
    with pytest.raises(ValueError, match="more than 6400 values"):
        holes.hole("x")


def test_a_block_that_a_macro_made_stands_free_of_the_paragraph_around_it():
    holes = Holes()
    inner = holes.hole("A&B")
    block = holes.hole(Markup(f"<div class='card'>{inner}</div>"))
    words = holes.hole(Markup("<a href='x'>y</a>"))
    folded = holes.hole(Markup("<details>z</details>"))
    nothing = holes.hole(Markup(""))
    html = f"<div class='note'><p>{block}</p></div><p>{words}</p><p>{folded}</p><p>{nothing}</p>"
    filled = "<div class='note'><div class='card'>A&amp;B</div></div><p><a href='x'>y</a></p><details>z</details>"
    assert holes.fill(html) == filled
