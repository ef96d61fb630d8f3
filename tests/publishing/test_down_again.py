"""What was taken down stays down: a branch that no longer says so is noticed, and the way back leads to it."""

from datetime import timedelta

import pytest

from handbook.publishing.verify import verify
from handbook.publishing.withdraw import withdraw
from handbook.repository.here import known
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, git, handbook, second_of

WHO = "Wanjiru Kamau <w@lakeside.example>"
DOWN = "handbook/2026.1-taken-down"


def down(folder, push=True, now=NOW):
    return withdraw(folder, Number.of("2026.1"), "personal-data", WHO, push, now, print)


@pytest.fixture
def colleague(publish, repository):
    """Somebody else's clone, after a version was taken down and they have heard of it."""
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    down(repository)
    git(repository, "branch", "--quiet", "--move", "gh-pages", "elsewhere")
    clone = second_of(repository)
    git(repository, "branch", "--quiet", "--move", "elsewhere", "gh-pages")
    git(clone, "branch", "--quiet", "-D", "elsewhere")
    return clone


def test_a_branch_that_was_set_back_before_a_taking_down_is_noticed_and_brought_back(publish, repository, colleague):
    origin = repository.parent / "origin.git"
    commit = git(origin, "rev-parse", "gh-pages")
    git(origin, "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    found = handbook(colleague, "verify")
    said = f"2026.1: the branch gh-pages was written anew; it no longer holds commit {commit} ({DOWN})"
    assert (found.returncode, said in found.stderr.splitlines()) == (1, True)
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", folder=colleague, push=True)
    assert f"does not hold what the tag {DOWN} names, so this clone is behind, or somebody" in str(refused.value)
    command = str(refused.value).split("`")[-2]
    assert command == f"git update-ref refs/heads/gh-pages {DOWN}^{{commit}}"
    git(colleague, *command.split()[1:])
    publish("2026.3", "2026-05-01", folder=colleague, push=True)
    assert verify(known(colleague), NOW).problems == []
    assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"


def test_what_was_taken_down_goes_along_with_a_version_that_is_sent_again(publish, repository, colleague):
    origin = repository.parent / "origin.git"
    for lost in (("refs/heads/gh-pages", "gh-pages~2"), ("-d", "refs/heads/gh-pages")):
        git(origin, "update-ref", *lost)
        assert publish("2026.2", "2026-04-01", push=True)[0].already
        assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"


def test_of_what_was_done_here_alone_each_is_sent_by_its_own_command_in_turn(publish, repository):
    origin = repository.parent / "origin.git"
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    publish("2026.3", "2026-05-01")
    down(repository, push=False)
    publish("2026.4", "2026-06-01")
    with pytest.raises(Refused, match=r"^2026\.3 was published here alone, and would be sent too; send it first"):
        down(repository)
    with pytest.raises(Refused, match=r"^2026\.3 was published here alone and 2026\.1 was taken down here alone, and"):
        publish("2026.4", "2026-06-01", push=True)
    publish("2026.3", "2026-05-01", push=True)
    with pytest.raises(Refused, match=r"^2026\.1 was taken down here alone, and would be sent too; send it first"):
        publish("2026.4", "2026-06-01", push=True)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages~2")
    down(repository)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages~1")
    publish("2026.4", "2026-06-01", push=True)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")
    assert git(origin, "tag").split() == git(repository, "tag").split()


def test_where_somebody_put_it_back_and_took_the_tags_too_nothing_goes_along_unasked(publish, repository, colleague):
    origin = repository.parent / "origin.git"
    git(repository, "switch", "--quiet", "gh-pages")
    git(repository, "revert", "--no-edit", "HEAD")
    git(repository, "switch", "--quiet", "main")
    git(repository, "push", "--quiet", "origin", "gh-pages", f":refs/tags/{DOWN}")
    git(repository, "tag", "--delete", DOWN)
    publish("2026.3", "2026-05-01")
    with pytest.raises(Refused, match=r"^2026\.3 was published here alone, and would be sent too"):
        down(repository)
    publish("2026.3", "2026-05-01", push=True)
    down(repository)
    assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"


def test_who_took_it_down_brings_it_back_also_days_later(publish, repository, colleague):
    origin = repository.parent / "origin.git"
    git(origin, "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    publish("2026.3", "2026-05-01", push=True, now=NOW + timedelta(days=1))
    assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"


def test_a_branch_that_was_deleted_comes_back_with_what_was_taken_down(publish, repository, colleague):
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/gh-pages")
    way = f"git update-ref refs/heads/gh-pages {DOWN}^{{commit}}"
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", folder=colleague, push=True)
    assert str(refused.value).endswith(f"`{way}` brings it back")
    done = handbook(colleague, "verify")
    assert done.stderr.startswith(
        f"The branch gh-pages is not here, and tags say that 2026.1, 2026.2 stood on it; `{way}` brings it back."
    )
    git(colleague, *way.split()[1:])
    publish("2026.3", "2026-05-01", folder=colleague, push=True)
    assert "personal-data" in git(repository.parent / "origin.git", "show", "gh-pages:2026.1/withdrawn.json")


def test_a_tag_that_could_not_be_made_is_made_by_the_same_command(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    git(repository, "config", "tag.gpgSign", "true")
    git(repository, "config", "gpg.program", "false")
    words = ("withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    done = handbook(repository, *words)
    assert done.returncode == 4, done.stderr
    assert f"One thing is left: git could not make the tag {DOWN}" in done.stderr
    note = "That 2026.1 was taken down has no tag here; the command that took it down makes it again."
    assert note in handbook(repository, "verify").stderr.splitlines()
    git(repository, "config", "tag.gpgSign", "false")
    assert handbook(repository, *words).returncode == 0
    assert git(repository, "rev-parse", f"{DOWN}^{{commit}}") == git(repository, "rev-parse", "gh-pages")
    assert note not in handbook(repository, "verify").stderr


def test_verify_asks_origin_for_what_it_has_now(publish, repository, colleague):
    publish("2026.3", "2026-05-01", push=True)
    assert "of 3 versions compared" in handbook(colleague, "verify").stdout
    git(colleague, "remote", "set-url", "origin", "nowhere.git")
    found = handbook(colleague, "verify")
    assert found.returncode == 0
    assert found.stderr.startswith("This is about what was known here: origin could not be reached: ")
