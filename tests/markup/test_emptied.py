"""What a heading promises is there, as a source has it and as a page shows it."""

import pytest

from handbook.markup.emptied import emptied, says_nothing, shows_nothing
from handbook.markup.holes import FIRST

HOLE = chr(FIRST)


@pytest.mark.parametrize("text", ["", "\n \n", "***", "&nbsp;\n&#160;", "{# later #}", "<!-- to\n\nsay -->", "{# no"])
def test_lines_of_marks_and_comments_say_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["a", "{{ org.name }}", "![](plan.png)", "{# later #} Now."])
def test_a_word_a_value_or_a_picture_says_something(text):
    assert not says_nothing(text)


@pytest.mark.parametrize("html", ["", "<p></p>\n<hr />", "<ul>\n</ul>", "<p>&#160;</p>", f"<p>{HOLE}</p>"])
def test_marks_and_blank_values_show_nothing(html):
    assert shows_nothing(html, {HOLE})


@pytest.mark.parametrize("html", ["<p>a</p>", '<img alt="" src="plan.png" />', f"<p>{HOLE}</p>", "a<b"])
def test_words_pictures_and_values_show_something(html):
    assert not shows_nothing(html)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<h2 id="one">One</h2>\n<h2 id="two">Two</h2><p>Text.</p>', ["one"]),
        ('<h2 id="one">One</h2>\n<h3 id="two">Two</h3><p>Text.</p>', []),
        ('<h3 id="one">One</h3>\n<h2 id="two">Two</h2>', ["one", "two"]),
        ("<h2>One</h2><p>Text.</p>\n<h2>Two</h2>\n<hr />", [""]),
        ("<p>Text.</p>", []),
    ],
)
def test_a_heading_with_nothing_below_it_is_found(html, found):
    assert [heading.id for heading in emptied(html)] == found
