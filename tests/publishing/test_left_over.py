"""What a killed git, a power cut or a lost connection leaves: it does not matter, or is said with its remedy."""

import os
import shutil
import socket
import threading

import pytest

from handbook.publishing import publish as publishing
from handbook.repository import writing
from handbook.repository.git import GitFailed
from handbook.repository.here import known
from handbook.repository.locks import patiently
from handbook.repository.refused import Refused
from handbook.repository.remote import Remote
from handbook.verbs import parser
from handbook.verbs import publish as publish_verb
from tests.publishing.repositories import git, handbook

FAILS_AFTERWARDS = """#!/bin/sh
case "$*" in
  *objecttype*) [ ! -e .git/refs/heads/gh-pages ] || {{ echo "fatal: not now" >&2; exit 128; }} ;;
esac
exec {git} "$@"
"""
"""A git that cannot look at the branch once it is there."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr("handbook.repository.locks._STALE", 0.3)
    monkeypatch.setattr("handbook.repository.locks._STALE_ALL", 0.3)


@pytest.mark.parametrize(
    "lock",
    [
        "refs/heads/gh-pages.lock",
        "refs/handbook/publishing.lock",
        "refs/remotes/origin/gh-pages.lock",
        "refs/tags/handbook/2026.2.lock",
        "packed-refs.lock",
        "index.lock",
    ],
)
def test_a_lock_here_does_not_matter(publish, repository, lock):
    publish("2026.1", push=True)
    path = repository / ".git" / lock
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    done, _ = publish("2026.2", "2026-04-01", push=True)
    assert done.left == ""
    origin = repository.parent / "origin.git"
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages", "--")[:40]
    assert "handbook/2026.2" in git(origin, "tag").split()


def test_a_lock_on_what_is_fetched_does_not_matter(publish, repository):
    publish("2026.1", push=True)
    for name in ("refs/remotes/origin/gh-pages", "refs/tags/handbook/2026.1"):
        git(repository, "update-ref", "-d", name)
        (repository / ".git" / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / ".git" / f"{name}.lock").write_text("")
    assert publish("2026.2", "2026-04-01", push=True)[0].left == ""


@pytest.mark.parametrize("lock", ["refs/heads/gh-pages", "refs/tags/handbook/2026.2"])
@pytest.mark.parametrize("way", ["{origin}", "file://{origin}", "../origin.git"])
def test_a_lock_that_was_left_in_a_folder_that_is_origin_does_not_matter(publish, repository, lock, way):
    origin = repository.parent / "origin.git"
    git(repository, "remote", "set-url", "origin", way.format(origin=origin))
    publish("2026.1", push=True)
    held = origin / f"{lock}.lock"
    held.parent.mkdir(parents=True, exist_ok=True)
    held.write_text("")
    done, _ = publish("2026.2", "2026-04-01", push=True)
    assert (done.already, done.left) == (False, "")
    assert git(origin, "tag").split() == ["handbook/2026.1", "handbook/2026.2"]


def test_a_lock_at_an_origin_elsewhere_is_named(publish, repository):
    publish("2026.1", push=True)
    git(repository, "config", "protocol.ext.allow", "always")  # as over a network: no folder that is seen from here
    git(repository, "remote", "set-url", "origin", f"ext::git %s {repository.parent / 'origin.git'}")
    lock = repository.parent / "origin.git" / "refs" / "heads" / "gh-pages.lock"
    lock.write_text("")
    with pytest.raises(GitFailed, match=r"^origin did not take it: .*gh-pages\.lock': File exists$"):
        publish("2026.2", "2026-04-01", push=True)
    lock.unlink()
    assert not publish("2026.2", "2026-04-01", push=True)[0].already


def test_a_lock_that_somebody_holds_is_waited_for(publish, repository, monkeypatch):
    publish("2026.1", push=True)
    monkeypatch.setattr("handbook.repository.locks._STALE", 30)
    lock = repository / ".git" / "refs" / "heads" / "gh-pages.lock"
    lock.write_text("")
    there: list[bool] = []

    def freed():
        there.append(lock.exists())
        lock.unlink(missing_ok=True)

    timer = threading.Timer(1.5, freed)
    timer.start()
    done, _ = publish("2026.2", "2026-04-01")
    timer.join()
    assert (there, done.already) == ([True], False)


def test_a_lock_on_all_names_that_another_command_of_gits_holds_is_waited_for(publish, repository, monkeypatch):
    publish("2026.1")
    monkeypatch.setattr("handbook.repository.locks._STALE_ALL", 30)
    lock = repository / ".git" / "packed-refs.lock"
    lock.write_text("")
    there: list[bool] = []

    def freed():
        there.append(lock.exists())
        lock.unlink(missing_ok=True)

    timer = threading.Timer(4, freed)  # git itself waits for a second
    timer.start()
    done = patiently(repository, ["refs/heads/gh-pages"], "pack-refs", "--all")
    timer.join()
    assert (there, done.returncode) == ([True], 0)


def test_what_cannot_be_looked_at_after_a_publication_does_not_undo_it(repository, tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "git").write_text(FAILS_AFTERWARDS.format(git=shutil.which("git")))
    (tools / "git").chmod(0o755)
    words = ("publish", "2026.1", "--effective", "2026-03-01", "--change", "material", "--summary", "All is new.")
    done = handbook(repository, *words, PATH=f"{tools}{os.pathsep}{os.environ['PATH']}")
    said = done.stderr.splitlines()
    assert any(line.startswith("Published on the branch gh-pages here. Version 2026.1 ") for line in said), said
    assert said[-1].startswith("One thing is left: the branch gh-pages here is damaged")
    assert "Nothing was published" not in done.stderr
    assert done.returncode == 4


def test_tags_that_origin_does_not_take_are_said(publish, repository):
    hook = repository.parent / "origin.git" / "hooks" / "update"
    hook.write_text("#!/bin/sh\ncase $1 in refs/tags/*) echo no tags here >&2; exit 1;; esac\n")
    hook.chmod(0o755)
    done, _ = publish("2026.1", push=True)
    assert done.left.startswith("origin did not take handbook/2026.1: no tags here")
    hook.unlink()
    assert publish("2026.1", push=True)[0].left == ""


@pytest.mark.parametrize("content", ["", "0123456789012345678901234567890123456789\n", "\0" * 41])
def test_a_branch_that_a_power_cut_has_damaged_is_said_and_comes_back_from_origin(publish, repository, content):
    publish("2026.1", push=True)
    (repository / ".git" / "refs" / "heads" / "gh-pages").write_text(content)
    with pytest.raises(Refused, match="the branch gh-pages here is damaged, as it may be after a power cut") as refused:
        publish("2026.2", "2026-04-01")
    (repository / refused.value.sentences[0].split("`")[1]).unlink()
    done, _ = publish("2026.2", "2026-04-01")
    assert [str(one.version) for one in done.record.versions] == ["2026.1", "2026.2"]


def test_what_origin_has_taken_is_published_though_the_branch_here_could_not_follow(publish, repository):
    publish("2026.1", push=True)
    hook = repository / ".git" / "hooks" / "reference-transaction"
    hook.write_text("#!/bin/sh\ngrep -q refs/heads/gh-pages && exit 1\nexit 0\n")
    hook.chmod(0o755)
    done, said = publish("2026.2", "2026-04-01", push=True)
    assert (done.already, done.left, said[0]) == (False, "", "Building version 2026.2 …")
    assert git(repository, "rev-parse", "gh-pages") != git(repository, "rev-parse", "origin/gh-pages")
    with pytest.raises(GitFailed, match=r"^git could not move the branch gh-pages: .*aborted by hook"):
        publish("2026.3", "2026-05-01")
    hook.unlink()
    publish("2026.3", "2026-05-01")
    assert handbook(repository, "verify").returncode == 0


def test_an_origin_that_vanishes_before_it_is_sent_to_leaves_everything_as_it_was(publish, repository, monkeypatch):
    publish("2026.1", push=True)
    before = git(repository, "for-each-ref", "refs/heads", "refs/tags")
    origin = repository.parent / "origin.git"
    build = vars(publishing)["built"]

    def built(*words):
        origin.rename(origin.with_suffix(".away"))
        return build(*words)

    monkeypatch.setattr(publishing, "built", built)
    with pytest.raises(GitFailed, match=r"^origin did not take it: .*does not appear to be a git repository"):
        publish("2026.2", "2026-04-01", push=True)
    assert git(repository, "for-each-ref", "refs/heads", "refs/tags") == before
    monkeypatch.setattr(publishing, "built", build)
    origin.with_suffix(".away").rename(origin)
    assert publish("2026.2", "2026-04-01", push=True)[0].left == ""


def test_an_origin_that_vanishes_before_the_tag_is_sent_leaves_a_version_and_says_what_is_left(
    publish, repository, monkeypatch
):
    origin = repository.parent / "origin.git"
    send = Remote.send

    def vanishing(remote, commit):
        sent = send(remote, commit)
        origin.rename(origin.with_suffix(".away"))
        return sent

    monkeypatch.setattr(Remote, "send", vanishing)
    done, _ = publish("2026.1", push=True)
    assert done.left.startswith("origin could not be reached: ")
    monkeypatch.setattr(Remote, "send", send)
    origin.with_suffix(".away").rename(origin)
    assert publish("2026.1", push=True)[0].left == ""
    assert git(origin, "tag") == "handbook/2026.1"


def test_a_host_that_never_answers_is_not_waited_for_for_ever(publish, repository, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        held = []
        threading.Thread(target=lambda: held.append(silent.accept()), daemon=True).start()
        git(repository, "remote", "set-url", "origin", f"http://127.0.0.1:{silent.getsockname()[1]}/x.git")
        monkeypatch.setenv("GIT_HTTP_LOW_SPEED_TIME", "1")
        with pytest.raises(GitFailed, match=r"^origin could not be reached: "):
            publish("2026.1", push=True)


def test_who_stops_it_is_told_where_things_are(monkeypatch, capsys):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(publish_verb, "_publish", stopped)
    words = parser().parse_args(["publish", "2026.1", "--effective", "2026-03-01", "--change", "material"])
    with pytest.raises(KeyboardInterrupt):
        publish_verb.run(words)
    assert capsys.readouterr().err == (
        "What was published before is as it was; the same command goes on from where it is.\n"
    )


def test_what_others_publish_all_the_time_ends_in_a_sentence(publish, repository, monkeypatch):
    monkeypatch.setattr(writing, "move", lambda *_: False)
    monkeypatch.setattr(writing, "_ATTEMPTS", 2)
    with pytest.raises(Refused, match="others have published at the same time 2 times over; run the command again"):
        publish("2026.1")
    assert known(repository).head is None
