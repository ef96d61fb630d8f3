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
    assert strangers(html) != {}


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">\ue000</h2><p class="x">a <a href="../b/#c" title="\ue001">b</a></p>',
        '<td class="right">1</td>',
        '<li class="task-list-item"><input type="checkbox" disabled checked/> a</li>',
        '<a href="mailto:a@b.example">a</a><a href="https://example.org">b</a>',
        '<details class="question" open="open"><summary>a</summary></details>',
        '<img alt="a" src="a.png">',
    ],
)
def test_what_markdown_makes_of_a_good_page_is_let_through(html):
    assert strangers(html) == {}


def test_what_a_macro_shows_stands_in_text_alone():
    assert list(strangers('<h2 id="a">a \ue000</h2>', "\ue000")) == ["what a macro shows within a heading"]
    assert list(strangers('<abbr title="\ue000">a</abbr>', "\ue000")) == ["what a macro shows within the tag <abbr>"]
    assert strangers("<h2>a</h2><p>\ue000 <kbd>\ue000</kbd></p>", "\ue000") == {}
