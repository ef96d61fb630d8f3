"""Contacts: each change of a number is said once, and never again as a change of the pages that print it."""

from handbook.redline import as_text, changes
from handbook.redline.model import Checked, ContactChange, Named
from tests.redline.sites import between, blocks, card, page

OLD, NEW = "+44 20 7946 0142", "+44 20 7946 0146"
INLINE = '<p>You can ring <a class="nowrap" href="tel:{0}">{0}</a>{1} at any time.</p>'
NOT_YET = ' <mark class="unchecked">(not checked yet)</mark>'


def site(number, day="", **details):
    """Return a site on which Priya stands on two cards, in a route, a text and the register of numbers."""
    register = (
        '<table class="register" data-search-exclude><tr data-contact>'
        f'<th><a href="tel:{number}">{number}</a></th><td data-label="Who answers:">Priya Raman</td>'
        f'<td data-label="Last called:">{day or "<mark>Not yet</mark>"}</td></tr></table>'
    )
    return {
        "help/index.html": page(card("Priya Raman", number, day, "priya", **details), "Help"),
        "who/index.html": page(
            card("Priya Raman", number, day, "priya", **details) + card("Priya Raman", number, day, "route-priya"),
            "Who",
        ),
        "text/index.html": page(INLINE.format(number, "" if day else NOT_YET), "Text"),
        "register/index.html": page(register, "Register"),
    }


def test_a_number_that_changed_is_said_once_with_who_and_where():
    found = changes(site(OLD), site(NEW))
    pages = tuple(Named(f"{name.lower()}/", name, "Who helps.") for name in ("Help", "Register", "Text", "Who"))
    assert found.contacts == (ContactChange(("Priya Raman",), "Number", OLD, NEW, pages),)
    assert (found.pages, found.new_contacts, found.gone_contacts, found.checked) == ((), (), (), ())
    assert as_text(found).count(NEW) == 1


def test_a_number_that_was_called_is_said_quietly_and_once():
    found = changes(site(OLD), site(OLD, "2 May 2026"))
    assert found.checked == (Checked("Priya Raman", OLD, "2 May 2026"),)
    assert (found.contacts, found.pages, found.new_contacts) == ((), (), ())


def test_a_number_that_nobody_is_said_to_have_called_any_more_is_told():
    assert changes(site(OLD, "2 May 2026"), site(OLD)).checked == (Checked("Priya Raman", OLD, "", False),)


def test_hours_that_changed_are_said_once():
    found = changes(site(OLD, When="Day and night"), site(OLD, When="Monday to Friday"))
    assert [(one.names, one.what, one.old, one.new) for one in found.contacts] == [
        (("Priya Raman",), "When", "Day and night", "Monday to Friday")
    ]
    assert found.pages == ()


def test_somebody_else_with_the_same_duty_is_a_change_of_name():
    before, after = card("Priya Raman", OLD, key="lead"), card("Tom Adeyemi", NEW, key="lead")
    assert [(one.what, one.old, one.new) for one in between(before, after).contacts] == [
        ("Name", "Priya Raman", "Tom Adeyemi"),
        ("Number", OLD, NEW),
    ]


def test_the_same_detail_of_two_contacts_is_said_of_both():
    def both(text):
        return card("Priya", OLD, key="a", When=text) + card("Tom", NEW, key="b", When=text)

    linked = "<p>Write to <a href='mailto:{0}'>{0}</a> if you like it better than ringing.</p>"
    found = between(both("Day") + linked.format("a@b.example"), both("Night") + linked.format("c@b.example"))
    assert [(one.names, one.what) for one in found.contacts] == [
        (("Priya",), "When"),
        (("Tom",), "When"),
        ((), "Email"),
    ]


def test_new_and_gone_contacts_are_listed_and_not_told_again_of_the_page():
    found = between(card("Samaritans", "116 123"), card("Women’s helpline", "181", When="Day and night"))
    assert [(one.name, one.number) for one in found.gone_contacts] == [("Samaritans", "116 123")]
    assert [(one.name, one.number, one.details) for one in found.new_contacts] == [
        ("Women’s helpline", "181", (("When", "Day and night"),))
    ]
    assert (found.contacts, found.pages) == ((), ())


def test_a_contact_that_stood_on_another_page_already_is_not_new():
    found = between("<p>Words.</p>", "<p>Words.</p>" + card("Tom", "181"), other=card("Tom", "181"))
    assert (found.new_contacts, found.gone_contacts) == ((), ())
    ((block,),) = [section.blocks for section in found.pages[0].sections]
    assert (block.kind, block.change, block.runs[0].text) == ("contact", "added", "Tom")


def test_two_helplines_of_the_same_name_are_told_apart():
    before = card("Samaritans", "116 123") + card("Samaritans", "1300 36 45")
    found = between(before, before.replace("1300 36 45", "1300 36 99").replace("13003645", "13003699"))
    assert [(one.old, one.new) for one in found.contacts] == [("1300 36 45", "1300 36 99")]


def test_an_emergency_number_is_a_contact():
    line = (
        '<ul class="emergency"><li data-contact><a href="tel:{0}"><span class="emergency-number">{0}</span> '
        '<span class="emergency-place">Pune</span> <span class="emergency-answers">Police</span></a></li></ul>'
    )
    found = between(line.format("100"), line.format("112"))
    assert [(one.names, one.what, one.old, one.new) for one in found.contacts] == [
        (("Emergency number for Pune",), "Number", "100", "112")
    ]
    assert found.pages == ()


def test_a_number_in_a_text_alone_is_a_contact_without_a_name():
    found = between(INLINE.format(OLD, ""), INLINE.format(NEW, ""))
    assert [(one.names, one.old, one.new) for one in found.contacts] == [((), OLD, NEW)]
    assert found.pages == ()


def test_the_text_around_a_number_that_changed_is_shown_without_marking_the_number():
    found = between(INLINE.format(OLD, ""), INLINE.format(NEW, "").replace("at any time", "by day"))
    assert blocks(found) == [f"You can ring {NEW} [-at any time-]{{+by day+}}."]
    assert len(found.contacts) == 1


def test_the_text_of_a_call_to_check_is_no_change_of_a_page():
    assert not between(INLINE.format(OLD, NOT_YET), INLINE.format(OLD, ""))


def test_somebody_else_named_in_a_text_is_said_by_who_is_new_and_gone():
    before, after = card("Priya", OLD) + INLINE.format(OLD, ""), card("Tom", NEW) + INLINE.format(NEW, "")
    found = between(before, after)
    assert ([one.name for one in found.gone_contacts], [one.name for one in found.new_contacts]) == (["Priya"], ["Tom"])
    assert found.contacts == ()


REGISTER = (
    '<table class="register" data-search-exclude><tr data-contact><th><a href="tel:181">181</a></th>'
    '<td data-label="Who answers:">Tom <span class="law-source">Source: printed.</span></td>'
    '<td data-label="Last called:"><mark>Not yet</mark></td></tr></table>'
)


def test_a_row_of_a_register_is_no_place_of_a_contact_and_says_no_details():
    found = between("<p>Words.</p>", "<p>Words.</p>" + REGISTER, other=card("Tom", "181", When="Day and night"))
    assert not found
    found = between(REGISTER, REGISTER + card("Tom", "181", When="Day and night"))
    assert (found.contacts, found.new_contacts) == ((), ())


def test_a_number_under_two_names_is_said_once_of_both():
    before = card("Priya", OLD, key="priya") + card("The safety line", OLD, key="route-line")
    after = card("Priya", NEW, key="priya") + card("The safety line", NEW, key="route-line")
    assert [(one.names, one.new) for one in between(before, after).contacts] == [(("The safety line", "Priya"), NEW)]


def test_another_card_of_somebody_known_is_no_new_contact():
    priya = card("Priya", OLD, key="priya")
    found = between(priya, priya + card("Priya", OLD, key="route-priya"))
    assert (found.new_contacts, found.contacts) == ((), ())


def test_another_name_for_the_same_number_is_a_change_of_name():
    found = between(card("Samaritans", "116 123"), card("The Samaritans", "116 123"))
    assert [(one.what, one.old, one.new) for one in found.contacts] == [("Name", "Samaritans", "The Samaritans")]
    assert (found.new_contacts, found.gone_contacts, found.pages) == ((), (), ())
