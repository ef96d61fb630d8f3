"""The command line as tests run it, and the errors that it said."""

from __future__ import annotations

import subprocess
from pathlib import Path

from handbook import ROOT
from tests import forked
from tests.given import ORGANIZATIONS, PATIENCE

_APART = (
    "What changed in ours under texts of yours",
    "Numbers to call",
    "Before a version can be published",
    "When the errors",
    "More about a word",
    "  ",
)
"""How lines begin that `check` prints below its list."""


def run(*words: str, folder: Path = ROOT, **more: str) -> forked.Ended:
    """Run `python -m handbook` with `words` in `folder`; `more` are environment variables.

    In the repository itself it is the example organization that is built, whosever details `organization/` holds.
    """
    said = {"--organization", "--all", "--help"} & {*words}
    if folder == ROOT and words[0] in ("build", "check") and not said:
        words += ("--organization", str(ORGANIZATIONS["harbour-lane"]))
    return forked.run(words, folder, more, patience=PATIENCE)


def errors_of(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the errors that a verb said: no warnings, no numbers to call, and not the closing count."""
    return [
        line
        for line in (result.stdout + result.stderr).splitlines()
        if line and ": warning: " not in line and " pages: " not in line and not line.startswith(_APART)
    ]
