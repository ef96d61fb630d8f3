"""`publish`, `withdraw` and `versions` meet faults, git's processes too: readers have the old state or the new one."""

import os

import pytest

from tests.faults.kernel import KILL, Fault
from tests.faults.publishing import Publishing, Repository, publication
from tests.faults.trials import tried
from tests.publishing.repositories import git

MANY = [50, pytest.param(200, marks=pytest.mark.all)]


@pytest.fixture(scope="module")
def repository(quick):
    found = Repository(quick)
    sources = found.sources()
    yield found
    assert found.sources() == sources
    found.commands.close()


@pytest.fixture
def damaged(repository):
    """The repository with an index that somebody has emptied, until it is put right."""
    repository.put_back()
    whole = git(repository.root, "rev-parse", "gh-pages")
    tree = git(repository.root, "ls-tree", "gh-pages").splitlines()
    empty = git(repository.root, "hash-object", "-w", "--stdin", given="[]\n")
    rows = [f"100644 blob {empty}\tversions.json" if row.endswith("\tversions.json") else row for row in tree]
    made = git(repository.root, "mktree", given="\n".join(rows) + "\n")
    commit = git(repository.root, "commit-tree", made, "-p", "gh-pages", "-m", "Emptied")
    become(repository, commit)
    yield repository
    repository.put_back()
    become(repository, whole)


def become(repository, commit):
    """Have the branch at `commit`, here and at origin, in the state that is put back from now on."""
    git(repository.root, "push", "--quiet", "--force", "origin", f"{commit}:gh-pages")
    git(repository.root, "update-ref", "refs/heads/gh-pages", commit)
    repository.keep()


@pytest.mark.parametrize("many", MANY)
def test_a_publication_that_meets_a_fault_is_there_whole_or_not_at_all(repository, harm, many):
    assert harm(Publishing(repository, *publication("2026.3", "2026-05-01"), "--push"), many) == []


@pytest.mark.parametrize("many", MANY)
def test_a_version_that_is_made_to_be_pushed_later_is_there_whole_or_not_at_all(repository, harm, many):
    assert harm(Publishing(repository, *publication("2026.3", "2026-05-01")), many) == []


def test_what_origin_has_taken_is_published_though_git_is_killed_before_it_says_so(repository):
    publishing = Publishing(repository, *publication("2026.3", "2026-05-01"), "--push")
    publishing.prepare()
    calls = repository.commands.run(*publishing.words).calls
    noted = next(number for number, call in enumerate(calls, 1) if call.endswith("refs/remotes/origin/gh-pages.lock"))
    tally = tried(publishing, [Fault(KILL, noted)])
    assert (tally.met, dict(tally.states), tally.wrong) == (1, {"new": 1}, [])


def test_a_lock_that_a_killed_git_left_on_all_names_goes_with_the_next_command(repository):
    publishing = Publishing(repository, "versions", "--rebuild", "--push")
    publishing.prepare()
    lock = repository.root / ".git" / "packed-refs.lock"
    lock.touch()
    os.utime(lock, (1, 1))  # it has stood there for long
    assert repository.commands.run(*publishing.words).code == 0
    assert not lock.exists()


@pytest.mark.parametrize("many", MANY)
def test_a_taking_down_that_meets_a_fault_is_done_or_not(repository, harm, many):
    words = ("withdraw", "2026.1", "--reason", "personal-data", "--confirm", "2026.1", "--push")
    assert harm(Publishing(repository, *words), many) == []


@pytest.mark.parametrize("many", MANY)
def test_an_index_that_is_made_again_is_the_old_one_or_whole(damaged, harm, many):
    assert harm(Publishing(damaged, "versions", "--rebuild", "--push"), many) == []


@pytest.mark.parametrize("many", [50, pytest.param(200, marks=pytest.mark.all)])
def test_a_verification_that_meets_a_fault_changes_nothing_and_says_what_is_so(repository, unharmed, many):
    repository.put_back()
    assert unharmed(repository.commands, ("verify",), repository.state, many) == []
    assert repository.left() == []


@pytest.mark.parametrize("words", [("versions",), ("changes", "2026.1", "2026.2")], ids=["versions", "changes"])
def test_a_command_that_lists_or_compares_versions_writes_nothing_so_that_no_disk_can_fail_it(repository, words):
    repository.put_back()
    ended = repository.commands.run(*words)
    assert (ended.code, ended.calls) == (0, []), ended.said
