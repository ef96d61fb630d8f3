"""Where a system cannot exchange two folders, two renames do: killed between any two steps, no site is lost."""

import pytest

from tests.faults.building import Building
from tests.faults.kernel import EIO, ENOSPC, KILL, STOP, Fault
from tests.faults.trials import tree, tried


class TwoRenames(Building):
    """A build in whose place the older site may stand under another name for a moment."""

    @property
    def previous(self):
        return self.site.with_name(f".{self.site.name}.handbook-previous")

    def state(self):
        if not self.site.exists() and tree(self.previous) == self.sites[1 - self.turn]:
            return "old"
        return super().state()


@pytest.mark.parametrize("kind", [KILL, EIO, ENOSPC])
def test_a_build_that_meets_a_fault_between_two_renames_is_completed_by_the_next(commands, tmp_path, measure, kind):
    building = TwoRenames(commands, tmp_path)
    building.prepare()
    calls = commands.run(*building.words).calls
    (swap,) = [number for number, call in enumerate(calls, 1) if call.startswith("renameat2 ")]
    no_exchange = Fault("EINVAL", swap)
    tally = tried(building, [(no_exchange, Fault(kind, swap + step)) for step in (1, 2, 3, 4, 10, 40)])
    measure(f"build by two renames, {kind}: states after {tally.met} faults", dict(tally.states), "0 between")
    assert (tally.met, tally.wrong) == (6, [])


def test_a_site_that_stands_aside_after_a_kill_is_put_back_also_where_nothing_is_built(commands, tmp_path):
    building = TwoRenames(commands, tmp_path)
    building.prepare()
    calls = commands.run(*building.words).calls
    (swap,) = [number for number, call in enumerate(calls, 1) if call.startswith("renameat2 ")]
    building.prepare()
    commands.run(*building.words, faults=(Fault("EINVAL", swap), Fault(KILL, swap + 2)))
    assert not building.site.exists()
    details = building.folders[building.turn] / "organization.yml"
    details.write_text("nmae: x\n", encoding="utf-8")
    assert commands.run(*building.words).code == 1
    assert (building.state(), building.left()) == ("old", [])


def test_a_build_that_is_asked_to_stop_between_two_renames_leaves_a_site_in_its_place(commands, tmp_path):
    building = Building(commands, tmp_path)
    building.prepare()
    calls = commands.run(*building.words).calls
    (swap,) = [number for number, call in enumerate(calls, 1) if call.startswith("renameat2 ")]
    tally = tried(building, [(Fault("EINVAL", swap), Fault(STOP, swap + step)) for step in (1, 2, 3, 4)])
    assert (tally.met, tally.wrong) == (4, [])
