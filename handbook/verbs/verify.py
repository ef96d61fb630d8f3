"""Compare every version with its manifest, its tag, the index and git's history; name each file that differs.

It needs a clone and nothing else: neither the host nor the one who published is asked. Origin is, for what it has now;
where it cannot be reached, what the clone knows is compared.
"""

from __future__ import annotations

import argparse
import sys

from handbook import ROOT, exits
from handbook.verbs.common import quiet_argument, refused

HELP = "say whether every version is what was published"
EXAMPLE = "Example: python3 -m handbook verify"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify; return the exit code."""
    from datetime import UTC, datetime

    from handbook.publishing.verify import verify
    from handbook.repository.at_origin import tags_lost
    from handbook.repository.here import asked
    from handbook.repository.refused import Refused
    from handbook.say import say

    try:
        branch, why = asked(ROOT)
        found = verify(branch, datetime.now(UTC))
        found.notes += [] if why else tags_lost(branch)
    except Refused as error:
        return refused(error, "Nothing was changed.")
    if why:
        found.notes.append(f"This is about what was known here: {why}.")
    for problem in found.problems:
        print(problem, file=sys.stderr)
    for note in found.notes:
        say(note)
    if not found.versions and not found.problems:
        print("No version has been published yet, as far as this clone knows, so there is nothing to compare.")
        return exits.DONE
    counted = f"{found.files} files of {found.versions} version{'' if found.versions == 1 else 's'}"
    if found.problems:
        print(f"{counted} compared, and not all is what was published.")
        print("Copy this repository before anybody touches it, and ask who changed it.")
        return exits.FLAWS
    print(f"{counted} compared with manifests, index, tags and history: every one is what was published.")
    return exits.DONE
