"""How changes are shown: as text, as HTML that reads without colour, as JSON. The files in `golden/` hold all of it."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from handbook.redline import Changes, as_html, as_json, as_text, changes
from tests.redline.sites import between, card, files, page

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def found():
    return changes(files(GOLDEN / "before"), files(GOLDEN / "after"))


def link(address):
    return f"/v2/{address}"


def test_a_small_handbook_is_told_in_all_three_ways(found):
    assert as_text(found) == (GOLDEN / "changes.txt").read_text("utf-8")
    assert as_html(found, link) == (GOLDEN / "changes.html").read_text("utf-8")
    assert as_json(found) == (GOLDEN / "changes.json").read_text("utf-8")


def test_nothing_changed_is_said_in_one_sentence():
    nothing = "Nothing that a reader sees has changed."
    assert as_text(Changes()) == f"{nothing}\n"
    assert re.sub(r"<[^>]*>|\n", "", as_html(Changes(), link)) == nothing
    data = json.loads(as_json(Changes()))
    assert (data["changed"], data["summary"]) == (False, nothing)
    assert not any(value for part in ("contacts", "law", "pages") for value in data[part].values())


def test_text_fits_a_terminal(found):
    assert max(map(len, as_text(found).splitlines())) <= 100


class _Tree(HTMLParser):
    """Checks that elements are closed in order; keeps tags, and what each kind of element says."""

    def __init__(self, html):
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.stack.append(tag)
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


def test_the_fragment_is_whole_begins_at_the_third_level_and_has_no_ids(found):
    tree = _Tree(as_html(found, link))
    assert not {"html", "body", "h1", "h2"} & set(tree.tags)
    assert {name for name, _ in tree.attributes} == {"class", "href", "data-redline-exclude"}
    levels = [int(tag[1]) for tag in tree.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_change_of_words_is_named_for_those_who_do_not_see_it(found):
    html = as_html(found, link)
    body = html[html.index("</p>", html.index("redline-key")) :]
    assert body.count("<ins>") == body.count('<ins><span class="unseen">added: </span>') > 3
    assert body.count("<del>") == body.count('<del><span class="unseen">removed: </span>') > 3


def test_the_key_stands_before_the_first_change(found):
    html = as_html(found, link)
    assert re.search(r"<p>[^<]*</p>\n<p class=\"redline-key\">", html)
    assert "<ins>Added words</ins> are underlined. <del>Removed words</del> are struck through." in html


def test_links_lead_to_the_later_version_alone():
    body = "<h2 id='x'>X</h2><p>One word here.</p>"
    found = changes(
        {"gone/index.html": page("<p>Gone.</p>", "Gone"), "a/index.html": page(body)},
        {"a/index.html": page(body.replace("One", "Two") + card("Tom", "181"))},
    )
    assert set(re.findall(r'href="([^"]*)"', as_html(found, link))) == {"/v2/a/", "/v2/a/#x"}


def test_what_pages_say_is_never_taken_for_markup():
    nasty = "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &quot;x&quot;"
    found = between(
        f"<h2 id='a&quot;b'>One {nasty}</h2><p>Words that stay here: one.</p>{card(nasty, '181')}",
        f"<h2 id='a&quot;b'>Two {nasty}</h2><p>Words that stay here: {nasty}.</p>{card(nasty, '182')}",
    )
    html = as_html(found, lambda address: f'/{address}"><script>')
    assert "<script" not in html
    _Tree(html)
    assert "<script>alert(1)</script> &amp;" in as_text(found)


def test_the_words_for_one_and_for_many():
    one = between("<p>Same words here, one.</p>", "<p>Same words here, two.</p>")
    assert "1 paragraph changed, on 1 page." in as_text(one)
    two = between(
        "<p>Same words here, one.</p><p>Same words there, one.</p><ul><li>a b c</li></ul>",
        "<p>Same words here, two.</p><p>Same words there, two.</p><ul><li>a b d</li></ul>",
    )
    assert "2 paragraphs and 1 point of a list changed, on 1 page." in as_text(two)


def test_only_numbers_that_were_called_is_not_nothing():
    found = between(card("Tom", "181"), card("Tom", "181", "2 May 2026"))
    text = as_text(found)
    assert "1 number was called to check it." in text
    assert "Tom, 181: was checked on 2 May 2026" in text
    assert (found.addresses, found.touched) == ((), ())


def test_many_pages_are_counted_and_few_are_named():
    def number(count, dialled):
        return {f"{n}/index.html": page(card("Tom", dialled), f"Page {n}") for n in range(count)}

    few, many = (changes(number(count, "181"), number(count, "182")) for count in (3, 4))
    assert "(on Page 0, Page 1, Page 2)" in as_text(few)
    assert "(on 4 pages)" in as_text(many)
    assert as_html(few, link).count("<a ") == 3
    assert "On 4 pages." in as_html(many, link)


def test_a_long_address_stays_whole():
    address = f"https://example.org/{'x' * 120}"
    assert address in as_text(between("<p>Some words.</p>", f"<p>Some words.</p><p>{address}</p>"))


def test_a_word_that_took_the_place_of_another_stands_apart_from_it():
    html = as_html(between("<p>3 months for a complaint here.</p>", "<p>6 months for a complaint here.</p>"), link)
    assert "3</del> <ins>" in html


def test_new_words_of_a_heading_are_not_hidden_in_a_link():
    found = between("<h2 id='x'>What do we do?</h2><p>x</p>", "<h2 id='x'>What do we do today?</h2><p>x</p>")
    heading = re.search(r"<h4>(.*?)</h4>", as_html(found, link))
    assert heading and "<ins>" in heading[1] and "<a " not in heading[1]
