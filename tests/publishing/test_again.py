"""The same command again: it changes nothing, whatever has happened since, and completes what is left."""

from datetime import timedelta

import pytest

from handbook.publishing import publish as publishing
from handbook.publishing.sources import committer
from handbook.publishing.withdraw import withdraw
from handbook.repository import writing
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.cheaply import numbered
from tests.publishing.repositories import NOW, commit_on_branch, git, handbook, second_of


@pytest.fixture
def telling(publish, pages, monkeypatch):
    """Publish as `publish` does, with a page that tells all that pages know of other versions."""

    def built(book, edition, site_url):
        return numbered(pages, edition) | {"known.txt": repr(edition).encode()}

    monkeypatch.setattr(publishing, "built", built)
    return publish


def test_versions_of_the_same_second_can_be_told_apart(telling):
    for number in ("2026.1", "2026.2", "2026.3"):
        telling(number)
    assert [telling(number)[0].already for number in ("2026.1", "2026.2", "2026.3")] == [True] * 3


def test_a_clock_that_was_put_back_does_not_matter(telling):
    telling("2026.1")
    telling("2026.2", "2026-04-01", now=NOW - timedelta(days=30))
    telling("2026.3", "2026-05-01", now=NOW - timedelta(days=10))
    assert telling("2026.2", "2026-04-01")[0].already


@pytest.mark.no_origin
def test_what_was_taken_down_since_does_not_matter(telling, repository):
    telling("2026.1")
    telling("2026.2", "2026-04-01")
    withdraw(repository, Number.of("2026.1"), "unsafe", committer(repository), False, NOW, print)
    assert telling("2026.2", "2026-04-01")[0].already


def test_what_comes_before_a_version_that_is_announced_does_not_change_it(telling):
    telling("2026.1")
    telling("2027.1", "2027-01-01")
    telling("2026.2", "2026-04-01")
    assert telling("2027.1", "2027-01-01")[0].already


def test_a_version_that_is_sent_later_is_at_origin_when_it_says_so(publish, repository, monkeypatch):
    publish("2026.1", push=True)
    second = second_of(repository)
    publish("2026.2", "2026-04-01")
    move = writing.move

    def late(branch, commit, push):
        monkeypatch.setattr(writing, "move", move)
        publish("2026.3", "2026-05-01", folder=second, push=True)
        return move(branch, commit, push)

    monkeypatch.setattr(writing, "move", late)
    with pytest.raises(Refused, match="each hold something that the other lacks"):
        publish("2026.2", "2026-04-01", push=True)


def test_two_who_complete_the_same_publication_do_not_stand_in_each_others_way(publish, repository):
    publish("2026.1", push=True)
    second = second_of(repository)
    git(second, "config", "user.name", "Otieno Ouma")
    publish("2026.2", "2026-04-01", push=True)
    git(repository.parent / "origin.git", "tag", "--delete", "handbook/2026.2")
    for folder in (second, repository):
        done, _ = publish("2026.2", "2026-04-01", folder=folder, push=True)
        assert (done.already, done.left) == (True, "")
    own = [git(folder, "rev-parse", "handbook/2026.2") for folder in (second, repository)]
    assert own[0] != own[1]
    assert publish("2026.3", "2026-05-01", push=True)[0].left == ""


def test_a_tag_that_names_something_else_at_origin_is_said(publish, repository):
    publish("2026.1", push=True)
    origin = repository.parent / "origin.git"
    git(repository, "push", "--quiet", "origin", "main")
    here, there = git(repository, "rev-parse", "handbook/2026.1^{commit}"), git(repository, "rev-parse", "main")
    git(origin, "-c", "user.name=x", "-c", "user.email=x@y.example", "tag", "-fam", "x", "handbook/2026.1", "main")
    done, _ = publish("2026.2", "2026-04-01", push=True)
    assert done.left == (
        f"a tag was made to name something else: handbook/2026.1 names {here} here and {there} at origin"
    )
    assert "handbook/2026.2" in git(origin, "tag").split()


def test_tags_of_ones_own_are_not_sent(publish, repository):
    git(repository, "tag", "handbook/draft")
    publish("2026.1", push=True)
    assert git(repository.parent / "origin.git", "tag").split() == ["handbook/2026.1"]


def test_branches_that_went_apart_come_together_by_what_the_sentence_says(publish, repository):
    publish("2026.1", push=True)
    second = second_of(repository)
    publish("2026.2", "2026-04-01", folder=second, push=True)
    publish("2026.3", "2026-05-01")
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", push=True)
    (sentence,) = refused.value.sentences
    done_there = "that is: Publish 2026.2, which takes effect on 1 April 2026 (Wanjiru Kamau). So forget what was"
    assert done_there in sentence
    move, forget = sentence.split("`")[1::2]
    assert (move, forget) == ("git update-ref refs/heads/gh-pages origin/gh-pages", "git tag --delete handbook/2026.3")
    for command in (move, forget):
        git(repository, *command.split()[1:])
    done, _ = publish("2026.3", "2026-05-01", push=True)
    assert [str(one.version) for one in done.record.versions] == ["2026.1", "2026.2", "2026.3"]


@pytest.mark.parametrize("lost", ["one version", "all of it"])
def test_a_branch_that_was_set_back_is_brought_back_by_what_the_sentence_says(publish, repository, lost):
    git(repository, "remote", "remove", "origin")
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    was = git(repository, "rev-parse", "gh-pages")
    publish("2026.3", "2026-05-01")
    git(repository, "tag", "--delete", "handbook/2026.3")
    git(
        repository,
        *(
            ["update-ref", "refs/heads/gh-pages", "gh-pages~2"]
            if lost == "one version"
            else ["branch", "-D", "gh-pages"]
        ),
    )
    with pytest.raises(Refused, match=r"holds? what the tag") as refused:
        publish("2026.3", "2026-05-01")
    command = refused.value.sentences[0].split("`")[3]
    assert command == "git update-ref refs/heads/gh-pages handbook/2026.2^{commit}"
    git(repository, *command.split()[1:])
    assert git(repository, "rev-parse", "gh-pages") == was
    assert not publish("2026.3", "2026-05-01")[0].already
    assert handbook(repository, "verify").returncode == 0


def test_another_text_on_a_page_that_shows_the_seal_is_another_version(publish, pages, monkeypatch):
    publish("2026.1")
    page = pages["about/changes/index.html"].replace(b"Who decides which it is?", b"Who decides?")
    assert page != pages["about/changes/index.html"]
    other = {**pages, "about/changes/index.html": page}
    monkeypatch.setattr(publishing, "built", lambda book, edition, site_url: numbered(other, edition))
    with pytest.raises(Refused, match="is published already, and readers would see something else at about/changes/;"):
        publish("2026.1")


def test_another_kind_of_change_is_not_taken_for_the_same_command(publish, repository):
    publish("2026.1", change="editorial")
    made = git(repository, "rev-parse", "--short=12", "main")
    with pytest.raises(Refused) as refused:
        publish("2026.1", change="material")
    assert refused.value.sentences == (
        "version 2026.1 is published already, as editorial, with the summary “What 2026.1 changes.”; "
        "it is on this computer alone, where nobody reads it; forget what was done here alone (Publish "
        "2026.1, which takes effect on 1 March 2026), by `git update-ref -d refs/heads/gh-pages` "
        "and `git tag --delete handbook/2026.1` (not if readers had it from another host before: `git push origin "
        "gh-pages 'refs/tags/handbook/*'` sends it as it is), and run the command again, so that it holds what was "
        f"merged since. To send it as it was made, run its own command after `git checkout {made}`",
    )
    git(repository, "remote", "remove", "origin")
    with pytest.raises(Refused, match="what is published does not change, so publish a new version"):
        publish("2026.1", change="material")


def test_a_setting_that_leaves_the_first_commit_out_of_the_log_does_not_matter(publish, repository):
    publish("2026.1")
    git(repository, "config", "log.showRoot", "false")
    assert publish("2026.1")[0].already


def test_a_version_whose_files_were_taken_away_and_brought_back_by_hand_is_still_the_same(publish, repository):
    for version, day in (("2027.1", "2027-01-01"), ("2027.3", "2027-03-01"), ("2027.2", "2027-02-01")):
        publish(version, day)
    manifest = git(repository, "show", "gh-pages:2027.3/manifest.json")
    commit_on_branch(repository, {"2027.3/manifest.json": None})
    commit_on_branch(repository, {"2027.3/manifest.json": f"{manifest}\n"})
    assert publish("2027.3", "2027-03-01")[0].already  # made beside 2027.1 alone, as it was


def test_tags_that_were_made_anew_at_origin_with_its_history_are_forgotten_here(publish, repository):
    publish("2026.1", push=True)
    clone, origin = second_of(repository), repository.parent / "origin.git"
    git(clone, "update-ref", "-d", "refs/heads/gh-pages")
    for name in ("refs/heads/gh-pages", "refs/tags/handbook/2026.1", "refs/remotes/origin/gh-pages"):
        git(repository, "update-ref", "-d", name)
        if "remotes" not in name:
            git(origin, "update-ref", "-d", name)
    publish("2026.1", push=True, now=NOW + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        publish("2026.2", "2026-04-01", folder=clone, push=True)
    (sentence,) = refused.value.sentences
    assert sentence.startswith(
        "at origin the tags handbook/2026.1 name something else, so the history was written anew"
    )
    git(clone, *sentence.split("`")[1].split()[1:])
    git(clone, "update-ref", "-d", "refs/remotes/origin/gh-pages")
    assert not publish("2026.2", "2026-04-01", folder=clone, push=True)[0].already


def test_a_tag_that_no_publication_made_is_no_sign_that_the_branch_was_written_anew(publish, repository):
    git(repository, "tag", "handbook/2020.1", "main")
    assert not publish("2026.1", push=True)[0].already
