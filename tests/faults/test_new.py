"""`new` is killed, or finds a disk that is full or broken: there is the whole file, or none."""

import shutil
import textwrap

import pytest

from tests.faults.organizations import small_organization
from tests.faults.trials import tree
from tests.running import run


class Beginning:
    """A file, or several, that a command writes into the folder of an organization."""

    def __init__(self, commands, quick, *words, begin=small_organization):
        self.commands, self.begin, self.name = commands, begin, f"new {words[0]}"
        self.folder, self.temporary = quick / "organization", quick / "temporary"
        self.words = ("new", *words, "--organization", str(self.folder))
        self.prepare()
        self.old = self._there()
        whole = commands.learn(*self.words)
        assert whole.code == 0, whole.said
        self.new, self.whole = self._there(), tree(self.folder)

    def _there(self):
        """Return what there is but for folders, which are no use to anybody while they are empty."""
        return {path: each for path, each in tree(self.folder).items() if each[1] is not None}

    def prepare(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.begin(self.folder)

    def state(self):
        there = {path: each for path, each in self._there().items() if "/." not in f"/{path}"}
        return "new" if there == self.new else "old" if there == self.old else f"{sorted(there)}"

    def left(self):
        there = [path for path, each in tree(self.folder).items() if self.whole.get(path) != each]
        return [*there, *(path.name for path in self.temporary.iterdir())]


def nothing(folder):
    """Make nothing of `folder`: a command makes it."""


@pytest.mark.parametrize("many", [50, pytest.param(200, marks=pytest.mark.all)])
@pytest.mark.parametrize(
    "words",
    [
        ("page", "support/night-taxi"),
        ("page", "policies/harassment"),
        ("case-study", "night-porter"),
        ("section", "policies/client-harassment/#what-counts"),
    ],
    ids=["page", "copy of a page", "case study", "section"],
)
def test_a_page_that_meets_a_fault_is_there_whole_or_not_at_all(commands, quick, harm, words, many):
    assert harm(Beginning(commands, quick, *words), many) == []


@pytest.mark.parametrize("many", [50, pytest.param(200, marks=pytest.mark.all)])
@pytest.mark.parametrize("begin", [nothing, small_organization], ids=["no folder", "the example's details"])
def test_details_that_meet_a_fault_are_there_whole_or_not_at_all(commands, quick, harm, begin, many):
    answers = run("new", "organization", "--help").stdout.split("\n\n")[2]  # the example that the help shows
    (quick / "answers.yml").write_text(textwrap.dedent(answers), encoding="utf-8")

    def example(folder):
        begin(folder)
        if folder.exists():
            details = folder / "organization.yml"
            details.write_text(f"{details.read_text(encoding='utf-8')}example: true\n", encoding="utf-8")

    assert (
        harm(Beginning(commands, quick, "organization", "--answers", str(quick / "answers.yml"), begin=example), many)
        == []
    )
