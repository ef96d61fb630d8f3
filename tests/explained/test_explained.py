from collections import Counter
from typing import get_args

import pytest

from handbook.explained import entries, in_text
from handbook.limits import TABLE
from handbook.vocabulary import Rule
from tests.conftest import run
from tests.explained.trying import of_details, of_pages, tried

IN_WORDS = {"published"}
"""The rules of which no file can be an example: they speak of publications, of answers, or of the programs."""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return of_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """What is said of the example's details as they are, by rule."""
    return Counter(flaw.rule for flaw in of_details("", tmp_path_factory.mktemp("before") / "organization"))


def test_every_word_behind_a_message_is_explained_once():
    assert [entry.rule for entry in entries()] == sorted(get_args(Rule))


def test_only_what_no_file_can_show_is_told_in_words():
    told = {entry.rule for entry in entries() if all(example.where == "words" for example in entry.examples)}
    assert told == IN_WORDS


@pytest.mark.parametrize("number", range(len([*tried("page", "top of a page", "file")])))
def test_an_example_of_a_page_does_what_it_says(found, number):
    entry, _, kind = [*tried("page", "top of a page", "file")][number]
    if kind == "wrong":
        assert entry.rule in [flaw.rule for flaw in found[number]]
    else:
        assert [*map(str, found[number])] == []


@pytest.mark.parametrize("number", range(len([*tried("organization.yml")])))
def test_an_example_of_details_does_what_it_says(before, tmp_path, number):
    entry, example, kind = [*tried("organization.yml")][number]
    flaws = [flaw for flaw in of_details(getattr(example, kind), tmp_path / "organization") if flaw.rule == entry.rule]
    assert (len(flaws) > before[entry.rule]) == (kind == "wrong"), [*map(str, flaws)]


def test_the_page_has_each_word_and_each_limit(sites):
    page = (sites["harbour-lane"] / "hr" / "messages" / "index.html").read_text(encoding="utf-8")
    assert [rule for rule in get_args(Rule) if f'<h3 id="{rule}">' not in page] == []
    assert [what for what, _ in TABLE if f'<th scope="row">{what}</th>' not in page] == []


@pytest.mark.parametrize("rule", get_args(Rule))
def test_a_word_is_explained_in_the_terminal_too(rule):
    entry = next(entry for entry in entries() if entry.rule == rule)
    text = in_text(rule)
    assert text.startswith(f"{entry.title} [{rule}]\n\n")
    for example in entry.examples:
        assert {line.strip() for line in f"{example.wrong}\n{example.right}".split("\n")} <= {
            line.strip() for line in text.split("\n")
        }


def test_a_check_says_how_its_words_are_explained(repository):
    (repository / "organization" / "pages" / "extra.md").write_text("Nothing.\n", encoding="utf-8")
    said = run("check", folder=repository).stdout
    command = said.partition("More about a word in brackets: python3 -m handbook ")[2].splitlines()[0]
    explained = run(*command.split(), folder=repository)
    assert (explained.returncode, explained.stderr) == (0, "")
    assert explained.stdout.splitlines()[0].endswith("[front-matter]")
