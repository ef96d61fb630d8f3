"""What the tests of faults share: a folder in memory, and the table of what was left."""

import sys

import pytest

from tests.faults.commands import Commands, copy_with_programs
from tests.faults.kernel import EIO, ENOSPC, EROFS, KILL, Fault
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


def hardly_met(met, many):
    """Return what is wrong where few of `many` faults were met: a test of faults that do not come tells nothing.

    Not each is: with several processes a call has not always the same number, and a full disk takes files away.
    """
    return [] if met >= 0.7 * many else [f"{met} of {many} faults were met"]


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
            total = sum(tally.states.values())
            measure(f"{scene.name}, {kind}: states after {total} faults, {tally.met} of them met", kept, "0 between")
            wrong += tally.wrong + hardly_met(tally.met, total)
        return wrong

    return done


@pytest.fixture
def unharmed(measure):
    """Return a function that lets a command that only reads meet `many` faults, and returns what is wrong after them.

    It must change nothing of what `state` returns, and say what it says otherwise, or that the machine failed.
    """

    def done(commands, words, state, many):
        whole, before, wrong, met = commands.run(*words), state(), [], 0
        assert whole.code == 0 and whole.calls, whole.said
        for turn in range(many):
            kind = (KILL, ENOSPC, EIO, EROFS)[turn % 4]
            fault = Fault(kind, 1 + turn * len(whole.calls) // many, lasting=turn % 8 > 3 and kind != KILL)
            ended = commands.run(*words, faults=(fault,))
            met += bool(ended.struck)
            same = (ended.code, ended.said) == (whole.code, whole.said)
            told = ended.code == 4 and "Traceback" not in ended.said
            if not (same or told or ended.code < 0) or state() != before:
                wrong.append(f"after {ended.struck}, exit {ended.code}: {ended.said}")
        if commands.run(*words).said != whole.said:
            wrong.append("the next one said something else")
        measure(f"{words[0]}: changed or wrongly told after {many} faults, {met} of them met", len(wrong), "0")
        return wrong + hardly_met(met, many)

    return done
