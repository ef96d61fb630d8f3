"""Killed at any moment, many at once, no room left: the branch is the old or the new state, and nothing is lost."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from handbook import ROOT
from tests.publishing.repositories import GIT, git, handbook


class Publications:
    """Publications in processes of their own, started by one that has read the book."""

    def __init__(self, repository, pages, said):
        command = [sys.executable, "-m", "tests.publishing.cheaply", str(repository), str(pages)]
        self._starter = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | GIT
        )
        self._said = said

    def start(self, folder, version, day="2026-03-01", push=False, most=None):
        """Start one; return its process, whose group is its own."""
        return int(self._ask("start", str(folder), version, day, push, str(self._said / version), most))

    def end(self, process, version):
        """Wait for one; return its exit code and what it said."""
        code = int(self._ask("wait", process))
        return code, (self._said / version).read_text(encoding="utf-8")

    def run(self, folder, version, *more, **settings):
        return self.end(self.start(folder, version, *more, **settings), version)

    def close(self):
        self._starter.communicate()

    def _ask(self, *words):
        assert self._starter.stdin and self._starter.stdout
        self._starter.stdin.write(json.dumps(words) + "\n")
        self._starter.stdin.flush()
        return self._starter.stdout.readline()


@pytest.fixture(scope="module")
def publications(pages, prepared, tmp_path_factory):
    folder, said = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("said")
    for path, data in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    found = Publications(prepared, folder, said)
    yield found
    found.close()


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


def kill_at_random(repository, publications, times, seed):
    """Kill `times` publications at random moments, complete each; return which state each had left."""
    chance, took, states = random.Random(seed), 0.6, []
    for count in range(1, times + 1):
        version, push = f"2026.{count}", 2 * count <= times
        before = heads(repository)
        process = publications.start(repository, version, push=push)
        time.sleep(chance.uniform(0, took))
        os.killpg(process, signal.SIGKILL)
        publications.end(process, version)
        same = heads(repository)[0] == before[0]
        states.append("new" if holds(repository, version) else "old" if same else "broken")
        began = time.monotonic()
        code, said = publications.run(repository, version, push=push)
        assert code == 0, said
        took = 0.9 * took + 0.1 * min(2.0, 1.2 * (time.monotonic() - began))
        assert holds(repository, version)
        assert git(repository, "rev-parse", f"handbook/{version}^{{commit}}")
    return states


def test_a_publication_that_is_killed_leaves_the_old_or_the_new_state(repository, publications):
    states = kill_at_random(repository, publications, 12, seed=1)
    assert len(states) == 12 and set(states) <= {"old", "new"}
    assert published(repository) == {f"2026.{count}" for count in range(1, 13)}
    whole(repository)


@pytest.mark.all
def test_two_hundred_killed_publications_break_nothing(repository, publications, measure):
    states = kill_at_random(repository, publications, 200, seed=2)
    broken, new = states.count("broken"), states.count("new")
    measure("broken states after 200 killed publications", f"{broken} ({new} were through)", "0")
    assert len(states) == 200 and broken == 0
    assert published(repository) == {f"2026.{count}" for count in range(1, 201)}
    whole(repository)


def many_at_once(places, publications, numbers, push=False):
    """Publish all of `numbers` at once, each from one of `places`; return the exit code of each, and what it said."""
    running = [publications.start(place, number, push=push) for place, number in zip(places, numbers, strict=True)]
    return [publications.end(process, number) for process, number in zip(running, numbers, strict=True)]


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
def test_eight_at_once_from_one_repository_are_all_published_or_refused(repository, publications, rounds, measure):
    lost = []
    for turn in range(rounds):
        numbers = [f"2026.{turn * 8 + count}" for count in range(1, 9)]
        lost += lost_of(repository, numbers, many_at_once([repository] * 8, publications, numbers))
    measure(f"versions lost of {8 * rounds} published eight at once here", len(lost), "0")
    assert lost == []


@pytest.mark.parametrize("rounds", [1, pytest.param(10, marks=pytest.mark.all)])
def test_eight_at_once_from_eight_clones_are_all_published_or_refused(repository, publications, rounds, measure):
    lost = []
    clones = [repository.parent / f"clone-{count}" for count in range(8)]
    for clone in clones:
        shutil.copytree(repository, clone, symlinks=True)
    for turn in range(rounds):
        numbers = [f"2026.{turn * 8 + count}" for count in range(1, 9)]
        results = many_at_once(clones, publications, numbers, push=True)
        handbook(repository, "publish", "--due", "--push")
        lost += lost_of(repository, numbers, results)
    measure(f"versions lost of {8 * rounds} published eight at once from clones", len(lost), "0")
    assert lost == []


def test_a_disk_without_room_leaves_everything_as_it_was(repository, publications):
    assert publications.run(repository, "2026.1")[0] == 0
    before = heads(repository)
    code, said = publications.run(repository, "2026.2", "2026-04-01", most=20_000)
    assert code == 4, said
    assert said.splitlines()[-1].startswith("`git fast-import` failed: ")
    assert "Traceback" not in said
    assert heads(repository) == before
    assert publications.run(repository, "2026.2", "2026-04-01")[0] == 0
    whole(repository)
