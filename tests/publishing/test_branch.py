"""The branch through any trouble: it is the old or the new state, and the same command again succeeds."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from handbook.publishing.renew import bring_up_to_date, rebuild
from handbook.publishing.sources import committer
from handbook.publishing.withdraw import withdraw
from handbook.repository import writing
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, commit_on_branch, git, handbook, second_of, tree


def number(typed):
    return Number.of(typed)


@pytest.mark.no_origin
def test_twenty_versions_stand_side_by_side_each_as_on_its_day(publish, repository):
    trees = {}
    for count in range(1, 21):
        done, _ = publish(f"2026.{count}", f"2026-01-{count:02}", change="material" if count % 3 else "editorial")
        assert not done.already
        trees[f"2026.{count}"] = tree(repository, f"2026.{count}")
        assert {name: tree(repository, name) for name in trees} == trees
    found = handbook(repository, "verify")
    assert (found.returncode, found.stderr) == (0, "")
    assert "of 20 versions compared" in found.stdout
    assert 'content="0; url=../2026.20/help-now/"' in git(repository, "show", "gh-pages:help-now/index.html")


@pytest.mark.parametrize(
    ("effective", "typed", "sentence"),
    [
        ("2026-02-28", "2026.9", "version 2026.2 is in force since 1 March 2026, and none may take effect before it"),
        (
            "2026-04-01",
            "2026.1.1",
            "version 2026.1.1 would take the place of 2026.2, which has the higher number, so that readers would take "
            "it for the older one; choose a number above 2026.2",
        ),
        ("2026-03-01", "2026.1", "version 2026.1 would never be in force, because 2026.2 takes effect on the same day"),
    ],
)
def test_no_version_may_rewrite_what_was_in_force(publish, effective, typed, sentence):
    publish("2026.2")
    with pytest.raises(Refused, match=sentence):
        publish(typed, effective)


def test_of_two_that_are_announced_for_one_day_none_is_published_that_would_never_hold(publish):
    publish("2027.2", "2027-01-01")
    with pytest.raises(Refused) as refused:
        publish("2027.1", "2027-01-01")
    assert refused.value.sentences == (
        "version 2027.1 would never be in force, because 2027.2 takes effect on the same day and has the higher "
        "number; choose a number above it, or a later day",
    )


def test_a_correction_may_take_effect_on_the_same_day_and_before_what_is_announced(publish, repository):
    publish("2026.1")
    publish("2027.1", "2027-01-01")
    done, _ = publish("2026.2", "2026-03-01", change="editorial")
    assert str(done.record.current) == "2026.2"
    assert str(done.record.manifests[number("2026.2")].before) == "2026.1"


def test_an_address_that_a_later_version_lacks_is_said(publish, monkeypatch, repository):
    from handbook.publishing import publish as publishing

    publish("2026.1")
    publish("2027.1", "2027-01-01")
    few = vars(publishing)["built"]

    def more(book, edition, site_url):
        return few(book, edition, site_url) | {"new/index.html": b"<!doctype html><html><head></head></html>"}

    monkeypatch.setattr(publishing, "built", more)
    with pytest.raises(Refused, match=r"`new/` is a page of this version, and none of 2027\.1, which is announced"):
        publish("2026.2", "2026-04-01")
    publish("2027.2", "2027-01-01")  # for the same day, and with the page: 2027.1 will never hold
    publish("2026.2", "2026-04-01")


def test_bringing_up_to_date_sends_no_version_that_was_published_here_alone(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01")
    publish("2026.3", "2026-05-01")
    origin = git(repository.parent / "origin.git", "rev-parse", "gh-pages")
    sentence = (
        r"2026\.2, 2026\.3 were published here alone, and would be sent too; send each of them first, in the "
        r"order of their making, by the command that did it, with --push; or forget what was done here alone "
        r"\(Publish 2026\.2, .*; Publish 2026\.3, which takes effect on 1 May 2026\), by `git update-ref "
        r"refs/heads/gh-pages origin/gh-pages` "
        r"and `git tag --delete handbook/2026\.2 handbook/2026\.3`"
    )
    for renewed in (bring_up_to_date, rebuild):
        with pytest.raises(Refused, match=sentence):
            renewed(repository, committer(repository), True, NOW, print)
    assert git(repository.parent / "origin.git", "rev-parse", "gh-pages") == origin
    publish("2026.2", "2026-04-01", push=True)
    publish("2026.3", "2026-05-01", push=True)
    bring_up_to_date(repository, committer(repository), True, NOW, print)


def test_the_list_says_until_when_a_version_held_that_was_corrected_on_its_day(publish, repository):
    publish("2026.1", "2026-12-01")
    publish("2026.1.1", "2026-12-01")
    assert "Until 2026.1.1 took its place on 1 December 2026" in handbook(repository, "versions").stdout
    assert "Until 2026.1.1 took its place on 1 December 2026" in git(repository, "show", "gh-pages:versions/index.html")


def test_an_announced_version_comes_into_force_on_its_day(publish, repository):
    publish("2026.1", push=True)
    publish("2027.1", "2027-01-01", push=True)
    who = committer(repository)
    unchanged = git(repository, "rev-parse", "gh-pages")
    record = bring_up_to_date(repository, who, True, datetime(2026, 12, 31, 20, 59, tzinfo=UTC), print)
    assert (str(record.current), git(repository, "rev-parse", "gh-pages")) == ("2026.1", unchanged)
    record = bring_up_to_date(
        repository, who, True, datetime(2026, 12, 31, 21, tzinfo=UTC), print
    )  # midnight in Nairobi
    assert str(record.current) == "2027.1"
    assert 'content="0; url=../2027.1/help-now/"' in git(repository, "show", "gh-pages:help-now/index.html")
    assert git(repository.parent / "origin.git", "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")
    assert handbook(repository, "verify").returncode == 0


@pytest.mark.no_origin
def test_check_says_when_what_is_due_is_not_led_to(publish, repository):
    long_ago = NOW - timedelta(days=900)
    publish("2024.1", "2024-01-01", now=long_ago)
    publish("2025.1", "2025-01-01", now=long_ago)
    done = handbook(repository, "check")
    assert done.returncode == 0
    sentence = (
        "version 2025.1 is in force since 1 January 2025, and without scripts plain addresses still lead to version"
    )
    assert f"gh-pages:1:1: warning: {sentence} 2024.1; run `python3 -m handbook publish --due --push`" in done.stdout
    assert handbook(repository, "publish", "--due").returncode == 0
    assert "gh-pages" not in handbook(repository, "check").stdout


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        (None, "the index `versions.json` is missing"),
        ("{", "the index `versions.json` cannot be read"),
        ("{}", "the index `versions.json` cannot be read"),
        ("[]", "the index `versions.json` does not say what the folders hold"),
    ],
)
def test_a_damaged_index_is_refused_and_made_again_to_the_same_bytes(publish, repository, index, sentence):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    whole = git(repository, "rev-parse", "gh-pages^{tree}")
    commit_on_branch(repository, {"versions.json": index})
    with pytest.raises(Refused, match=sentence):
        publish("2026.3", "2026-05-01")
    assert rebuild(repository, committer(repository), False, NOW, print).current == number("2026.2")
    assert git(repository, "rev-parse", "gh-pages^{tree}") == whole
    publish("2026.3", "2026-05-01")


def test_a_tag_that_is_missing_is_made_by_the_same_command(publish, repository):
    publish("2026.1")
    tag = git(repository, "rev-parse", "handbook/2026.1^{commit}")
    git(repository, "tag", "--delete", "handbook/2026.1")
    assert "2026.1 has no tag here" in handbook(repository, "verify").stderr
    publish("2026.2", "2026-04-01")
    again, _ = publish("2026.1")
    assert again.already
    assert git(repository, "rev-parse", "handbook/2026.1^{commit}") == tag


def test_what_was_published_without_push_is_sent_by_the_same_command_with_all_tags(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    for number, effective in (("2026.1", "2026-03-01"), ("2026.2", "2026-04-01")):
        assert publish(number, effective, push=True)[0].already
    origin = repository.parent / "origin.git"
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")
    assert git(origin, "tag").split() == ["handbook/2026.1", "handbook/2026.2"]


def test_what_another_clone_has_published_is_built_upon(publish, repository):
    publish("2026.1", push=True)
    other = repository.parent / "other"
    git(repository.parent, "clone", "--quiet", "--no-checkout", str(repository.parent / "origin.git"), str(other))
    second = second_of(repository)
    publish("2026.2", "2026-04-01", folder=second, push=True)
    done, _ = publish("2026.3", "2026-05-01", push=True)
    assert [str(one.version) for one in done.record.versions] == ["2026.1", "2026.2", "2026.3"]


def test_one_who_was_quicker_at_origin_is_built_upon(publish, repository, monkeypatch):
    publish("2026.1", push=True)
    second = second_of(repository)
    move, seen = writing.move, list[int]()

    def late(branch, commit, push):
        if not seen:
            seen.append(1)
            publish("2026.2", "2026-04-01", folder=second, push=True)
        return move(branch, commit, push)

    monkeypatch.setattr(writing, "move", late)
    done, said = publish("2026.3", "2026-05-01", push=True)
    assert "Somebody else has published meanwhile; trying again on top of it …" in said
    assert str(done.record.manifests[number("2026.3")].before) == "2026.2"
    assert handbook(repository, "verify").returncode == 0


def test_branches_that_went_apart_are_refused(publish, repository):
    publish("2026.1", push=True)
    second = second_of(repository)
    publish("2026.2", "2026-04-01", folder=second, push=True)
    publish("2026.3", "2026-05-01")
    with pytest.raises(Refused, match="each hold something that the other lacks"):
        publish("2026.4", "2026-06-01", push=True)


def test_a_push_that_is_rejected_leaves_both_as_they_were(publish, repository):
    origin = repository.parent / "origin.git"
    hook = origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'branches are frozen this week' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(OSError, match="branches are frozen this week"):
        publish("2026.1", push=True)
    assert git(repository, "for-each-ref", "refs/heads/gh-pages", "refs/tags") == ""
    hook.unlink()
    publish("2026.1", push=True)
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")


def test_an_origin_that_cannot_be_reached_is_said(publish, repository):
    git(repository, "remote", "set-url", "origin", str(repository.parent / "nowhere.git"))
    with pytest.raises(OSError, match="origin could not be reached"):
        publish("2026.1", push=True)
    with pytest.raises(Refused, match="nothing is known here of what has been published"):
        publish("2026.1")
    git(repository, "remote", "remove", "origin")
    with pytest.raises(Refused, match="there is no repository named origin to send it to"):
        publish("2026.1", push=True)
    publish("2026.1")


@pytest.mark.parametrize("index", ['[{"version": "1.0", "title": "1.0", "aliases": ["latest"]}]', "[]", "no index"])
def test_a_branch_that_mike_alone_has_published_to_is_said_to_be_somebody_elses(publish, repository, index):
    page = git(repository, "hash-object", "-w", "--stdin", given="x")
    blob = git(repository, "hash-object", "-w", "--stdin", given=index)
    folder = git(repository, "mktree", given=f"100644 blob {page}\tindex.html\n")
    rows = f"040000 tree {folder}\t1.0\n100644 blob {blob}\tversions.json\n"
    whole = git(repository, "mktree", given=rows)
    git(repository, "branch", "gh-pages", git(repository, "commit-tree", whole, "-m", "Deployed"))
    with pytest.raises(Refused, match="holds something that was not published by this command"):
        publish("2026.1")
    done = handbook(repository, "verify")
    assert (done.returncode, "holds something that was not published by this" in done.stderr) == (3, True)


def test_a_branch_of_somebody_else_is_left_alone(publish, repository):
    git(repository, "branch", "gh-pages")
    with pytest.raises(Refused, match="holds something that was not published by this command"):
        publish("2026.1")


def test_a_file_for_the_host_stays_on_the_branch(publish, repository):
    empty = git(repository, "mktree", given="")
    blob = git(repository, "hash-object", "-w", "--stdin", given="handbook.lakeside.example")
    own = git(repository, "mktree", given=f"100644 blob {blob}\tCNAME\n")
    assert empty != own
    commit = git(repository, "commit-tree", own, "-m", "A name")
    git(repository, "branch", "gh-pages", commit)
    publish("2026.1")
    assert git(repository, "show", "gh-pages:CNAME") == "handbook.lakeside.example"


def test_mike_reads_the_list_of_versions(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    publish("2027.1", "2027-01-01")
    command = [sys.executable, "-c", "from mike.driver import main; main()", "list", "--branch", "gh-pages"]
    listed = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.splitlines() == [
        '"2027.1, from 1 January 2027" (2027.1)',
        '"2026.2, from 1 April 2026" (2026.2) [current]',
        '"2026.1, from 1 March 2026" (2026.1)',
    ]


@pytest.mark.no_origin
def test_a_tag_is_signed_where_git_signs_tags_and_its_signature_is_looked_at(publish, repository, tmp_path):
    keys = [tmp_path / name for name in ("key", "other")]
    for key in keys:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    git(repository, "config", "gpg.format", "ssh")
    git(repository, "config", "user.signingkey", f"{keys[0]}.pub")
    git(repository, "config", "tag.gpgSign", "true")
    publish("2026.1")
    assert "could not be confirmed" in handbook(repository, "verify").stderr
    signers = tmp_path / "signers"
    git(repository, "config", "gpg.ssh.allowedSignersFile", str(signers))
    signers.write_text(f"wanjiru@lakeside.example {keys[0].with_suffix('.pub').read_text()}")
    assert handbook(repository, "verify").stderr == ""
    signers.write_text(f"wanjiru@lakeside.example {keys[1].with_suffix('.pub').read_text()}")
    assert (
        "2026.1: the signature of the tag handbook/2026.1 could not be confirmed"
        in handbook(repository, "verify").stderr
    )


def test_a_tag_that_cannot_be_signed_is_said_and_made_by_the_same_command(publish, repository, tmp_path):
    git(repository, "config", "gpg.format", "ssh")
    git(repository, "config", "user.signingkey", str(tmp_path / "nowhere.pub"))
    git(repository, "config", "tag.gpgSign", "true")
    done, _ = publish("2026.1")
    assert done.left.startswith("git ")
    assert "tag handbook/2026.1" in done.left
    assert git(repository, "tag") == ""
    git(repository, "config", "tag.gpgSign", "false")
    again, _ = publish("2026.1")
    assert (again.already, again.left) == (True, "")
    assert git(repository, "tag") == "handbook/2026.1"


def test_the_list_names_the_day_of_publication_where_the_organization_is(publish, repository):
    publish("2026.1", "2026-11-30", now=datetime(2026, 11, 30, 22, 30, tzinfo=UTC))  # 1 December in Nairobi
    page = git(repository, "show", "gh-pages:versions/index.html")
    assert page.lower().count("published on 1 december 2026") == 2
    assert "on 30 November" not in page


def test_a_tag_that_was_put_on_another_commit_is_said_with_the_command_that_takes_it_away(publish, repository):
    publish("2026.1")
    commit = git(repository, "rev-parse", "gh-pages")
    git(repository, "tag", "--force", "handbook/2026.1", "main")
    there = git(repository, "rev-parse", "main")
    done, _ = publish("2026.1")
    assert done.left == (
        f"the tag handbook/2026.1 is there already, and names {there} and not {commit}; "
        "ask who made it, and take it away by `git tag --delete handbook/2026.1`"
    )
    git(repository, "tag", "--delete", "handbook/2026.1")
    assert publish("2026.1")[0].left == ""
    assert git(repository, "rev-parse", "handbook/2026.1^{commit}") == commit


def test_branches_whose_names_begin_like_it_are_named(publish, repository):
    git(repository, "branch", "gh-pages/a")
    git(repository, "branch", "gh-pages/b")
    with pytest.raises(Refused) as refused:
        publish("2026.1")
    assert refused.value.sentences == (
        "branches here stand in the way of gh-pages (gh-pages/a, gh-pages/b); rename them by `git branch -m`",
    )


def test_a_branch_that_vanished_at_origin_is_sent_there_again(publish, repository):
    publish("2026.1", push=True)
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/gh-pages")
    _, said = publish("2026.2", "2026-04-01", push=True)
    assert said[-1] == "Sent to origin now: Publish 2026.1, which takes effect on 1 March 2026."
    assert git(repository.parent / "origin.git", "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")


def test_a_number_above_one_that_was_taken_down_need_not_be_chosen(publish, repository):
    publish("2026.1", push=True)
    publish("2027.9", "2026-12-24", push=True)
    withdraw(repository, number("2027.9"), "cancelled", committer(repository), True, NOW, print)
    assert not publish("2026.2", "2026-12-25", push=True)[0].already
