"""What cards say, seen on the sites of the fixture organizations."""

import re


def page(sites, name, address):
    text = (sites[name] / address / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_a_card_names_the_deputy(sites):
    assert "If away: the People team" in page(sites, "harbour-lane", "help-now")
    assert "If away: the Matron on call" in page(sites, "brannoc-hospitals", "help-now")


def test_every_location_has_its_emergency_number(sites):
    text = page(sites, "harbour-lane", "help-now")
    for row in (
        "999 London Police, ambulance, fire",
        "911 New York and San Francisco Police",
        "112 Pune All emergencies",
    ):
        assert row in text


def test_a_service_stands_under_the_places_that_it_serves(sites):
    text = (sites["harbour-lane"] / "support" / "helplines" / "index.html").read_text(encoding="utf-8")
    london, rest = text.split('<h3 id="helpline-new-york">')
    new_york, pune = rest.split('<h3 id="helpline-pune">')
    assert ("Samaritans" in london, "Samaritans" in new_york + pune) == (True, False)
    assert ("RAINN" in new_york, "RAINN" in london + pune) == (True, False)
    assert ("Tele-MANAS" in pune, "Tele-MANAS" in london + new_york) == (True, False)


def test_services_of_other_kinds_are_shown_with_support(sites):
    assert "Staff union desk" in page(sites, "brannoc-hospitals", "support")


def test_an_empty_list_says_whom_to_ask(sites):
    text = page(sites, "lakeside-school", "support/helplines")
    assert "Nothing is listed here yet. You can ask the School office." in text


def test_pages_are_not_to_be_indexed_and_pass_no_address_on(sites):
    for site in sites.values():
        assert not (site / "sitemap.xml").exists()
        for file in site.rglob("*.html"):
            text = file.read_text(encoding="utf-8")
            assert '<meta name="robots" content="noindex">' in text, file
            assert '<meta name="referrer" content="no-referrer">' in text, file
            for link in re.findall(r'<a [^>]*href="https?://[^>]*>', text):
                assert 'rel="noreferrer' in link, (file, link)
