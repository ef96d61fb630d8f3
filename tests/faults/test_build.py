"""`build` is killed, or finds a disk that is full or broken: the old site stands or the new one, whole."""

import pytest

from tests.faults.building import Building


@pytest.fixture(scope="module")
def building(commands, quick):
    return Building(commands, quick)


@pytest.mark.parametrize("many", [50, pytest.param(1000, marks=pytest.mark.all)])
def test_a_build_that_meets_a_fault_leaves_the_old_site_or_the_new_one(building, harm, many):
    assert harm(building, many) == []
