"""What the tests of faults share: a folder in memory, and the table of what was left."""

import sys

import pytest

from tests.faults.commands import Commands, copy_with_programs
from tests.faults.trials import KINDS, faults, quick_folder, tried

if sys.platform != "linux":  # a fault is asked for by Linux' seccomp
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    with quick_folder(tmp_path_factory.getbasetemp()) as folder:
        yield folder


@pytest.fixture(scope="module")
def commands(quick):
    """The command line of a copy of the repository; what it keeps for a while lies in the folder `temporary`."""
    (quick / "temporary").mkdir()
    found = Commands(copy_with_programs(quick / "repository"), quick / "temporary")
    yield found
    found.close()


@pytest.fixture
def harm(measure):
    """Return a function that lets the command of a scene meet `many` faults, and returns what is wrong after them.

    What was left goes into the table.
    """

    def done(scene, many):
        scene.prepare()
        whole = scene.commands.run(*scene.words)
        assert (whole.code, scene.state(), scene.left()) == (0, "new", []), whole.said
        wrong = []
        for kind in KINDS:
            tally = tried(scene, faults(kind, whole.calls, many // len(KINDS) + 1))
            between = tally.states["between"]
            kept = f"{tally.states['old']} old, {tally.states['new']} new, {between} between"
            measure(f"{scene.name}, {kind}: states after {sum(tally.states.values())} faults", kept, "0 between")
            wrong += tally.wrong
        return wrong

    return done
