"""What origin has lost, or has otherwise than it was published, is said to who has it; and they can send it again."""

from datetime import timedelta

import pytest

from handbook.publishing.renew import bring_up_to_date
from handbook.publishing.verify import verify
from handbook.publishing.withdraw import withdraw
from handbook.repository.here import known
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, change, commit_on_branch, git, handbook, second_of, taken_back

WHO = "Wanjiru Kamau <w@lakeside.example>"
LOST = (
    "At origin the branch gh-pages no longer holds what was sent there; ask who changed it, and `python3 -m handbook "
)


def down(folder, push=True, now=NOW):
    return withdraw(folder, Number.of("2026.1"), "personal-data", WHO, push, now, print)


def again(folder, now=NOW):
    """Do what the sentence says."""
    bring_up_to_date(folder, WHO, True, now, print)


@pytest.fixture
def origin(publish, repository):
    """Origin, after a version was published, corrected and taken down."""
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    down(repository)
    return repository.parent / "origin.git"


@pytest.mark.parametrize("commits", [1, 2])
def test_a_branch_that_was_set_back_is_said_to_who_has_all_of_it(repository, origin, commits):
    head = git(origin, "rev-parse", "gh-pages")
    git(origin, "update-ref", "refs/heads/gh-pages", f"gh-pages~{commits}")
    found = handbook(repository, "verify")
    assert (found.returncode, found.stderr) == (1, f"{LOST}publish --due --push` sends it again.\n")
    assert LOST[3:] in handbook(repository, "versions").stderr
    assert LOST[3:] in handbook(repository, "check").stdout
    again(repository)
    assert git(origin, "rev-parse", "gh-pages") == head
    assert handbook(repository, "verify").returncode == 0


def test_what_was_sent_without_its_tag_is_not_forgotten_either(publish, repository, origin):
    tag = "handbook/2026.1-taken-down"
    git(repository, "tag", "--delete", tag)
    git(origin, "tag", "--delete", tag)
    git(origin, "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    publish("2026.3", "2026-05-01", push=True, now=NOW + timedelta(days=1))
    assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"


def test_what_was_sent_to_another_host_is_sent_to_the_new_one(repository, origin):
    git(repository.parent, "init", "--quiet", "--bare", "--initial-branch=main", "new.git")
    git(repository, "remote", "set-url", "origin", str(repository.parent / "new.git"))
    git(repository, "push", "--quiet", "origin", "main")
    assert handbook(repository, "verify").stderr.startswith(LOST)
    again(repository, NOW + timedelta(days=2))
    git(repository, "remote", "set-url", "origin", str(origin))
    assert git(repository.parent / "new.git", "rev-parse", "gh-pages") == git(origin, "rev-parse", "gh-pages")


def test_where_nothing_tells_that_it_was_sent_it_can_be_sent_as_it_is(publish, repository, origin):
    git(repository.parent, "init", "--quiet", "--bare", "--initial-branch=main", "new.git")
    git(repository, "remote", "remove", "origin")
    git(repository, "remote", "add", "origin", str(repository.parent / "new.git"))
    git(repository, "push", "--quiet", "origin", "main")
    with pytest.raises(Refused, match="not if readers had it from another host before: ") as refused:
        publish("2026.3", "2026-05-01", push=True)
    git(repository, *str(refused.value).split("`")[-2].replace("'", "").split()[1:])
    assert not publish("2026.3", "2026-05-01", push=True)[0].already


def test_a_new_clone_remembers_what_it_was_made_from(publish, repository, origin):
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", str(origin), "clone")
    git(clone, "config", "user.name", "Wanjiru Kamau")
    git(clone, "config", "user.email", "w@lakeside.example")
    publish("2026.3", "2026-05-01", folder=clone)
    forger = second_of(repository)
    commit_on_branch(forger, {"2026.2/help-now/index.html": "x"}, amend=True)
    gone = [f":refs/tags/{name}" for name in git(origin, "tag").split()]
    git(forger, "push", "--quiet", "--force", "origin", "gh-pages", *gone)
    with pytest.raises(Refused, match=r"it no longer holds what was sent there, that is: Take 2026\.1 down "):
        publish("2026.4", "2026-06-01", folder=clone, push=True)


def test_what_is_taken_down_here_alone_while_origin_has_no_branch_does_not_go_along(publish, repository):
    origin = repository.parent / "origin.git"
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    git(origin, "update-ref", "-d", "refs/heads/gh-pages")
    git(repository, "fetch", "--quiet", "--prune", "origin")
    down(repository, push=False)
    assert "Version 2026.1 was taken down here alone" in handbook(repository, "versions").stderr
    with pytest.raises(Refused, match=r"2026\.1 was taken down here alone, and would be sent too"):
        again(repository)
    with pytest.raises(Refused, match=r"2026\.1 was taken down here on 1 December 2026, and was not sent") as refused:
        again(repository, NOW + timedelta(days=2))
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    again(repository)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "handbook/2026.2^{commit}")


def test_what_was_made_from_other_commits_here_alone_goes_in_its_order(publish, repository):
    publish("2026.1", push=True)
    publish("2027.1", "2027-01-01")
    change(repository)
    git(repository, "push", "--quiet", "origin", "main")
    publish("2026.2", "2026-04-01")
    git(repository, "checkout", "--quiet", "main~1")
    assert publish("2027.1", "2027-01-01", push=True)[0].already
    git(repository, "checkout", "--quiet", "main")
    assert publish("2026.2", "2026-04-01", push=True)[0].already


def test_an_edit_here_alone_beside_a_version_here_alone_is_forgotten_with_it(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01")
    commit_on_branch(repository, {"2026.1/help-now/index.html": "x"})
    with pytest.raises(Refused, match=r"here, though not at origin, 2026\.1 is not what was published") as refused:
        publish("2026.3", "2026-05-01", push=True)
    for command in str(refused.value).split("`")[3::2]:
        git(repository, *command.split()[1:])
    assert not publish("2026.2", "2026-04-01", push=True)[0].already


@pytest.fixture
def by_hand(repository, origin):
    """Return a function by which a colleague does something by hand on the branch, and sends it; it says the commit."""

    def do(*words, files=None):
        colleague = second_of(repository)
        if files:
            commit_on_branch(colleague, files)
        else:
            git(colleague, "switch", "--quiet", "gh-pages")
            git(colleague, *words)
        git(colleague, "push", "--quiet", "origin", "gh-pages")
        return git(origin, "rev-parse", "gh-pages")

    return do


def test_what_was_put_back_online_is_taken_down_again_by_what_the_sentence_says(publish, repository, origin, by_hand):
    commit = by_hand("revert", "--no-edit", "HEAD")
    found = handbook(repository, "verify")
    assert (found.returncode, commit in found.stderr) == (1, True)
    with pytest.raises(Refused, match=r"2026\.1 is not what was published") as refused:
        down(repository)
    taken_back(repository, refused.value, commit)
    assert git(origin, "cat-file", "-t", "gh-pages:2026.1/withdrawn.json") == "blob"
    assert handbook(repository, "verify").returncode == 0
    assert down(repository, now=NOW + timedelta(days=3))[1] == ""


@pytest.mark.parametrize("deleted", [True, False])
def test_what_was_taken_back_here_alone_is_said_and_sent_again(publish, repository, origin, by_hand, deleted):
    paths = git(repository, "ls-tree", "-r", "--name-only", "gh-pages", "2026.2/").splitlines()
    commit = by_hand(files=dict.fromkeys(paths) if deleted else {paths[0]: "x"})
    with pytest.raises(Refused, match=r"2026\.2 is not what was published") as refused:
        again(repository)
    taken_back(repository, refused.value, commit, send=False)
    found = handbook(repository, "verify")
    sentence = LOST if deleted else "2026.2: at origin, where readers see it, it is not what was published; `git push "
    assert (found.returncode, any(line.startswith(sentence) for line in found.stderr.splitlines())) == (1, True)
    again(repository)
    assert verify(known(repository), NOW).problems == []
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")


def test_a_tag_that_somebody_deleted_at_origin_is_noted(repository, origin):
    git(origin, "tag", "--delete", "handbook/2026.2")
    found = handbook(repository, "verify")
    sends = "git push origin handbook/2026.2"
    said = f"At origin the tag handbook/2026.2 is missing; ask who deleted it; `{sends}` sends it.\n"
    assert (found.returncode, found.stderr) == (0, said)
    git(repository, *sends.split()[1:])
    assert handbook(repository, "verify").stderr == ""
