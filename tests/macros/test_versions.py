"""What pages say of their version where something is missing: a summary, an address for e-mail, a version."""

from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader

from handbook import ROOT
from handbook.edition import SEAL, Edition, MaterialChange
from macros.versions import acknowledge_mail

TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "macros" / "templates"), autoescape=True)


@pytest.mark.parametrize(
    ("template", "values", "sentence"),
    [
        (
            "whats_new.html",
            {"changes": [MaterialChange("2026.1", date(2026, 3, 1), "")]},
            "</strong> Nobody has put this change into a sentence; you can ask what is different.</li>",
        ),
        ("whats_new.html", {"changes": []}, "<p>Nothing that you have to be told of has changed yet.</p>"),
        ("acknowledge_mail.html", {"href": "", "contact": "Ada"}, "<p>You can give the sheet to Ada.</p>"),
        ("all_versions.html", {"href": None}, "all versions"),
        ("this_version.html", {"edition": None}, "<p>This is no published version.</p>"),
        (
            "redline.html",
            {"edition": None},
            "What you see here is no published version, so it is compared with none.",
        ),
    ],
)
def test_where_something_is_missing_that_is_said(template, values, sentence):
    assert sentence in TEMPLATES.get_template(template).render(values)


def test_the_prepared_email_says_what_was_typed_whatever_signs_are_in_it():
    view: Any = SimpleNamespace(
        book=SimpleNamespace(site=SimpleNamespace(edition=Edition("2026.1", date(2026, 12, 1), True, "", None))),
        organization=SimpleNamespace(
            name="Müller & Söhne #1, 100 % + more?",
            duties=SimpleNamespace(training_owner=SimpleNamespace(email="ada+hr&law@mueller.example")),
        ),
        template=lambda name, href, contact: href,
    )
    mail = urlsplit(acknowledge_mail(view))
    said = parse_qs(mail.query, strict_parsing=True)
    assert (mail.path, mail.fragment) == ("ada%2Bhr%26law@mueller.example", "")
    assert said["subject"] == ["Handbook of Müller & Söhne #1, 100 % + more?, version 2026.1"]
    lines = said["body"][0].splitlines()
    assert lines[0].startswith(
        "I was given the handbook of Müller & Söhne #1, 100 % + more?, version 2026.1, from 1 Dec"
    )
    assert lines[-1] == f"Seal of the version: {SEAL}"
    assert "+" not in mail.query  # a program for e-mail would show it
