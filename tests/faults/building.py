"""A site that is built over and over: what one command changes, and what it may leave."""

from __future__ import annotations

from pathlib import Path

from tests.faults.commands import Commands
from tests.faults.organizations import small_organization
from tests.faults.trials import tree


class Building:
    """A site of one organization that is built in the place of another one's; each time the two change places."""

    name = "build"

    def __init__(self, commands: Commands, quick: Path) -> None:
        self.commands, self.site, self.turn = commands, quick / "built" / "site", 0
        self.folders = [small_organization(quick / "one"), small_organization(quick / "other", "Seaside School")]
        self.sites = []
        for folder in self.folders:
            assert commands.learn(*self._words(folder)).code == 0
            self.sites.append(tree(self.site))
        assert self.sites[0] != self.sites[1]

    def _words(self, folder: Path) -> tuple[str, ...]:
        return ("build", "--organization", str(folder), "--output", str(self.site))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the command."""
        return self._words(self.folders[self.turn])

    def prepare(self) -> None:
        """See which site stands there: it is the old one from now on."""
        self.turn = 1 - self.sites.index(tree(self.site))

    def state(self) -> str:
        """Say which site stands there."""
        there = tree(self.site)
        if there == self.sites[self.turn]:
            return "new"
        return "old" if there == self.sites[1 - self.turn] else f"{len(there)} files"

    def left(self) -> list[str]:
        """Return what lies beside it."""
        return [path.name for path in self.site.parent.iterdir() if path != self.site]
