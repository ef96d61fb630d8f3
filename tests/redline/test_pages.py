"""What changed on a page: its blocks, its sections and their place, and what is no change to a reader."""

import re

import pytest

from handbook.redline import as_html, as_text, changes
from handbook.redline.model import Moved
from tests.redline.sites import LONG, between, blocks, card, marked, page

SECTIONS = {
    name: f'<h2 id="{name}">{name.title()}</h2><p>{name} {LONG}</p>' for name in ("one", "two", "three", "four")
}


def sections(found):
    """Return the sections that changed, by heading."""
    return {section.heading: section for page in found.pages for section in page.sections}


def body(*names):
    return "".join(SECTIONS[name] for name in names)


def test_a_new_paragraph_and_one_that_is_gone_are_told_alone():
    found = between(
        "<p>Stays at the top.</p><p>Goes away, all of it.</p><p>Stays below.</p>",
        "<p>Stays at the top.</p><p>Stays below.</p><p>Comes in anew.</p>",
    )
    assert blocks(found) == ["[-Goes away, all of it.-]", "{+Comes in anew.+}"]


def test_points_of_lists_rows_of_tables_terms_and_headings_are_compared():
    found = between(
        "<ul><li>Ring the desk first</li></ul><table><tr><th>Who</th><td>knows the name</td></tr></table>"
        "<dl><dt>person affected</dt><dd>Whoever was harassed here</dd></dl><h3 id='x'>What can I do?</h3>",
        "<ul><li>Ring the team first</li></ul><table><tr><th>Who</th><td>knows the day</td></tr></table>"
        "<dl><dt>person harmed</dt><dd>Whoever was hurt here</dd></dl><h3 id='x'>What may I do?</h3>",
    )
    assert [(block.kind, marked(block.runs)) for block in found.pages[0].sections[0].blocks] == [
        ("item", "Ring the [-desk-]{+team+} first"),
        ("row", "Who | knows the [-name-]{+day+}"),
        ("paragraph", "person [-affected-]{+harmed+}"),
        ("paragraph", "Whoever was [-harassed-]{+hurt+} here"),
    ]
    assert marked(found.pages[0].sections[1].renamed) == "What [-can-]{+may+} I do?"


def test_a_paragraph_keeps_its_partner_when_others_come_between():
    found = between(
        "<p>Your manager tells nobody else about it.</p>",
        "<p>This is new here and says much.</p><p>Your manager tells nobody here about it.</p>",
    )
    assert blocks(found) == [
        "{+This is new here and says much.+}",
        "Your manager tells nobody [-else-]{+here+} about it.",
    ]


def test_a_section_that_moved_is_neither_removed_nor_added():
    found = sections(between(body("one", "two", "three", "four"), body("one", "four", "two", "three")))
    assert set(found) == {"Four"}
    assert found["Four"].moved == Moved(now="One", before="Three")
    assert found["Four"].blocks == ()


def test_a_section_that_moved_still_shows_its_changed_words():
    before, after = body("one", "two", "three"), body("three", "one", "two").replace("three It", "three That")
    found = sections(between(before, after))
    assert found["Three"].moved == Moved(now="", before="Two")
    (block,) = found["Three"].blocks
    assert marked(block.runs).startswith("three [-It-]{+That+} is a long")


def test_a_section_takes_along_those_below_it():
    below = '<h3 id="below">Below</h3><p>Under four.</p>'
    found = sections(between(body("one", "two", "four") + below, body("one", "four") + below + body("two")))
    assert len(found) == 1


def test_what_stands_at_the_end_of_a_page_belongs_to_no_section():
    end = '<div class="admonition next"><p class="admonition-title">Next</p><ul><li>How to report</li></ul></div>'
    found = sections(between(body("one", "two") + end, body("two", "one") + end))
    assert len(found) == 1
    assert all(section.blocks == () for section in found.values())


def test_new_and_gone_sections_are_told_with_their_words():
    found = sections(between(body("one", "two"), body("one") + '<h2 id="new">New</h2><p>Fresh words.</p>'))
    assert (found["New"].change, found["Two"].change) == ("added", "removed")
    assert [marked(block.runs) for block in found["New"].blocks] == ["{+Fresh words.+}"]


def test_a_section_that_went_to_another_page_is_said_to_be_there():
    before = {"a/index.html": page(body("one", "two"), "A"), "b/index.html": page(body("three"), "B")}
    after = {
        "a/index.html": page(body("one"), "A"),
        "b/index.html": page(body("three", "two").replace("two It", "two That"), "B"),
    }
    here, there = changes(before, after).pages
    assert [(one.heading, one.change, one.to and one.to.address) for one in here.sections] == [("Two", "left", "b/")]
    (section,) = there.sections
    assert (section.heading, section.change) == ("Two", "changed")
    assert section.came_from and section.came_from.address == "a/"
    assert marked(there.sections[0].blocks[0].runs).startswith("two [-It-]{+That+} is")


def test_of_a_heading_that_can_be_dialled_only_the_words_are_told():
    night = '<h2 id="night">At night: <a href="tel:+442079460142">+44 20 7946 0142</a></h2><p>Somebody is there.</p>'
    before = {"a/index.html": page(body("one") + night, "A"), "b/index.html": page(body("three"), "B")}
    after = {"a/index.html": page(body("one"), "A"), "b/index.html": page(body("three") + night, "B")}
    found = changes(before, after)
    assert "At night: +44 20 7946 0142" in as_text(found)
    assert not re.search("[\ue000-\uf8ff]", as_text(found) + as_html(found, lambda address: address))


def test_a_page_on_which_somebody_is_no_longer_named_is_touched():
    named = {"a/index.html": page(card("Tom", "181"), "A")}
    assert changes(named, {"a/index.html": page("", "A")}).touched == ("a/",)


def test_sections_of_two_pages_that_share_an_id_alone_are_not_taken_for_each_other():
    law = '<h2 id="law">Law {0}</h2><p>{0} has words about this which are nothing like the others: {1}.</p>'
    before = {
        "a/index.html": page(law.format("First", "alpha beta gamma delta epsilon"), "A"),
        "b/index.html": page("<p>x</p>", "B"),
    }
    after = {
        "a/index.html": page("", "A"),
        "b/index.html": page('<h2 id="law">Second</h2><p>Nobody says it twice, since once is enough for us.</p>', "B"),
    }
    assert not any(section.to or section.came_from for one in changes(before, after).pages for section in one.sections)


@pytest.mark.parametrize(
    "framed",
    [
        "<details class='toc-folded'><summary>On this page</summary><ul><li>{}</li></ul></details>",
        "<p class='edit'>{}</p>",
        "<p class='paper'>{}</p>",
        "<ul class='jumps'><li>{}</li></ul>",
        "<nav><a href='#a'>{}</a></nav>",
        "<table class='register' data-search-exclude><tr><td>{}</td></tr></table>",
        "<div data-redline-exclude><h2 id='x'>{}</h2><p>Words</p></div>",
        "<dl class='meta'><div><dt>Reviewed</dt> <dd>{}</dd></div></dl>",
        "<dl class='meta'><div><dt>Next review</dt> <dd>by {}</dd></div></dl>",
        "<dl class='meta'><div><dt>Version</dt> <dd>{}</dd></div></dl>",
        "<script>{}</script>",
        "<p class='edit'>{}<div>",
    ],
)
def test_what_frames_a_page_is_no_change(framed):
    assert not between(f"<p>Words.</p>{framed.format('before')}", f"<p>Words.</p>{framed.format('after')}")


def test_when_a_policy_takes_effect_and_who_owns_it_are_changes():
    line = "<div><dt>Takes effect</dt> <dd>{} May 2026</dd></div><div><dt>Owner</dt> <dd>{}</dd></div>"
    meta = f"<dl class='meta'>{line}</dl>"
    found = between(meta.format(1, "The Staff office"), meta.format(2, "The People team"))
    assert blocks(found) == ["Takes effect: [-1-]{+2+} May 2026", "Owner: The [-Staff office-]{+People team+}"]


def test_a_title_and_a_description_that_changed_are_said():
    found = changes(
        {"a/index.html": page("<p>x</p>", "Get help now", "Call first.")},
        {"a/index.html": page("<p>x</p>", "Get help today", "Call us first.")},
    )
    assert marked(found.pages[0].title) == "Get help [-now-]{+today+}"
    assert marked(found.pages[0].description) == "Call {+us+} first."


def test_a_page_without_an_article_is_read_as_its_main_part():
    home = '<main><div class="frame"><h1>Home</h1><p class="lead">Words</p></div><p>We answer {}.</p></main>'
    found = changes({"index.html": home.format("soon")}, {"index.html": home.format("today")})
    assert blocks(found) == ["We answer [-soon-]{+today+}."]
    assert found.addresses == ("",)


def test_nothing_outside_the_article_is_a_change():
    before = page("<p>Words.</p>")
    after = before.replace("Policies", "Rules").replace("Colophon", "Version 2").replace("2027-01-01", "2028-01-01")
    assert not changes({"a/index.html": before}, {"a/index.html": after})


def test_a_section_that_went_under_another_heading_is_said_to_be_after_that():
    below = '<h3 id="below">Below</h3><p>Under one or two.</p>'
    found = sections(between(body("one") + below + body("two"), body("one", "two") + below))
    assert set(found) == {"Below"}
    assert found["Below"].moved == Moved(now="Two", before="One")


def test_what_to_read_next_is_never_a_section_that_moved():
    end = '<div class="next"><ul><li>How to report</li></ul></div>'
    found = between(body("one", "two") + end, body("one") + end + body("two"))
    assert all(section.heading for page in found.pages for section in page.sections)


def test_a_section_with_another_id_is_still_the_same():
    assert not between(body("one", "two"), body("one", "two").replace('id="two"', 'id="second"')).pages


def test_sections_that_share_id_and_heading_alone_are_not_taken_for_each_other():
    law = '<h2 id="law">The law</h2><p>{}</p>'
    before = {"a/index.html": page(law.format("Alpha beta gamma delta."), "A"), "b/index.html": page("<p>x</p>", "B")}
    after = {"a/index.html": page("", "A"), "b/index.html": page(law.format("Nobody says it twice here."), "B")}
    assert not any(section.to for one in changes(before, after).pages for section in one.sections)


def test_the_top_of_a_page_that_is_gone_is_no_section_of_a_new_one():
    found = changes(
        {"old/index.html": page(f"<p>{LONG}</p><h2 id='x'>X</h2><p>{'before ' * 90}</p>", "Old")},
        {"new/index.html": page(f"<p>{LONG}</p><h2 id='y'>Y</h2><p>{'after ' * 90}</p>", "New")},
    )
    assert (len(found.new), len(found.gone), found.pages) == (1, 1, ())


def test_pages_that_differ_in_what_frames_them_alone_are_not_even_read(monkeypatch):
    before = page("<p>Words.</p>")
    after = before.replace("Reviewed today", "Reviewed tomorrow").replace("git.example", "code.example")
    monkeypatch.setattr("handbook.redline.sites.read", lambda *_: pytest.fail("it was read"))
    assert not changes({"a/index.html": before}, {"a/index.html": after})


def test_what_to_read_next_did_not_come_from_another_page():
    end = f'<div class="next"><ul><li>{LONG}</li></ul></div>'
    before = {"a/index.html": page(body("one") + end, "A"), "b/index.html": page(body("two"), "B")}
    after = {"a/index.html": page(body("one"), "A"), "b/index.html": page(body("two") + end, "B")}
    assert blocks(changes(before, after)) == [f"[-{LONG}-]", f"{{+{LONG}+}}"]
