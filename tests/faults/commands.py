"""Commands that meet faults, as tests begin them: in a copy of the repository, each forked from one warm process."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from handbook import ROOT
from tests.copies import copy_repository, with_programs_of_its_own
from tests.faults.kernel import Fault
from tests.publishing.repositories import GIT


class Ended(NamedTuple):
    """How a command ended: its exit code, or minus a signal; its calls that change files; those that met a fault."""

    code: int
    calls: list[str]
    struck: list[str]
    said: str


class Commands:
    """The command line of the repository at `root`, in forks of a process that has read the book.

    While it `knows` what all sites have in common, `build --all` does not find that out anew.
    """

    def __init__(self, root: Path, temporary: Path) -> None:
        self.root = root
        self.knows = False
        more = {"TMPDIR": str(temporary), "HANDBOOK_TRACEBACK": "1", "GIT_COMMITTER_DATE": "2026-11-24T12:00:00Z"}
        environment = os.environ | GIT | more
        command = [str(root / ".venv" / "bin" / "python"), "-m", "tests.faults.warm", str(root)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, *words: str, faults: tuple[Fault, ...] = ()) -> Ended:
        """Run a verb, whose calls meet `faults`."""
        return Ended(**self._ask(words=words, faults=faults, here=False, knows=self.knows))

    def learn(self, *words: str) -> Ended:
        """Run a verb so that what it finds out is known to all that come after it."""
        return Ended(**self._ask(words=words, here=True))

    def take_pages(self, folder: Path) -> None:
        """Let publications take the pages in `folder` instead of building them."""
        self._ask(pages=str(folder))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _ask(self, **order: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the process from which commands fork has ended; what it said stands above"
        return json.loads(answer)


def copy_with_programs(to: Path) -> Path:
    """Copy what a site is made of to the folder `to`, with a `.venv` of its own; return it."""
    return with_programs_of_its_own(copy_repository(to))
