"""Odd HTML and long pages: nothing raises, and nothing takes long."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.redline import as_html, as_json, as_text, changes
from tests.redline.sites import between, blocks, page

PIECES = st.sampled_from(
    """
    <p>|</p>|<ul>|<li>|</ul>|<table>|<tr>|<td>|</table>|<h2>|</h2>|<a href=tel:1>|</a>|<div data-contact>|</div>
    <div data-law>|<li data-law=X>|<dl class=meta>|<dt>|<dd>|<mark class=unchecked>|</mark>|<svg>|</svg>|<br>|<nav>
    <span class=card-name>|</span>|<div class=next>|</article>|</main>|<!-- -->|<![CDATA[|&amp;|&|<|words|more|number
    \ue000|\ue001|\ue002|<h2 id=a>
    """.replace("\n", "|").split("|")
)


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_no_html_is_too_odd(before, after):
    ours, theirs = {"a.html": page(" ".join(before))}, {"a.html": page(" ".join(after))}
    found = changes(ours, theirs)
    assert as_text(found) and as_json(found) and as_html(found, str)
    assert not changes(ours, ours)


@pytest.mark.parametrize(
    "text", ["", "words", "<main>", "<article class='prose'>", "<main><article class=prose>", "\0"]
)
def test_files_that_are_no_pages_do_no_harm(text):
    assert not changes({"a/index.html": text}, {"a/index.html": text})
    assert as_text(changes({"a/index.html": text}, {"a/index.html": page("<p>Words</p>")}))


def test_tags_that_were_left_open_are_ended_where_a_browser_would():
    found = between(
        "<ul><li>one is here<li>two is here</ul><table><tr><td>a<td>b c d<tr><td>e<td>f</table>",
        "<ul><li>one is here<li>two was here</ul><table><tr><td>a<td>b c x<tr><td>e<td>f</table>",
    )
    assert blocks(found) == ["two [-is-]{+was+} here", "a | b c [-d-]{+x+}"]


def took(before, after):
    start = time.process_time()
    found = changes({"a.html": page(before)}, {"a.html": page(after)})
    return time.process_time() - start, found


def cells(count, say):
    return f"<table>{''.join(f'<tr><td>{say(n)}</td></tr>' for n in range(count))}</table>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (cells(10_000, lambda n: f"cell {n}"), cells(10_000, lambda n: f"cell {n + n % 2}")),
        (cells(10_000, lambda n: n % 3), cells(9_990, lambda n: n * 7 % 4)),
        (cells(950, lambda n: n % 2), cells(950, lambda n: n % 3 == 0)),
        (f"<p>{'yes no ' * 1_000}</p>", f"<p>{'yes no no ' * 650}</p>"),
        ("<div>" * 10_000, "</p>" * 10_000 + "<p>" * 10_000 + "x"),
        (
            "".join(f"<h2 id=a>{n}</h2>" for n in range(5_000)),
            "".join(f"<h2 id=a>{n}</h2>" for n in range(5_000, 0, -1)),
        ),
    ],
    ids=["a long table", "few words", "words by turns", "a long paragraph", "deep", "many sections of one id"],
)
def test_a_page_may_be_long(before, after):
    seconds, found = took(before, after)
    assert found
    assert seconds < 20  # minutes, if each were compared with each


def test_a_cell_of_a_long_table_is_still_compared_by_its_words():
    _, found = took(
        cells(3_000, lambda n: f"the cell {n} is"), cells(3_000, lambda n: f"the cell {n} {'is' if n else 'was'}")
    )
    assert blocks(found) == ["the cell 0 [-is-]{+was+}"]
    _, found = took(cells(3_000, lambda n: f"the cell is {n}"), cells(3_000, lambda n: f"the cell is {n + 1}"))
    assert len(blocks(found)) in (2, 3_000)


def test_of_a_very_long_table_each_row_without_an_equal_is_told_once():
    before, after = [n % 3 for n in range(2_000)], [n * 7 % 4 for n in range(1_995)]
    _, found = took(cells(2_000, before.__getitem__), cells(1_995, after.__getitem__))
    ours, theirs = Counter(map(str, before)), Counter(map(str, after))
    assert Counter(blocks(found)) == Counter(f"[-{text}-]" for text in (ours - theirs).elements()) + Counter(
        f"{{+{text}+}}" for text in (theirs - ours).elements()
    )


def test_a_cell_that_was_left_open_ends_with_the_next():
    row = "<table><tr><td data-redline-exclude>{}<td>{}</table>"
    assert blocks(between(row.format("x", "one word"), row.format("y", "one sign"))) == ["one [-word-]{+sign+}"]
