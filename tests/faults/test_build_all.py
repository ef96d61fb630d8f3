"""`build --all` is killed, or finds a disk that is full or broken: each site is the old one or the new one, whole."""

import re

import pytest

from tests.faults.organizations import small_organization
from tests.faults.trials import tree

NAMES = ("north", "south")


class BuildingAll:
    """Sites of two organizations that are built in the place of two others; each time they change places."""

    name = "build --all"

    def __init__(self, commands, quick):
        self.commands, self.sites, self.turn, self.base = commands, quick / "built" / "sites", 0, quick
        self.states = []
        for folder in ("these", "those"):
            for name in NAMES:
                (quick / folder).mkdir(exist_ok=True)
                small_organization(quick / folder / name, f"{folder} {name}".title())
        for self.turn in (0, 1):
            assert commands.learn(*self.words).code == 0
            self.states.append(self._there())

    def _there(self):
        return {name: tree(self.sites / name) for name in NAMES}

    @property
    def words(self):
        folder = self.base / ("these", "those")[self.turn]
        return ("build", "--all", str(folder), "--output", str(self.sites), "--jobs", "2")

    def prepare(self):
        self.turn = 1 - self.states.index(self._there())

    def _new(self):
        """Say of each site whether it is the new one; None if it is neither."""
        there, new, old = self._there(), self.states[self.turn], self.states[1 - self.turn]
        return {
            name: True if there[name] == new[name] else False if there[name] == old[name] else None for name in NAMES
        }

    def state(self):
        new = self._new()
        return "new" if all(new.values()) else f"between: {new}" if None in new.values() else "old"

    def untold(self, said):
        named = re.search("Not built, and as they were before: (.*)", said)
        return [name for name in (named[1].split(", ") if named else []) if self._new()[name]]

    def left(self):
        kept = [path for folder in (self.base / "temporary", self.sites) for path in folder.iterdir()]
        kept += (self.commands.root / ".venv").glob("*handbook-memo*")
        return [path.name for path in kept if path.name not in (*NAMES, "handbook-memo")]


@pytest.fixture(scope="module")
def building(commands, quick):
    return BuildingAll(commands, quick)


@pytest.mark.parametrize("many", [50, pytest.param(200, marks=pytest.mark.all)])
def test_many_builds_that_meet_a_fault_leave_each_site_the_old_one_or_the_new_one(building, harm, many):
    building.commands.knows = many < 200
    assert harm(building, many) == []
