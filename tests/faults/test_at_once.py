"""Two commands at once: one is told which process holds it off, or waits for it; a lock ends with who held it."""

import os
import re
import shutil
import subprocess

import pytest

from tests.faults.kernel import KILL, Fault
from tests.faults.organizations import small_organization
from tests.faults.trials import tree
from tests.given import PATIENCE
from tests.held import lock_held

NAMES = ("north", "south")


@pytest.fixture
def many(commands, quick):
    """The words that build two organizations, one of which has been built before, and the folder of the sites."""
    for name in NAMES:
        small_organization(quick / "many" / name, name.title())
    words = ("build", "--all", str(quick / "many"), "--output", str(quick / "sites"), "--jobs", "2")
    assert commands.learn(*words).code == 0
    change(quick / "many" / "north")
    yield words
    for folder in ("many", "sites"):
        shutil.rmtree(quick / folder)


def change(organization):
    """Change something of which a site is made."""
    details = organization / "organization.yml"
    details.write_text(f"{details.read_text(encoding='utf-8')}# changed\n", encoding="utf-8")


def test_a_site_that_another_build_holds_is_left_to_it_and_the_others_are_built(commands, quick, many):
    change(quick / "many" / "south")
    before = {name: tree(quick / "sites" / name) for name in NAMES}
    with lock_held(quick / "sites" / "north") as holder:
        ended = commands.run(*many)
    assert ended.code == 4
    assert f"another build into this folder is running (process {holder})" in ended.said
    assert "Not built, and as they were before: north\n" in ended.said
    assert {name: tree(quick / "sites" / name) == before[name] for name in NAMES} == {"north": True, "south": False}
    assert commands.run(*many).code == 0, "the lock outlived its owner"
    assert sorted(path.name for path in (quick / "sites").iterdir()) == [*NAMES]


def test_a_site_that_came_to_be_before_its_builder_was_killed_is_not_said_to_be_as_before(commands, quick, many):
    calls = commands.run(*many).calls
    (swap,) = [number for number, call in enumerate(calls, 1) if call.startswith("renameat2 ")]
    change(quick / "many" / "north")
    before = tree(quick / "sites" / "north")
    ended = commands.run(*many, faults=(Fault(KILL, swap + 1),))
    assert ended.code == 4
    assert tree(quick / "sites" / "north") != before
    assert "as they were before" not in ended.said
    assert re.search("(?m)^Replaced meanwhile, .*, so run the command again: north$", ended.said)


@pytest.mark.parametrize("at", [0, 1])
def test_what_a_killed_build_left_beside_a_site_goes_though_that_has_not_changed(commands, quick, many, at):
    left = (".south.handbook-building-x", ".south.handbook-previous")[at]
    (quick / "sites" / left).mkdir()
    (quick / "sites" / ".south.lock").touch()
    assert "south: unchanged" in commands.run(*many).said
    assert sorted(path.name for path in (quick / "sites").iterdir()) == [*NAMES]


@pytest.mark.all
def test_two_builds_of_many_at_once_lose_no_site_and_say_what_is_so(commands, quick, many):
    change(quick / "many" / "south")
    before = {name: tree(quick / "sites" / name) for name in NAMES}
    command = [str(commands.root / ".venv" / "bin" / "python"), "-m", "handbook", *many]
    both = [
        subprocess.Popen(command, cwd=commands.root, stderr=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=PATIENCE)[1] for each in both]
    assert {each.returncode for each in both} <= {0, 4}
    assert "Traceback" not in "".join(said)
    assert all(tree(quick / "sites" / name) != before[name] for name in NAMES)
    assert "2 of them unchanged" in commands.run(*many).said
    assert sorted(path.name for path in (quick / "sites").iterdir()) == [*NAMES]


def test_a_second_build_into_a_folder_is_told_who_builds(commands, quick):
    site, words = quick / "one" / "site", ("--organization", str(small_organization(quick / "single")))
    site.parent.mkdir()
    with lock_held(site) as holder:
        ended = commands.run("build", *words, "--output", str(site))
    assert (ended.code, ended.calls[1:]) == (4, [])
    assert f"another build into this folder is running (process {holder})" in ended.said
    assert commands.run("build", *words, "--output", str(site)).code == 0, "the lock outlived its owner"
    assert [path.name for path in site.parent.iterdir()] == ["site"]
