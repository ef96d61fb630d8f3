"""What a fact of the law says to its reader, from facts made for the test."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from handbook import ROOT
from handbook.jurisdictions.facts import Deadline, Law, PendingChange, ThirdParties
from handbook.markup.holes import text_of
from handbook.organization.grammar import in_words
from handbook.organization.model import LawChange

KNOWN: dict[str, Any] = {"source": "The Act, s.2", "confidence": "primary", "checked_on": "2026-11-24"}
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(ROOT / "macros" / "templates"),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
    finalize=text_of,
)
TEMPLATES.filters["in_words"] = in_words
LAYER = SimpleNamespace(id="xx", jurisdiction=SimpleNamespace(name="Ruritania"))


LIMIT = Deadline(
    event="a claim", limit="three days", says="Short.", basis="s.7", binds="person", internal_process="unknown", **KNOWN
)


def told(topic, fact, found=None, own=None, without=()):
    note = {
        "layer": LAYER,
        "locations": ["Strelsau", "Zenda"],
        "facts": [fact],
        "numbers": [],
        "pages": [("Your rights in Ruritania", "rights/xx/")],
    }
    text = TEMPLATES.get_template("law_notes.html").render(
        notes=[note], topic=topic, about="a topic", own=own, without=list(without), found=found or {}
    )
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("covered", "word"), [("yes", "Yes."), ("partly", "In part."), ("not-by-this-law", "Not by this law.")]
)
def test_how_far_people_from_outside_are_covered(covered, word):
    fact = ThirdParties(covered=covered, says="Guests count.", basis="The Act, s.9", **KNOWN)
    assert f"{word} Guests count. The Act, s.9. The Act, s.2. Read in an official text, 24 November 2026." in told(
        "third-parties", fact
    )


@pytest.mark.parametrize(
    ("process", "binds", "words"),
    [
        ("does-not-stop-it", "person", "It is short. A report here does not stop this clock."),
        ("stops-it", "person", "It is short. This clock stands still while a report here is open."),
        ("unknown", "person", "It is short. The Act, s.7."),
        ("does-not-stop-it", "organization", "It is short. The Act, s.7."),
    ],
)
def test_a_time_limit_says_what_a_report_here_does_to_it(process, binds, words):
    fact = Deadline(
        event="a claim", limit="three days", says="It is short.", basis="The Act, s.7", binds=binds,
        internal_process=process, **KNOWN,
    )  # fmt: skip
    assert f"Three days for a claim. {words}" in told("time-limits", fact)


@pytest.mark.parametrize(
    ("in_force", "words"),
    [
        (True, "We looked on 3 November 2026: it was in force."),
        (False, "We looked on 3 November 2026: it was not in force yet."),
    ],
)
def test_a_change_says_what_somebody_found(in_force, words):
    fact = PendingChange(id="new", says="More counts.", expected="Soon", look_again_on="2026-10-01", **KNOWN)
    found = {"xx/new": LawChange(looked_on=date(2026, 11, 3), in_force=in_force)}
    assert f"Soon. More counts. {words}" in told("pending", fact, found)
    assert "We looked" not in told("pending", fact)


@pytest.mark.parametrize("in_force", [True, False])
def test_a_fact_that_a_change_overtook_says_so(in_force):
    fact = ThirdParties(covered="partly", says="Guests do not count.", basis="s.9", until="new", **KNOWN)
    found = {"xx/new": LawChange(looked_on=date(2026, 11, 3), in_force=in_force)}
    assert ("This may no longer hold. We looked on 3 November 2026" in told("third-parties", fact, found)) == in_force


def test_a_law_that_is_pending_says_that_it_has_to_be_looked_up():
    law = Law(name="The Act", status="pending", says="It bans it.", **KNOWN)
    assert "Whether it applies yet has to be looked up." in told("laws", law)
    assert "looked up" not in told("laws", law.model_copy(update={"status": "in-force"}))


def test_what_is_not_verified_carries_its_mark_in_front():
    law = Law(name="The Act", status="in-force", says="It bans it.", **KNOWN | {"confidence": "unverified"})
    assert "Not yet verified The Act. It bans it." in told("laws", law)


def test_a_note_names_its_places_and_those_of_which_nothing_is_known():
    law = Law(name="The Act", status="in-force", says="It bans it.", **KNOWN)
    text = told("laws", law, without=["Hentzau", "Tarlenheim"])
    assert text.startswith("Strelsau and Zenda: a topic (Ruritania)")
    assert "For Hentzau and Tarlenheim, nothing is noted on this yet." in text
    assert "a limit may run all the same" in told("time-limits", LIMIT, without=["Hentzau"])


def test_the_page_of_a_place_says_which_law_is_another():
    law = Law(name="The Act", status="in-force", says="It bans it.", **KNOWN)
    assert told("laws", law, own="xx").startswith("The Act.")
    assert told("laws", law, own="yy").startswith("The law of Ruritania The Act.")


def test_a_basis_that_is_the_source_stands_there_once():
    fact = ThirdParties(covered="yes", says="Guests count.", basis="The Act, s.2", **KNOWN)
    assert told("third-parties", fact).count("The Act, s.2") == 1


def test_a_limit_on_the_time_line_that_a_change_overtook_says_so():
    found = {"xx/new": LawChange(looked_on=date(2026, 11, 3), in_force=True)}
    limit = LIMIT.model_copy(update={"until": "new"})
    targets = SimpleNamespace(
        acknowledge="a day", first_plan="2 days", update_every=SimpleNamespace(every="every week"), decide="a month",
        check_back=["a year"],
    )  # fmt: skip
    outside = [{"layer": LAYER, "locations": ["Zenda"], "href": "x", "limits": [limit]}]
    text = TEMPLATES.get_template("report_timeline.html").render(targets=targets, outside=outside, found=found)
    assert "This may no longer hold." in text
    assert "Within 2 days</strong> You and we have agreed on a plan." in text
    assert "Within a month</strong> There is a decision" in text


def test_a_word_of_the_law_that_is_not_verified_carries_its_mark():
    rows = [
        {
            "entry": SimpleNamespace(term="writ", means="A letter.", fact=fact, place="Ruritania"),
            "href": "x",
            "title": "Rights",
        }
        for fact in (
            Law(name="The Act", status="in-force", says="x", **KNOWN | {"confidence": "unverified"}),
            Law(name="The Act", status="in-force", says="x", **KNOWN),
        )
    ]
    text = TEMPLATES.get_template("glossary.html").render(rows=rows)
    doubtful, known = text.split("<dt>")[1:]
    assert ("Not yet verified</mark>" in doubtful, "Not yet verified</mark>" in known) == (True, False)


def test_a_clock_outside_that_is_not_verified_says_so_on_the_time_line():
    limit = Deadline(
        event="a claim", limit="three days", says="Short.", basis="s.7", binds="person", internal_process="unknown",
        **KNOWN | {"confidence": "unverified"},
    )  # fmt: skip
    targets = SimpleNamespace(
        acknowledge="a day", first_plan="2 days", update_every=SimpleNamespace(every="every week"), decide="a month",
        check_back=["a year"],
    )  # fmt: skip
    outside = [{"layer": LAYER, "locations": ["Zenda"], "href": "x", "limits": [limit]}]
    text = TEMPLATES.get_template("report_timeline.html").render(targets=targets, outside=outside, found={})
    assert re.search(r"Not yet verified</mark> <strong>Three days</strong> for a claim</span>, in Zenda", text)
