"""What a killed command leaves in the folder for temporary files goes with the next; what is in use stays."""

import pytest

from tests.faults.kernel import KILL, Fault
from tests.faults.organizations import small_organization
from tests.faults.trials import tree
from tests.held import folder_used


@pytest.fixture(scope="module")
def words(commands, quick):
    found = ("check", "--organization", str(small_organization(quick / "checked")))
    commands.learn(*found)
    return found


def test_what_a_killed_check_leaves_is_taken_away_by_the_next(commands, quick, words):
    temporary = quick / "temporary"
    calls = commands.run(*words).calls
    for at in range(2, len(calls), len(calls) // 6):
        commands.run(*words, faults=(Fault(KILL, at),))
        assert len([*temporary.iterdir()]) == 1
    commands.run(*words)
    assert [*temporary.iterdir()] == []


def test_a_folder_that_another_command_is_using_stays(commands, quick, words):
    temporary = quick / "temporary"
    with folder_used(temporary) as folder:
        commands.run(*words)
        assert [*temporary.iterdir()] == [folder]
    assert [*temporary.iterdir()] == []


@pytest.mark.parametrize("name", ["handbook-check-x", "somebody-else.handbook", "handbook-notes.txt"])
def test_what_is_called_otherwise_is_left_alone(commands, quick, words, name):
    other = quick / "temporary" / name
    other.mkdir()
    commands.run(*words)
    assert other.is_dir()
    other.rmdir()


@pytest.mark.parametrize("many", [50, pytest.param(200, marks=pytest.mark.all)])
def test_a_check_that_meets_a_fault_changes_nothing_and_says_what_is_so(commands, quick, words, unharmed, many):
    assert unharmed(commands, words, lambda: tree(quick / "checked"), many) == []
    assert [*(quick / "temporary").iterdir()] == []
