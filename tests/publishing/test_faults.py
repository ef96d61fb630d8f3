"""Killed at any moment, many at once, no room left: the branch is the old or the new state, and nothing is lost."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

from handbook import ROOT
from tests.publishing.repositories import GIT, git, handbook


@pytest.fixture(scope="module")
def folder(pages, tmp_path_factory):
    """The cheap pages as a folder, for processes of their own."""
    base = tmp_path_factory.mktemp("pages")
    for path, data in pages.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(data)
    return base


def start(repository, folder, version, day="2026-03-01", *more, **settings):
    command = [sys.executable, "-m", "tests.publishing.cheaply", str(repository), str(folder), version, day, *more]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env=os.environ | GIT, **settings,
    )  # fmt: skip


def heads(repository):
    """Return where the branch is here and at origin."""
    origin = repository.parent / "origin.git"
    return [git(at, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages") for at in (repository, origin)]


def holds(repository, version):
    """Return whether the branch here, where there is one, holds `version`."""
    return bool(heads(repository)[0]) and version in git(repository, "ls-tree", "--name-only", "gh-pages").split()


def whole(repository):
    """Assert that git finds nothing broken here and at origin, and that every version is what was published."""
    for at in (repository, repository.parent / "origin.git"):
        git(at, "fsck", "--full", "--strict", "--no-dangling")
    found = handbook(repository, "verify")
    assert found.returncode == 0, found.stdout + found.stderr


def kill_at_random(repository, folder, times, seed):
    """Kill `times` publications at random moments, complete each; return how many were the new state then."""
    chance, took, new = random.Random(seed), 1.0, 0
    for count in range(1, times + 1):
        version, push = f"2026.{count}", ["--push"] if count % 2 else []
        before = heads(repository)
        process = start(repository, folder, version, "2026-03-01", *push)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, took))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        there = holds(repository, version)
        assert there or heads(repository)[0] == before[0]
        new += there
        began = time.monotonic()
        again = start(repository, folder, version, "2026-03-01", *push)
        assert again.stdout
        assert again.stdout.readline() == "ready\n"
        rest = again.communicate(timeout=120)[0]
        assert again.returncode == 0, rest
        took = 0.9 * took + 0.1 * min(2.0, 1.2 * (time.monotonic() - began))
        assert holds(repository, version)
        assert git(repository, "rev-parse", f"handbook/{version}^{{commit}}")
    whole(repository)
    return new


def test_a_publication_that_is_killed_leaves_the_old_or_the_new_state(repository, folder):
    kill_at_random(repository, folder, 5, seed=1)


@pytest.mark.all
def test_two_hundred_killed_publications_break_nothing(repository, folder, measure):
    new = kill_at_random(repository, folder, 200, seed=2)
    measure("broken states after 200 killed publications", f"0 ({new} were through)", "0")


def many_at_once(places, folder, numbers, push):
    """Publish all of `numbers` at once, each from one of `places`; return the exit code of each, and what it said."""
    running = [start(place, folder, number, "2026-03-01", *push) for place, number in zip(places, numbers, strict=True)]
    said = [process.communicate(timeout=580)[0] for process in running]
    return [(process.returncode, text) for process, text in zip(running, said, strict=True)]


def published(repository):
    return {name for name in git(repository, "ls-tree", "--name-only", "gh-pages").split() if name.startswith("2026.")}


def lost_of(repository, numbers, results):
    """Return those that are neither published nor were refused with a reason, and what was said."""
    whole(repository)
    there = published(repository)
    return [
        (number, code, said)
        for number, (code, said) in zip(numbers, results, strict=True)
        if not (number in there if code == 0 else code == 3 and "would never be in force" in said)
    ]


@pytest.mark.parametrize("rounds", [1, pytest.param(10, marks=pytest.mark.all)])
def test_eight_at_once_from_one_repository_are_all_published_or_refused(repository, folder, rounds, measure):
    lost = []
    for turn in range(rounds):
        numbers = [f"2026.{turn * 8 + count}" for count in range(1, 9)]
        lost += lost_of(repository, numbers, many_at_once([repository] * 8, folder, numbers, []))
    measure(f"versions lost of {8 * rounds} published eight at once here", len(lost), "0")
    assert lost == []


@pytest.mark.parametrize("rounds", [1, pytest.param(10, marks=pytest.mark.all)])
def test_eight_at_once_from_eight_clones_are_all_published_or_refused(repository, folder, rounds, measure):
    lost = []
    clones = [repository.parent / f"clone-{count}" for count in range(8)]
    for clone in clones:
        shutil.copytree(repository, clone, symlinks=True)
    for turn in range(rounds):
        numbers = [f"2026.{turn * 8 + count}" for count in range(1, 9)]
        results = many_at_once(clones, folder, numbers, ["--push"])
        handbook(repository, "publish", "--due", "--push")
        lost += lost_of(repository, numbers, results)
    measure(f"versions lost of {8 * rounds} published eight at once from clones", len(lost), "0")
    assert lost == []


def test_a_disk_without_room_leaves_everything_as_it_was(repository, folder):
    first = start(repository, folder, "2026.1")
    assert (first.communicate(timeout=120)[1], first.returncode) == (None, 0)
    before = heads(repository)

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    full = start(repository, folder, "2026.2", "2026-04-01", preexec_fn=no_room)
    said = full.communicate(timeout=120)[0]
    assert full.returncode in (1, 4), said
    assert "Traceback" not in said
    assert heads(repository) == before
    again = start(repository, folder, "2026.2", "2026-04-01")
    again.communicate(timeout=120)
    assert again.returncode == 0
    whole(repository)
