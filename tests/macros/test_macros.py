"""Every macro can be learnt from the writers' page."""

import pytest

from macros import MACROS


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_a_macro_says_what_it_shows_and_how_it_is_called(macro):
    about, _, examples = macro.about.partition("\n\n")
    assert about.endswith(".")
    assert f"{{{{ {macro.name}(" in examples


def test_macros_stand_in_the_order_of_their_names():
    names = [macro.name for macro in MACROS]
    assert names == sorted(names)


def test_the_writers_page_shows_each_macro_with_its_result_or_where_it_stands(sites):
    text = (sites["harbour-lane"] / "hr" / "writing" / "index.html").read_text(encoding="utf-8")
    for macro in MACROS:
        assert f"<code>{macro.name}</code>" in text
    assert (
        '<div class="macro-result">You can tell Priya Raman, the People team, Tom Adeyemi or the outside line.</div>'
        in text
    )
    assert '<div class="macro-result">Shown on the page <a href="../../glossary/">' in text
    assert '<dl class="glossary">' not in text
