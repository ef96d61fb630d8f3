"""Pages that are new, gone, or at another address."""

from handbook.redline import changes
from handbook.render.forward import forward_page
from tests.redline.sites import LONG, marked, page

BODY = f"<p>{LONG}</p><p>We answer within a day.</p>"
OTHER = page("<p>Stays as it is.</p>", "Other")


def moved(found):
    return [(one.old.address, one.page.address) for one in found.moved]


def test_a_page_whose_old_address_leads_to_the_new_one_has_moved():
    found = changes(
        {"rules/conduct/index.html": page(BODY, "Conduct"), "index.html": OTHER},
        {
            "policies/conduct/index.html": page(BODY.replace("a day", "an hour"), "Conduct"),
            "rules/conduct/index.html": forward_page("rules/conduct/", "policies/conduct/", False),
            "index.html": OTHER,
        },
    )
    assert moved(found) == [("rules/conduct/", "policies/conduct/")]
    assert (found.new, found.gone) == ((), ())
    assert [marked(block.runs) for block in found.pages[0].sections[0].blocks] == [
        "We answer within [-a day-]{+an hour+}."
    ]


def test_an_address_that_leads_on_over_another_one_is_followed_to_the_end():
    found = changes(
        {"a/index.html": page("<p>Some words.</p>", "Conduct")},
        {
            "a/index.html": forward_page("a/", "b/", False),
            "b/index.html": forward_page("b/", "c/", True),
            "c/index.html": page("<p>All is new in here.</p>", "Conduct"),
        },
    )
    assert moved(found) == [("a/", "c/")]


def test_addresses_that_lead_around_in_a_circle_are_no_pages():
    around = {"a/index.html": forward_page("a/", "b/", False), "b/index.html": forward_page("b/", "a/", False)}
    assert not changes({}, around)
    assert not changes(around, around)


def test_a_page_with_nearly_the_same_text_elsewhere_has_moved():
    found = changes(
        {"old/index.html": page(BODY, "Conduct")}, {"new/index.html": page(BODY.replace("a day", "an hour"), "Conduct")}
    )
    assert moved(found) == [("old/", "new/")]


def test_a_page_with_other_words_is_new_and_the_old_one_gone():
    found = changes(
        {"old/index.html": page(f"<p>{LONG}</p><p>{'before ' * 90}</p>", "Old")},
        {"new/index.html": page(f"<p>{LONG}</p><p>{'after ' * 90}</p>", "New", "What is new.")},
    )
    assert [(one.address, one.title, one.description) for one in found.new] == [("new/", "New", "What is new.")]
    assert [one.page.address for one in found.gone] == ["old/"]
    assert found.pages == ()


def test_a_page_that_went_into_another_is_gone_and_its_address_leads_there():
    found = changes(
        {"a/index.html": page(BODY, "A"), "other/index.html": OTHER},
        {"a/index.html": forward_page("a/", "other/#rest", False), "other/index.html": OTHER},
    )
    (gone,) = found.gone
    assert (gone.page.address, gone.leads_to and gone.leads_to.address) == ("a/", "other/")
    assert found.pages == ()


def test_the_page_for_addresses_that_do_not_exist_is_none():
    assert not changes({"404.html": page("<p>Before</p>")}, {"404.html": page("<p>After</p>")})


def test_addresses_of_pages_that_changed_are_named_once_in_order():
    found = changes(
        {"b/index.html": page("<p>Some words</p>"), "gone/index.html": page("<p>It was here</p>")},
        {"b/index.html": page("<p>Other words</p>"), "a/index.html": page("<p>New one</p>")},
    )
    assert found.addresses == ("a/", "b/", "gone/")


def test_a_page_that_says_that_it_is_gone_is_gone_once_and_no_page_afterwards():
    tombstone = {"a/index.html": page("<p>Ask us.</p>", "This page is gone").replace('"prose"', '"prose" data-gone', 1)}
    found = changes({"a/index.html": page(BODY, "Conduct")}, tombstone)
    assert [one.page.title for one in found.gone] == ["Conduct"]
    assert (found.new, found.pages) == ((), ())
    assert not changes(tombstone, tombstone)
