import html
from typing import get_args

import pytest

from handbook.explained import entries, in_text
from handbook.flaws import errors
from handbook.limits import TABLE
from handbook.vocabulary import Rule
from tests import prose
from tests.copies import copy_repository
from tests.explained.trying import alone, flaws
from tests.running import run

IN_WORDS = {"due", "lost-addresses", "mkdocs", "pictures", "preview", "published", "sizes", "successors"}
"""The rules of which no text here is an example: of publications, pictures, programs, endless pages, our renaming."""
TRIED = {
    f"{entry.rule}-{number}": (entry.rule, example)
    for entry in entries()
    for number, example in enumerate(entry.examples, 1)
    if example.where != "words"
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copy_repository(tmp_path_factory.mktemp("examples") / "repository")


def test_every_word_behind_a_message_is_explained_once():
    assert [entry.rule for entry in entries()] == sorted(get_args(Rule))


def test_only_what_no_file_can_show_is_told_in_words():
    told = {entry.rule for entry in entries() if all(example.where == "words" for example in entry.examples)}
    assert told == IN_WORDS


@pytest.mark.parametrize("name", TRIED)
def test_an_example_does_what_it_says(root, name):
    rule, example = TRIED[name]
    wrong, right = flaws(example, example.wrong, root), flaws(example, example.right, root)
    before = [] if alone(example) else flaws(example, "", root)
    assert _of(rule, wrong) > _of(rule, right), [*map(str, wrong)]
    assert _of(rule, right) <= _of(rule, before), [*map(str, right)]
    new = right if alone(example) else errors(right)
    assert {flaw.problem for flaw in new} <= {flaw.problem for flaw in before}, [*map(str, new)]


def _of(rule, found):
    return sum(flaw.rule == rule for flaw in found)


def test_what_is_explained_reads_as_the_handbook_does():
    words = [f"<p>{html.escape(entry.about)}</p>" for entry in entries()]
    assert [*prose.faults("hr/messages/", prose.of_html("".join(words)))] == []


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
    assert explained.stdout.splitlines()[0].endswith(f"[{command.split()[-1]}]")
    assert f"[{command.split()[-1]}]\n" in said
