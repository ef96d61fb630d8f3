"""The example and its documentation."""

from handbook import ROOT
from handbook.data.shape import words_of
from handbook.organization.load import load_organization
from handbook.organization.model import Organization
from handbook.organization.people import Duties
from handbook.organization.schema import FILE, schema
from handbook.vocabulary import Duty
from tests.given import ORGANIZATIONS


def test_a_duty_left_out_falls_to_the_policy_owner():
    organization, _, flaws = load_organization(ORGANIZATIONS["harbour-lane"] / "organization.yml", "o.yml")
    assert flaws == []
    assert organization is not None
    assert organization.duties.records_owner.id == "people-team"
    assert organization.duties.reports_owner.id == "client-safety"


def test_a_team_reads_well_and_so_does_a_person():
    organization, _, _ = load_organization(ORGANIZATIONS["harbour-lane"] / "organization.yml", "o.yml")
    assert organization is not None
    assert (str(organization.duties.policy_owner), organization.duties.policy_owner.start) == (
        "the People team",
        "The People team",
    )
    assert organization.duties.reports_owner.possessive == "Priya Raman’s"


def test_the_schema_for_editors_is_made_of_the_model():
    assert FILE.read_text(encoding="utf-8") == schema(), "run `python -m handbook.organization.schema`"


def test_the_words_for_duties_are_those_of_the_model():
    assert set(words_of(Duty)) == set(Duties.model_fields)


def test_every_field_says_what_it_is_for():
    def undocumented(model, seen=()):
        for name, field in model.model_fields.items():
            if not field.description:
                yield f"{model.__name__}.{name}"

    assert list(undocumented(Organization)) == []


def test_the_example_of_the_tests_is_the_one_that_is_shipped():
    """A fork has details of its own in `organization/`; upstream's are the example, and this holds them together."""
    shipped = (ROOT / "organization" / "organization.yml").read_text(encoding="utf-8")
    fixture = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    if "\nexample: true\n" not in shipped:
        shipped = fixture
    assert shipped.partition("\n")[2] == fixture.partition("\n")[2]
