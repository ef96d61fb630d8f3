"""What is kept from build to build changes no byte: a site built again after an edit is the one built from nothing."""

import random
import re
import tempfile
from datetime import date
from pathlib import Path

from handbook import memo
from handbook.flaws import errors
from handbook.inspect import inspect
from handbook.render.build import render
from handbook.site import Site
from tests.found import snapshot
from tests.given import ORGANIZATIONS

DAY = date(2027, 1, 15)

FRONT = """\
---
title: Extra
description: An extra page.
owner: hr
last_reviewed: 2026-11-20
review_every: 6 months
asked_as: [one, two, three, four, five]
---

See [what helps you get well](looking-after-yourself.md#sleep), {{ org.name }}.
"""


def made(site):
    """Return the files of `site` as they are rendered, or the flaws as text."""
    book, flaws = inspect(site)
    if errors(flaws):
        return [str(flaw) for flaw in flaws]
    with tempfile.TemporaryDirectory() as folder:
        told = render(book, Path(folder))
        return [str(flaw) for flaw in told] or snapshot(Path(folder))


def replaced(file, pattern, by):
    text, count = re.subn(pattern, by, file.read_text("utf-8"), count=1)
    assert count, (file, pattern)
    file.write_text(text, "utf-8")


def edits(root):
    """Return edits by name, in the order in which they are made."""
    harassment, document = root / "docs" / "policies" / "harassment.md", root / "docs" / "reporting" / "document.md"
    details, menu = root / "organization" / "organization.yml", root / "mkdocs.yml"
    extra = root / "organization" / "pages" / "support" / "extra.md"
    paper, card = root / "overrides/partials/paper.html", root / "macros/templates/contact.html"
    gone = "\nremove: [support/helping-a-colleague/]\n"
    return {
        "a sentence": lambda: replaced(harassment, r"\Z", "\nOne more sentence.\n"),
        "a title": lambda: replaced(document, r"(?m)^title: .*$", "title: Write it down"),
        "a value": lambda: replaced(details, r"(?m)^name: .*$", 'name: "A & <b>"'),
        "an article": lambda: replaced(details, r"(?m)^outsiders: \{", "outsiders: {article: an, "),
        "a number": lambda: replaced(details, r"\+44 20 7946 0142", "+44 20 7946 0143"),
        "a template": lambda: replaced(paper, "This printout", "This sheet"),
        "a macro's template": lambda: replaced(card, "Deputy", "Stands in"),
        "a law": lambda: replaced(root / "jurisdictions" / "gb.yml", r"(?m)^title: .*$", "title: Your rights here"),
        "a page added": lambda: (extra.parent.mkdir(exist_ok=True), extra.write_text(FRONT, "utf-8")),
        "a page removed": extra.unlink,
        "a page taken out": lambda: replaced(details, r"\Z", gone),
        "an order of the menu": lambda: replaced(menu, r"      - policies/online-conduct.md\n", ""),
        "a broken link": lambda: replaced(harassment, r"\Z", "\nSee [this page too](no-such.md).\n"),
        "the link mended": lambda: replaced(harassment, r"no-such\.md", "index.md"),
    }


def test_after_every_edit_the_site_is_the_one_that_is_built_from_nothing(repository):
    site = Site.of(repository, DAY)
    made(site)
    last = None
    for name, edit in edits(repository).items():
        edit()
        warm = made(site)
        memo.forget()
        assert warm == made(site), name
        assert warm != last, name
        last = warm


def test_organizations_in_any_order_have_nothing_of_one_another(repository):
    order = [*ORGANIZATIONS.values()] * 2
    random.Random(16).shuffle(order)
    memo.forget()
    alone = {}
    for folder in ORGANIZATIONS.values():
        memo.forget()
        alone[folder] = made(Site.of(repository, DAY, folder))
    for folder in order:
        memo.forget_own()
        assert made(Site.of(repository, DAY, folder)) == alone[folder], folder.name


def told(name, *numbers):
    return {name: {(number,): f"answer {number}" for number in numbers}}


def test_what_others_tell_is_kept_beside_what_all_need_and_the_first_of_it_goes_where_there_is_no_room(tmp_path):
    name, file = sorted(memo._telling)[0], tmp_path / "memo"
    memo.forget()
    memo._lasting[name].update({("ours",): "needed"})
    memo.save(file, "code", "texts")
    memo.add(file, "other code", "texts", told(name, "never"))
    memo.add(file, "code", "other texts", told(name, "never"))
    memo.add(file, "code", "texts", told(name, "first", "ours"))
    for begin in (0, 200, 400):
        memo.add(file, "code", "texts", told(name, *range(begin, begin + 200)))
    memo.forget()
    assert memo.load(file, "code") == "texts"
    memo.forget_own()  # as before the first organization is built
    kept = memo._lasting[name]
    assert kept[("ours",)] == "needed" and kept[(599,)] == "answer 599"
    assert len(kept) == memo.FEW + 1 and ("first",) not in kept and ("never",) not in kept
    assert len(memo.news()[name]) == len(kept)
    assert memo.news() == {}
    memo.forget()


def test_of_what_is_heard_only_so_much_is_kept_as_there_is_room_for():
    heard = told("one", 1, 2)
    memo.hear(heard, {"one": {(2,): "another", (3,): "new"}} | told("two", *range(memo.FEW + 5)))
    assert heard["one"] == {(1,): "answer 1", (2,): "answer 2", (3,): "new"}
    assert len(heard["two"]) == memo.FEW


def test_what_a_disk_has_damaged_is_found_out_anew(tmp_path):
    name, file = sorted(memo._telling)[0], tmp_path / "memo"
    memo.forget()
    memo._lasting[name].update({("ours",): "a word"})
    memo.save(file, "code", "texts")
    memo.forget()
    file.write_bytes(file.read_bytes().replace(b"a word", b"a ward"))
    assert memo.load(file, "code") == ""
    assert memo._lasting[name] == {}
