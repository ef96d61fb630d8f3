"""The wall behind the checks: what Markdown made of a page."""

import pytest

from handbook.markup.made import strangers


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<a href="javascript:x">a</a>',
        '<a href="JaVa\tScript:x">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<img src="https://example.org/x.png">',
        '<img src="//example.org/x.png">',
        '<p onclick="x">a</p>',
        '<p style="position: fixed">a</p>',
        "<form><input type=text></form>",
        "<!-- note -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
        '<p class="paper">a</p>',
        '<p class="lead paper">a</p>',
        '<p id="search">a</p>',
        '<p id="log-keep">a</p>',
        "<svg></svg>",
        "<abbr title=\ue000>x</abbr>",
        "<abbr \ue000>x</abbr>",
        '<a href="\ue000">a</a>',
        '<img alt="x" src="\ue000">',
        '<img alt="x" src="/\\evil.example/x.png">',
        '<a href="tel:999">a</a>',
    ],
)
def test_what_no_page_may_hold_is_named(html):
    assert strangers(html).found != {}


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">\ue000</h2><p class="lead">a <a href="../b/#c" title="\ue001">b</a></p>',
        '<td class="right">1</td>',
        '<li class="task-list-item"><input type="checkbox" disabled checked/> a</li>',
        '<a href="mailto:a@b.example">a</a><a href="https://example.org">b</a>',
        '<details class="question" open="open"><summary>a</summary></details>',
        '<img alt="a" src="a.png">',
    ],
)
def test_what_markdown_makes_of_a_good_page_is_let_through(html):
    assert strangers(html) == ({}, ())


def test_what_a_macro_shows_stands_in_text_alone():
    in_heading = strangers('<h2 id="a">a \ue000</h2>', "\ue000")
    in_tag = strangers('<abbr title="\ue000">a</abbr>', "\ue000")
    assert list(in_heading.found) == ["what a macro shows within a heading"]
    assert list(in_tag.found) == ["what a macro shows within the tag <abbr>"]
    assert strangers("<h2>a</h2><p>\ue000 <kbd>\ue000</kbd></p>", "\ue000") == ({}, ())


def test_an_id_that_stands_more_than_once_is_named_once():
    assert strangers('<h2 id="a">a</h2><p id="a">b</p><p id="b">c</p><p id="a">d</p>') == ({}, ("a",))


def test_a_picture_that_is_no_file_is_led_beside_the_page():
    picture, mend = strangers('<img alt="a" src="data:image/png;base64,x">').found.popitem()
    assert (picture, mend) == (
        "a picture that begins with `data:`",
        "put the picture's file beside the page, and name it",
    )
