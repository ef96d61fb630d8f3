"""A value that changes on many pages is told once, with all of them; what else changed there stays where it stands."""

from handbook.redline import as_html, as_text, changes
from handbook.redline.repeated import told_once
from tests.redline.sites import marked, page

NAMES = ("one", "two", "three", "four")
MENU = '<dialog id="menu"><nav>{}</nav></dialog>'


def site(words, names=NAMES, **bodies):
    """Return a site whose pages promise an answer within `words`; `bodies` are what single pages say beside that."""
    links = "".join(f'<li><a href="{name}/">{name}</a></li>' for name in names)
    home = page("<p>Hello.</p>").replace("</body>", f"{MENU.format(links)}</body>")
    promise = f"<h2 id='when'>When</h2><p>We answer within {words} of your report.</p>"
    return {
        "index.html": home,
        **{f"{name}/index.html": page(promise + bodies.get(name, ""), title=name.title()) for name in names},
    }


def told(before, after):
    repeated, rest = told_once(changes(before, after).pages)
    return [
        (marked(one.runs), [(page.title, marked(block.runs)) for page, block in one.places]) for one in repeated
    ], rest


def test_what_many_pages_repeat_is_told_once_in_the_order_of_the_menu():
    repeated, rest = told(site("two days"), site("four hours"))
    sentence = "We answer within [-two days-]{+four hours+} of your report."
    assert repeated == [("[-two days-]{+four hours+}", [(name.title(), sentence) for name in NAMES])]
    assert rest == ()


def test_each_page_is_told_with_its_own_sentence():
    own = "<p>At night it takes us {} to come back to you.</p>"
    before, after = site("two days", four=own.format("two days")), site("four hours", four=own.format("four hours"))
    (repeated,), rest = told(before, after)
    assert repeated[1][-1] == ("Four", "At night it takes us [-two days-]{+four hours+} to come back to you.")
    assert len(repeated[1]) == 5
    assert rest == ()
    assert "In 5 places on 4 pages" in as_html(changes(before, after), lambda address: address)


def test_what_few_pages_have_stays_on_each():
    repeated, rest = told(site("two days", NAMES[:3]), site("four hours", NAMES[:3]))
    assert repeated == []
    assert [one.page.title for one in rest] == ["One", "Two", "Three"]


def test_what_else_changed_on_such_a_page_stays_there():
    before = site("two days", two="<p>Ring the desk, two days a week.</p><p>Goes away, all of it.</p>")
    after = site("four hours", two="<p>Ring the team, four hours a week.</p>")
    repeated, rest = told(before, after)
    assert len(repeated) == 1
    (page,) = rest
    assert [marked(block.runs) for section in page.sections for block in section.blocks] == [
        "Ring the [-desk, two days-]{+team, four hours+} a week.",
        "[-Goes away, all of it.-]",
    ]


def test_words_that_are_only_new_are_told_where_they_stand():
    repeated, rest = told(site("two days"), site("two days or less"))
    assert repeated == []
    assert len(rest) == 4


def test_text_and_html_tell_it_once_and_name_every_page():
    found = changes(site("two days"), site("four hours"))
    text, html = as_text(found), as_html(found, lambda address: address)
    assert text.count("four hours") == html.count("four hours") == 1 + 4
    assert "- [-two days-]{+four hours+}: in 4 places on 4 pages" in text
    assert "  - Three: We answer within [-two days-]{+four hours+} of your report." in text
    for name in NAMES:
        assert f'<a href="{name}/">{name.title()}</a>' in html
    assert "4 paragraphs changed, on 4 pages." in text
