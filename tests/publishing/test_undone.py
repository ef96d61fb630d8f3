"""A version does not take back in silence what the one before it has."""

from datetime import UTC, datetime

import pytest

from handbook.publishing.withdraw import withdraw
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, change, git, handbook, second_of


@pytest.fixture
def second(publish, repository):
    """A clone whose main lacks the commit that a version was made from, which origin has."""
    publish("2026.1", push=True)
    clone = second_of(repository)
    change(repository)
    git(repository, "push", "--quiet", "origin", "main")
    publish("2026.2", "2026-04-01", push=True)
    return clone


def test_what_somebody_else_has_published_is_not_taken_back(publish, repository, second):
    made = git(repository, "rev-parse", "main")
    git(second, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", folder=second, push=True)
    assert refused.value.sentences == (
        f"version 2026.2 was made from commit {made[:12]}, which the branch main has and what is here has not, so that "
        "its changes would be taken back; bring them here by `git pull --no-rebase origin main`, and run the command "
        "again",
    )
    git(second, "pull", "--quiet", "--no-rebase", "origin", "main")
    assert not publish("2026.3", "2026-05-01", folder=second, push=True)[0].already


def test_a_commit_that_is_nowhere_is_named_and_keeps_nothing_back(publish, repository, second):
    made = git(repository, "rev-parse", "main")
    git(repository.parent / "origin.git", "update-ref", "refs/heads/main", git(second, "rev-parse", "main"))
    done, said = publish("2026.3", "2026-05-01", folder=second, push=True)
    assert not done.already
    sentence = f"Version 2026.2 was made from commit {made[:12]}, which no branch at origin has. What it changed may be"
    assert f"{sentence} taken back." in said


def test_a_correction_need_not_bring_what_is_announced(publish, repository):
    publish("2026.1")
    change(repository)
    publish("2027.1", "2027-01-01")
    git(repository, "checkout", "--quiet", "-b", "correction", "main~1")
    publish("2026.2", "2026-11-30")
    with pytest.raises(Refused, match=r"version 2027\.1 was made from commit .* which the branch main has"):
        publish("2027.2", "2027-02-01", now=datetime(2026, 12, 2, tzinfo=UTC))


def test_what_is_taken_out_of_sight_is_not_taken_back_either(publish, repository, second):
    words = ("--effective", "2026-05-01", "--change", "material", "--summary", "Less.", "--without", "2026.2", "--push")
    done = handbook(second, "publish", "2026.3", *words)
    assert (done.returncode, "which the branch main has and what is here has not" in done.stderr) == (3, True)


def test_a_commit_is_sent_also_where_somebody_else_has_sent_one_since(publish, repository):
    second = second_of(repository)
    change(second)
    git(second, "push", "--quiet", "origin", "main")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "Another change")
    with pytest.raises(Refused, match="is not at origin") as refused:
        publish("2026.1", push=True)
    commands = str(refused.value).split("`")[1::2]
    assert commands == ["git pull --no-rebase origin main", "git push --set-upstream origin main"]
    for command in commands:
        git(repository, *command.split()[1:])
    assert not publish("2026.1", push=True)[0].already


def test_a_version_is_sent_only_after_the_commit_that_it_was_made_from(publish, repository):
    change(repository)
    made = git(repository, "rev-parse", "main")
    with pytest.raises(Refused) as refused:
        publish("2026.1", push=True)
    assert refused.value.sentences == (
        f"the commit {made[:12]}, from which the version is made, is not at origin, so that others would take its "
        "changes back when they publish; send it by `git push --set-upstream origin main`, and "
        "run the command again",
    )
    assert not publish("2026.1")[0].already
    with pytest.raises(Refused, match="is not at origin"):
        publish("2026.1", push=True)
    git(repository, "push", "--quiet", "origin", "main")
    sent = "Sent to origin now: Publish 2026.1, which takes effect on 1 March 2026."
    assert publish("2026.1", push=True)[1][-1] == sent
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/main")
    git(repository, "update-ref", "-d", "refs/remotes/origin/main")
    assert publish("2026.1", push=True)[0].already


def test_a_commit_that_somebody_else_has_sent_is_looked_for_at_origin(publish, repository):
    clone = second_of(repository)
    change(repository)
    git(repository, "push", "--quiet", "origin", "main:correction")
    git(clone, "pull", "--quiet", "../repository", "main")
    assert not publish("2026.1", folder=clone, push=True)[0].already


def test_where_origin_has_no_version_yet_the_first_can_be_forgotten(publish, repository):
    publish("2026.1")
    with pytest.raises(Refused) as refused:
        publish("2026.1", "2026-04-02", push=True)
    assert "by `git update-ref -d refs/heads/gh-pages` and `git tag --delete handbook/2026.1`" in str(refused.value)
    git(repository, "update-ref", "-d", "refs/heads/gh-pages")
    git(repository, "tag", "--delete", "handbook/2026.1")
    assert not publish("2026.1", "2026-04-02", push=True)[0].already


def test_of_two_that_were_published_here_alone_each_is_sent_by_its_own_command(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    with pytest.raises(Refused, match=r"^2026\.1 was published here alone, and would be sent too; send it first, by"):
        publish("2026.2", "2026-04-01", push=True)
    assert (
        publish("2026.1", push=True)[1][-1] == "Sent to origin now: Publish 2026.1, which takes effect on 1 March 2026."
    )
    origin = repository.parent / "origin.git"
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages~1")
    assert git(origin, "tag").split() == ["handbook/2026.1"]
    assert handbook(repository, "versions").stderr.startswith("Version 2026.2 is on the branch gh-pages here alone")
    assert publish("2026.1", push=True)[1] == ["Building version 2026.1 …"]
    publish("2026.2", "2026-04-01", push=True)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")
    assert git(origin, "tag").split() == ["handbook/2026.1", "handbook/2026.2"]


def test_what_was_taken_down_may_be_taken_back(publish, repository):
    publish("2026.1", push=True)
    clone = second_of(repository)
    change(repository)
    git(repository, "push", "--quiet", "origin", "main")
    publish("2027.1", "2027-01-01", push=True)
    with pytest.raises(Refused, match=r"version 2027\.1 was made from commit"):
        publish("2027.2", "2027-02-01", folder=clone, push=True)
    withdraw(repository, Number.of("2027.1"), "cancelled", "Wanjiru Kamau <w@lakeside.example>", True, NOW, print)
    assert not publish("2027.2", "2027-02-01", folder=clone, push=True)[0].already


def test_branches_are_looked_at_as_they_are_at_origin_now(publish, repository):
    change(repository)
    git(repository, "push", "--quiet", "origin", "main:correction")
    git(repository, "fetch", "--quiet", "origin")
    publish("2026.1", push=True)
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/correction")
    with pytest.raises(Refused, match="is not at origin"):
        publish("2026.2", "2026-04-01", push=True)
    git(repository, "push", "--quiet", "origin", "main:correction")
    git(repository, "config", "--unset-all", "remote.origin.fetch")
    (repository / ".git" / "refs" / "handbook" / "origin" / "correction.lock").write_text("")
    assert not publish("2026.2", "2026-04-01", push=True)[0].already


def test_all_that_keeps_a_version_from_being_published_is_said_at_once(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", change="material")
    (repository / "docs" / "note.md").write_text("# A note\n")
    git(repository, "add", "docs")
    git(repository, "commit", "--quiet", "-m", "Add a note")
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-02-01", without=(Number.of("2025.7"),), push=True)
    assert [sentence.partition(";")[0].partition(" would ")[0] for sentence in refused.value.sentences] == [
        "there is no version 2025.7",
        "version 2026.2 is in force since 1 April 2026, and none may take effect before it",
        "2026.2 was published here alone, and",
        f"the commit {git(repository, 'rev-parse', 'HEAD').strip()[:12]}, from which the version is made, is not at "
        "origin, so that others",
    ]
    assert git(repository, "tag", "--list").split() == ["handbook/2026.1", "handbook/2026.2"]


def test_what_would_take_something_back_is_not_sent_later_either(publish, repository):
    clone = second_of(repository)
    change(repository)
    git(repository, "push", "--quiet", "origin", "main")
    publish("2026.1", push=True)
    made = git(repository, "rev-parse", "main")[:12]
    said = publish("2026.2", "2026-04-01", folder=clone)[1]
    assert f"Version 2026.1 was made from commit {made}, which no branch known here has." in " ".join(said)
    with pytest.raises(Refused, match=f"made from commit {made}, which the branch main has") as refused:
        publish("2026.2", "2026-04-01", folder=clone, push=True)
    assert "2026.2" not in git(repository.parent / "origin.git", "ls-tree", "--name-only", "gh-pages").split()
    for command in str(refused.value).split("`")[1::2]:
        git(clone, *command.split()[1:])
    assert not publish("2026.2", "2026-04-01", folder=clone, push=True)[0].already
