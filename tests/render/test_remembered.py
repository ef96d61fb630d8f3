"""What all sites have in common is found out by the first command, and is at hand for those after it."""

import shutil
from datetime import date

import pytest
from markdown import Markdown

from handbook import memo
from handbook.fault import SHOWN
from handbook.flaws import errors
from handbook.inspect import inspect
from handbook.markup import convert
from handbook.render.build import try_out
from handbook.render.learn import learn
from handbook.render.remembered import recall
from handbook.site import Site
from tests.copies import copy_repository, with_programs_of_its_own


@pytest.fixture
def root(tmp_path):
    """A repository for which nothing is known yet, with programs of its own."""
    memo.forget()
    yield with_programs_of_its_own(copy_repository(tmp_path / "repository"))
    memo.forget()


@pytest.fixture
def converted(monkeypatch):
    """Each text of which Markdown makes a page."""
    found = []

    def counted(**named):
        found.append(named)
        return Markdown(**named)

    monkeypatch.setattr(convert, "Markdown", counted)
    return found


def checked(root):
    """Begin as a command does, and look at the pages; return how many there are."""
    memo.forget()
    if not recall(root):
        learn(root, date.today())
    book, flaws = inspect(Site.of(root, date.today()))
    assert errors([*flaws, *try_out(book)[0]]) == []
    return len(book.pages)


def test_the_second_command_makes_hardly_a_page_anew(root, converted):
    pages = checked(root)
    assert len(converted) > pages
    converted.clear()
    assert checked(root) == pages
    assert len(converted) < pages / 10


def test_a_text_of_ours_that_has_changed_is_made_anew_and_what_is_known_stays(root, converted):
    checked(root)
    kept = (root / ".venv" / "handbook-memo").read_bytes()
    page = root / "docs" / "policies" / "confidentiality.md"
    page.write_text(page.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    converted.clear()
    pages = checked(root)
    assert 1 <= len(converted) < pages / 10
    assert (root / ".venv" / "handbook-memo").read_bytes() == kept


def test_after_an_update_of_the_code_all_is_found_out_anew(root, converted):
    checked(root)
    (root / "macros" / "added.py").write_text('"""Another module."""\n', "utf-8")
    converted.clear()
    assert checked(root) < len(converted)


def test_where_nothing_can_be_kept_the_command_does_its_work_all_the_same(root, converted):
    shutil.rmtree(root / ".venv")
    (root / ".venv").write_text("no folder", "utf-8")
    assert checked(root) < len(converted)


@pytest.mark.parametrize("where", ["inspect", "render"])
def test_a_fault_of_ours_is_seen_by_who_looks_for_it_and_costs_others_time_alone(root, monkeypatch, where):
    def faulty(*_):
        raise KeyError("ours")

    monkeypatch.setattr(f"handbook.render.learn.{where}", faulty)
    monkeypatch.setenv(SHOWN, "1")
    with pytest.raises(KeyError, match="ours"):
        learn(root, date.today())
    monkeypatch.delenv(SHOWN)
    assert checked(root)
    assert not (root / ".venv" / "handbook-memo").exists()
