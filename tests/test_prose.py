"""How the pages read, held to `prose.yml`; and that a page made worse is told apart from one that is good."""

import calendar
import re

import pytest

from tests import prose
from tests.prose import of_html

PAGES = sorted(address for address, page in prose.book().pages.items() if not page.own)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_reads_as_the_handbook_should(address):
    assert list(prose.faults(address, prose.of_page(prose.book().pages[address]))) == []


def test_what_the_law_says_is_plain():
    for identity, jurisdiction in prose.book().jurisdictions.items():
        assert jurisdiction is not None
        facts = [value for field in type(jurisdiction).model_fields for value in _facts(getattr(jurisdiction, field))]
        text = of_html("".join(f"<p>{fact.says}</p>" for fact in facts))
        assert text.grade <= 9, identity
        assert text.mean <= 17, identity
        assert [paragraph for paragraph in text.paragraphs if len(paragraph) > 5] == [], identity
        assert [fault for fault in prose.faults("rights/", text) if "instead" in fault] == [], identity


def _facts(values):
    return [value for value in values if hasattr(value, "says")] if isinstance(values, list) else []


WORSE = {
    "grade": "Notwithstanding organizational considerations, appropriate remediation necessitates documentation of "
    "inappropriate interpersonal communications by affected individuals.",
    "sentence": "You can tell us on the day or on the next one or a week or a month or a year after that and we will "
    "listen to you and write it down and tell you who will know of it and what we will do and when.",
    "paragraph": "You can stop. You can go. You can ask. You can tell. You can rest.",
    "longest": "You can " + "tell us and " * 20 + "go.",
    "noun": "Remedial measures will be implemented.",
    "blame": "The victim ought to speak up.",
    "command": "You must report it today.",
    "cheer": "We are here for you!",
    "time beside a law": "The law gives you three months.",
    "law of one place": "You can go to the EEOC.",
}


@pytest.mark.parametrize("kind", WORSE)
def test_a_page_made_worse_is_found(kind):
    good = "<p>You can stop a visit at any time. It costs you nothing.</p>"
    assert list(prose.faults("reporting/", of_html(good))) == []
    assert list(prose.faults("reporting/", of_html(good + f"<p>{WORSE[kind]}</p>"))) != []


def test_an_exception_hides_its_own_fault_on_its_own_page(monkeypatch):
    bad = of_html("<p>You must report it today.</p>")
    rules = prose.rules() | {"exceptions": [{"page": "support/", "fault": "you must", "because": "a test"}]}
    monkeypatch.setattr(prose, "rules", lambda: rules)
    assert list(prose.faults("support/", bad)) == []
    assert len(list(prose.faults("reporting/", bad))) == 1
    assert len(list(prose.faults("support/", of_html("<p>You must. The victim ran.</p>")))) == 1


def test_each_exception_is_needed_and_has_a_reason():
    for exception in prose.rules()["exceptions"]:
        assert exception["because"]
        found = dict(prose.all_faults(exception["page"], prose.of_page(prose.book().pages[exception["page"]])))
        assert exception["fault"] in found


_NO_NAMES = ("Right", *calendar.day_name, *(f"{day}s" for day in calendar.day_name), *calendar.month_name)


def test_people_in_case_studies_have_first_names_only():
    for page in prose.book().pages.values():
        if page.kind == "case-study":
            text = re.sub(r"\{[{%#].*?[}%#]\}", " ", page.body.text)
            found = re.findall(r"(?<=[a-z,;] )[A-Z][a-zé]+ [A-Z][a-z]+", text)
            assert [name for name in found if name.split()[0] not in _NO_NAMES] == [], page.file
