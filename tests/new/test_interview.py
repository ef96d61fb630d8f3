"""What is asked, and what of it: every question can be met, every answer is tried, and what is left out is shown."""

import itertools
import random

import pytest

from handbook import ROOT
from handbook.data.typed import typed
from handbook.data.yaml import read_yaml
from handbook.jurisdictions.load import load_jurisdictions
from handbook.new import writing
from handbook.new.answers import answers_text, read_answers
from handbook.new.catalogue import parts
from handbook.new.dialog import agreed
from handbook.new.interview import Interview
from handbook.new.question import Question
from handbook.organization.model import Organization
from handbook.organization.moved_fields import MOVED
from handbook.organization.references import Known
from handbook.site import Site
from tests.given import ORGANIZATIONS, TODAY

LAWS = load_jurisdictions(Site.of(ROOT, TODAY))[0]


def interview(*answers):
    """Return an interview in which `answers` were given one after another, None where Enter was pressed."""
    begun = Interview(LAWS, {})
    for answer in answers:
        begun.give(answer or "")
    return begun


WHO = ("Quayside", None, "guest", None, "8", "en", "Ada Bell", "owner", None, None)


@pytest.mark.parametrize(
    ("before", "wrong", "said"),
    [
        ((), "", "this is needed; an example is Quayside"),
        ((), "Quay\u200bside", "there is an invisible character in it, as some keys make; type it again"),
        (WHO[:4], "8, 77", "`77` is none of these; write a number from 1 to 18, or the words behind it: "
         "call centre, charity, construction, delivery and 14 more"),
        (WHO[:4], "hospitallity", "`hospitallity` is none of these; did you mean 8 (hospitality)?"),
        (WHO[:5], "en, germn", "`germn` is no language's code; for German write de"),
        (WHO[:5], "en, klingonese", "`klingonese` is no language's code; write its two or three letters, such as en"),
        (WHO[:3], "7,1", "`7,1` has no letter in it, and this is to be read as words; an example is guests"),
        ((*WHO, "Leeds", "GB", "1", None, "999", None, None), "leeds",
         "`leeds` is named already; write another, or a few words more that tell the two apart"),
        (WHO[:8], "ada.bell", "`ada.bell` is no e-mail address (an email address must have an @-sign); check it"),
        ((*WHO, "Leeds"), "Untied Kingdom", "`Untied Kingdom` is no country's code; for United Kingdom write GB"),
        ((*WHO, "Leeds", "GB"), "Englnd", "`Englnd` is none of these; did you mean 1 (England)?"),
        ((*WHO, "Leeds", "GB"), "nowhere",
         "`nowhere` is none of these; write 1 (England) or 2 (Scotland) or 3 (Wales) or 4 (Northern Ireland)"),
        ((*WHO, "Glasgow"), "scotland",
         "`scotland` is no country's code; Scotland is a part of the United Kingdom: write GB, and Scotland as region"),
        ((*WHO, "Leeds"), "Englnd",
         "`Englnd` is no country's code; England is a part of the United Kingdom: write GB, and England as region"),
        (WHO[:2], "guests and residents",
         "`guests and residents` sounds like several; write the word for one of them, such as client"),
        (WHO[:6], "N/A", "`N/A` alone does not say it; an example is Ada Bell"),
        (WHO[:7], "n", "`n` alone does not say it; an example is chief executive"),
        ((*WHO, "Leeds", "GB", "1", None), "999 or 112",
         "`999 or 112` is more than one; write the first of them, and the next one is asked after it"),
        ((*WHO, "Toronto", "Canada"), "quebec",
         "`quebec` is none of these; write 1 (Canada, where work is federally regulated)"),
        ((*WHO, "Leeds", "UK", "1"), "Londn", "`Londn` is no time zone; did you mean `Europe/London`?"),
        ((*WHO, "Leeds", "UK", "1"), "GMT", "`GMT` is not the time of the United Kingdom; there it is Europe/London"),
        ((*WHO, "Leeds", "GB", "1", "London", "999", None, None), "yes",
         "`yes` alone does not say it; an example is Leeds"),
        ((*WHO, "Leeds", "GB", "1", None), "911",
         "`911` is not an emergency number in the United Kingdom; there it is 112 or 999"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_refused_at_once_and_the_question_stays(before, wrong, said):
    begun = interview(*before)
    asked = begun.question
    with pytest.raises(ValueError) as refused:
        begun.give(wrong)
    assert str(refused.value) == said
    assert begun.question == asked
    assert len(begun.told) == len(before)


def answer_to(question, choose):
    """Return some answer that fits: `choose` picks one of several."""
    if question.kind == "yes-no":
        return choose(["yes", "no"])
    if question.choices:
        return choose([value for value, _ in question.choices] + [""] * question.optional)
    if question.path[-1] == "country":
        return choose(["GB", "US", "IN", "DE", "NZ", "AU"])
    if question.path[-1] == "number":
        return choose([question.such_as.partition(" ")[0], ""]) if question.optional else question.such_as.split()[0]
    more = question.path[0] in ("locations", "contacts") and question.path[1] > 3
    if question.optional and (more or question.path[-1] == "number"):
        return ""
    if question.default is not None and "{" not in question.default and choose([True, False]):
        return ""
    sample = question.such_as.split(" or ")[0] if question.path[-1] == "time_zone" else question.such_as
    fits = sample.partition(",")[0] if question.path[-1] == "time_zone" else sample
    fits = fits or question.default or "Quay"
    if question.path[0] in ("locations", "contacts", "lines") and question.path[-1] in ("name", "role"):
        fits = f"{fits} {question.path[1]}"  # no two are called the same
    return choose([fits, ""]) if question.optional and choose([True, False]) else fits


def test_every_question_can_be_met_and_what_is_answered_is_an_organization():
    """Over many ways through the questions each is asked once, and what comes of it is what organization.yml can be."""
    met = set()
    chance = random.Random(16)
    for _ in range(80):
        begun = Interview(LAWS, {})
        while begun.question is not None:
            met.add(begun.question.asks)
            begun.give(answer_to(begun.question, chance.choice))
            assert len(begun.told) < 400
        paths = [one.question.path for one in begun.told]
        assert len(paths) == len({*paths})
        located, flaws = read_yaml(writing.organization_yml(begun.data, "schema.json"), "organization.yml", "text")
        _, more = typed(Organization, located, "text", Known.of(located.data))
        assert (flaws, more) == ([], [])
        again = Interview(LAWS, read_answers(answers_text(begun.answers), "answers.yml")[0])
        assert (again.question, again.data, again.refused) == (None, begun.data, {})
    for question in itertools.chain.from_iterable(questions for _, questions in parts()):
        begins = question.asks.partition("{")[0]
        assert any(asked.startswith(begins) for asked in met), question.asks


@pytest.mark.parametrize(
    ("sectors", "languages"), [("Hospitality, HEALTH CARE", "German, english"), ("hospitality, health-care", "de, en")]
)
def test_what_has_a_name_is_taken_by_its_name_in_small_or_large_letters(sectors, languages):
    begun = interview(*WHO[:4], sectors, languages)
    assert begun.data["sectors"] == ["hospitality", "health-care"]
    assert begun.data["languages"] == ["de", "en"]


def test_a_part_of_a_country_whose_law_is_not_here_names_none():
    begun = interview(*WHO, "Belfast", "United Kingdom", "Northern Ireland", "London", "999")
    (belfast,) = begun.data["locations"]
    assert (belfast["region"], "jurisdiction" in belfast) == ("Northern Ireland", False)


def test_a_county_does_not_hide_the_law_of_the_part_of_the_country_it_lies_in():
    begun = interview(*WHO, "Leeds", "United Kingdom")
    with pytest.raises(
        ValueError, match=r"`West Yorkshire` is none of these; write 1 \(England\) or 2 \(Scotland\) or"
    ):
        begun.give("West Yorkshire")
    begun.give("england")
    assert (begun.data["locations"][0]["region"], begun.data["locations"][0]["jurisdiction"]) == ("England", "gb")


def test_a_country_is_asked_about_as_a_sentence_has_it():
    assert interview(*WHO, "Leeds", "GB").question.asks == "In which part of the United Kingdom is Leeds?"


@pytest.mark.parametrize("typed", ["#1D5C63", '"#1d5c63"', "1d5c63", "“#1d5c63”"])
def test_a_colour_is_known_with_quotes_and_without_its_hash(typed):
    begun, chance = Interview(LAWS, {}), random.Random(7)
    while begun.question and begun.question.path != ("brand", "colour"):
        begun.give(answer_to(begun.question, chance.choice))
    begun.give(typed)
    assert begun.data["brand"]["colour"].lower() == "#1d5c63"


@pytest.mark.parametrize(
    ("one", "several"),
    [("guest", "guests"), ("lady", "ladies"), ("day visitor", "day visitors"), ("boy", "boys"), ("boss", None)],
)
def test_enter_takes_the_plural_of_the_word_for_the_people_outside_unless_it_may_be_one(one, several):
    begun = interview("Quayside", None, one)
    assert (begun.question.path, begun.question.default) == (("outsiders", "many"), several)


@pytest.mark.parametrize(
    ("typed", "promised"),
    [
        ("48h", "48 hours"),
        ("1 business day", "1 working day"),
        ("30days", "30 days"),
        ("two workdays", "two working days"),
    ],
)
def test_a_span_of_time_is_known_as_people_write_it(typed, promised):
    begun, chance = Interview(LAWS, {}), random.Random(7)
    while begun.question and begun.question.path != ("targets", "acknowledge"):
        begun.give(answer_to(begun.question, chance.choice))
    begun.give(typed)
    assert begun.data["targets"]["acknowledge"] == promised


def test_going_back_asks_again_and_keeps_every_other_answer():
    begun = interview(*WHO, "Leeds", "GB", "England", None, "999")
    whole = begun.answers
    begun.back(0)
    assert (begun.question.path, begun.question.default) == (("name",), "Quayside")
    assert begun.kept == whole  # if it is left here
    begun.give("")
    assert begun.answers == whole
    begun.back(0)
    begun.give("Quayside Hotels")
    assert begun.data["name"] == "Quayside Hotels"
    assert begun.question.path == ("locations", 0, "emergency", 0, "answers")


def test_what_was_answered_can_be_left_out_when_it_is_asked_again():
    begun = interview(*WHO[:4], "8")
    begun.back()
    assert begun.question.default == "hospitality"
    begun.give("-")
    assert "sectors" not in begun.data
    begun.back(0)
    begun.give("Quayside Hotels")
    assert "sectors" not in begun.data
    assert begun.question.path == ("languages",)
    begun.back()
    assert begun.question.path == ("sectors",)


def test_a_hyphen_for_what_has_a_default_takes_that():
    begun = Interview(LAWS, {})
    begun.give("Quayside")
    begun.give("-")
    assert (begun.answers["short_name",], "short_name" in begun.data) == ("", False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NO", "NO"),
        ("na", "NA"),
        ("great britain", "GB"),
        ("U.K.", "GB"),
        ("Republic of Ireland", "IE"),
        ("Éire", "IE"),
    ],
)
def test_a_country_is_known_by_what_people_call_it(typed, code):
    begun = interview(*WHO, "Leeds", typed)
    assert begun.data["locations"][0]["country"] == code


def test_a_code_of_a_language_is_taken_before_a_name_that_is_spelt_like_it():
    assert interview(*WHO[:5], "ga, en").data["languages"] == ["ga", "en"]
    assert interview(*WHO[:5], "Irish, en").data["languages"] == ["ga", "en"]


def asked(key, **answers):
    """Return an interview that has come to the question `key`, with `answers` where Enter will not do."""
    begun, chance = Interview(LAWS, {}), random.Random(7)
    while begun.question and ".".join(map(str, begun.question.path)) != key:
        begun.give(answers.get("_".join(map(str, begun.question.path))) or answer_to(begun.question, chance.choice))
    assert begun.question, f"{key} is never asked"
    return begun


NEEDS_A_LINE = {"contacts_0_role": "People team", "lines_0_kind": "phone"}


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        (
            "lines.0.name",
            "1",
            "`1` has no letter in it, and this is to be read as words; an example is the outside line",
        ),
        (
            "lines.0.read_by",
            "+44 113 496 0190",
            "`+44 113 496 0190` has no letter in it, and this is to be read as words; ",
        ),
        ("contacts.1.role", "people Team", "`people Team` is named already; write another, or a few words more that "),
    ],
)
def test_an_odd_answer_is_asked_again(key, typed, said):
    begun = asked(key, **NEEDS_A_LINE)
    with pytest.raises(ValueError) as refused:
        begun.give(typed)
    assert str(refused.value).startswith(said)


def test_a_way_to_be_reached_that_is_needed_is_asked_for_with_the_reason_and_what_to_do_without():
    begun = asked("support.0.phone", support_0_name="Alder Counselling")
    begun.give("")
    begun.give("")
    assert begun.question.path == ("support", 0, "web")
    assert "neither a phone number nor an e-mail address, so people need one" in begun.question.asks
    assert "`back` leads to the questions before" in begun.question.why
    for _ in range(3):
        begun.back()
    begun.give("-")
    assert ("support" in begun.data, begun.question.part) == (False, "What you promise")


def test_a_line_that_is_called_like_a_team_gets_an_id_of_its_own():
    answers = (ROOT / "tests/verbs/transcripts/answers.yml").read_text("utf-8")
    begun = Interview(LAWS, read_answers(answers.replace("the Kestrel line", "the People team"), "answers")[0])
    while begun.question is not None:
        begun.give("")
    ids = [route["id"] for route in begun.data["reporting_routes"]]
    assert ids == ["people-team", "clinic-lead", "people-team-2"]


def test_an_answer_that_no_longer_fits_after_another_was_changed_is_asked_again_with_the_reason():
    begun = interview(*WHO, "Leeds", "GB", "England", None, "999", None)
    begun.back(11)
    begun.give("Denmark")
    assert (begun.question.path, begun.question.default) == (("locations", 0, "time_zone"), "Europe/Copenhagen")
    begun.give("")
    assert begun.question.path == ("locations", 0, "emergency", 0, "number")
    assert begun.refused == {
        begun.question.path: "`999` is not an emergency number in Denmark; there it is 112 or 114",
    }
    assert begun.known(begun.question) == "999"


def test_what_an_answer_decides_is_asked_again_when_it_changes():
    begun = interview(*WHO[:2], "resident", None)
    begun.back(2)
    begun.give("patient")
    assert (begun.question.path, begun.question.default) == (("outsiders", "many"), "patients")
    begun.give("")
    begun.back(2)
    begun.give("")  # the same as before
    assert begun.data["outsiders"] == {"one": "patient", "many": "patients"}
    assert begun.question.path == ("sectors",)


def test_the_law_for_some_work_alone_is_asked_for():
    begun = interview(*WHO, "Toronto", "Canada")
    assert begun.question.path == ("locations", 0, "jurisdiction")
    begun.give("")
    assert "jurisdiction" not in begun.data["locations"][0]


def test_of_answers_that_cannot_stand_in_one_file_the_first_are_kept():
    begun = Interview(LAWS, {("contacts",): "x"})
    while begun.question and begun.question.path != ("contacts", 1, "role"):
        begun.give(answer_to(begun.question, lambda choices: choices[0]))
    begun.back(0)
    assert "contacts" in answers_text(begun.kept)


def test_names_in_a_list_may_have_an_and_between_them():
    assert interview(*WHO[:5], "English, Polish and Urdu").data["languages"] == ["en", "pl", "ur"]


def test_a_place_may_have_an_and_in_its_name():
    places = Question((), (), "", "", kind="words", choices=(("tw", "Tyne and Wear"), ("kent", "Kent")))
    assert [places.answer(typed) for typed in ("Tyne and Wear", "kent and tw", "Kent; tyne and wear")] == [
        "tw", "kent, tw", "kent, tw",
    ]  # fmt: skip


def test_a_few_letters_with_which_one_choice_begins_are_enough():
    begun = interview(*WHO, "Albany", "US")
    begun.give("new york")
    assert begun.data["locations"][0]["jurisdiction"] == "us-ny"


def test_an_answer_whose_place_in_the_file_moved_is_read_from_the_old_one(monkeypatch):
    monkeypatch.setitem(MOVED, ("leader", "pledge"), ("leader", "promise"))
    answers, _, flaws = read_answers("leader:\n  pledge: Ours.\n", "answers.yml")
    assert answers == {("leader", "promise"): "Ours."}
    assert [(flaw.severity, flaw.place.line, flaw.problem) for flaw in flaws] == [
        ("warning", 2, "`pledge` is called `promise` now")
    ]


def test_the_file_has_a_place_for_every_key_and_an_example_for_each_that_is_not_asked():
    keys = [key for group in writing.GROUPS.values() for key in group]
    assert sorted([*keys, "example"]) == sorted(Organization.model_fields)
    shipped, _ = read_yaml(
        (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8"), "organization.yml", "text"
    )
    unasked, flaws = read_yaml(
        (ROOT / "handbook" / "new" / "unasked.yml").read_text(encoding="utf-8"), "unasked", "text"
    )
    response = unasked.data.pop("response")
    assert (flaws, response) == ([], None)
    shipped.data |= unasked.data
    _, flaws = typed(Organization, shipped, "text", Known.of(shipped.data))
    assert flaws == []


def test_taking_a_sign_out_puts_an_unused_key_to_use():
    """HR takes one # out of each line of a key; nothing else has to be moved."""
    begun = Interview(
        LAWS, read_answers((ROOT / "tests/verbs/transcripts/answers.yml").read_text("utf-8"), "answers")[0]
    )
    while begun.question is not None:
        begun.give("")
    text = writing.organization_yml(begun.data, "schema.json")
    for key in ("short_name", "confirmed", "search", "site_url"):
        lines = text.split("\n")
        first = next(number for number, line in enumerate(lines) if line.startswith(f"#{key}:"))
        last = next(number for number in range(first, len(lines)) if not lines[number])
        lines[first:last] = [line.removeprefix("#") for line in lines[first:last]]
        text = "\n".join(lines)
    located, flaws = read_yaml(text, "organization.yml", "text")
    assert flaws == []
    assert {"short_name", "confirmed", "search", "site_url"} <= located.data.keys()


def test_the_committee_of_each_place_is_asked_for():
    begun = interview(*WHO, "Pune", "IN", None, "112", None, None, None, None, "Delhi", "IN", None, "112", None, None)
    begun.give("no")
    assert begun.question.asks == "Who presides over the Internal Committee of Delhi?"
    begun.give("Asha Rao")
    assert begun.data["committees"] == [{"name": "Internal Committee", "locations": ["delhi"], "chair": "Asha Rao"}]


def test_however_far_somebody_goes_back_the_answers_can_be_kept():
    chance = random.Random(5)
    whole = Interview(LAWS, {})
    while whole.question is not None:
        whole.give(answer_to(whole.question, chance.choice))
    for number in range(5, len(whole.told), 30):
        begun = Interview(LAWS, whole.answers)
        begun.back(number)
        while True:
            kept = {path: answer for path, answer in begun.kept.items() if answer}
            read = read_answers(answers_text(begun.kept), "answers.yml")[0]
            assert {path: answer for path, answer in read.items() if answer} == kept
            if not begun.told:
                break
            begun.back()


def test_what_is_not_right_stands_below_the_answers_too_where_it_is_still_seen():
    begun, typed = interview(*WHO), iter(["no", "1"])
    shown: list[str] = []
    flaws = ["leeds has one route; add another"]
    assert not agreed(begun, "what would be written", flaws, lambda _: next(typed), shown.append)
    answers = next(number for number, text in enumerate(shown) if text.startswith("  1  What is your organization"))
    assert any("Leeds has one route; add another." in text for text in shown[answers:])
