"""What pages say of their version where something is missing: a summary, an address for e-mail, a version."""

from datetime import date

import pytest
from jinja2 import Environment, FileSystemLoader

from handbook import ROOT
from handbook.edition import Change

TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "macros" / "templates"), autoescape=True)


@pytest.mark.parametrize(
    ("template", "values", "sentence"),
    [
        (
            "whats_new.html",
            {"changes": [Change("2026.1", date(2026, 3, 1), "")]},
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
