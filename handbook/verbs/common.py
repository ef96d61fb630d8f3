"""What verbs share: which organization, and how flaws are told."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from handbook import ROOT, exits

if TYPE_CHECKING:
    from handbook.flaws import Flaw
    from handbook.repository.refused import Refused
    from handbook.site import Site


_FIRST_DAY = date(2026, 11, 24)
"""The day on which the handbook was begun: a clock that says an earlier one is wrong."""


def organization_argument(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the organization's folder."""
    parser.add_argument(
        "--organization",
        type=Path,
        metavar="DIR",
        help="the folder with organization.yml (default: organization)",
    )


def site_of(arguments: argparse.Namespace) -> Site:
    """Return the site that the words on the command line mean, today."""
    from handbook.site import Site

    return Site.of(ROOT, today(), arguments.organization)


def today() -> date:
    """Return the day that it is on this machine.

    Raises OSError where its clock is wrong, so that every day in the sources would lie ahead, and where the day that
    MkDocs takes in its place cannot be read.
    """
    day, given = date.today(), os.environ.get("SOURCE_DATE_EPOCH")
    if day < _FIRST_DAY:
        raise OSError(errno.EINVAL, f"the clock of this machine says {day}, a day before this handbook was begun")
    try:
        given is None or datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        problem = f"`{given}` is no number of seconds since 1970"
        raise OSError(errno.EINVAL, problem, "SOURCE_DATE_EPOCH") from None
    return day


def tell(flaws: list[Flaw], warnings: bool, chosen: str = "", to: TextIO | None = None) -> None:
    """Print the errors, and the warnings too or how many there are, `to` where they are read (standard error).

    `chosen` is what a command needs behind it for their organization (`Site.chosen`).
    """
    from handbook.flaws import as_text, errors

    wrong = errors(flaws)
    shown = flaws if warnings else wrong
    if shown:
        print(as_text(shown), file=to or sys.stderr)
        print(
            f"\nMore about a word in brackets: python3 -m handbook check --explain {shown[0].rule}",
            file=to or sys.stderr,
        )
    rest = len(flaws) - len(wrong)
    if rest and not warnings:
        many = "1 warning" if rest == 1 else f"{rest} warnings"
        print(f"{many}; `python3 -m handbook check{chosen}` lists them", file=sys.stderr)


def refused(error: Refused, outcome: str) -> int:
    """Print why something was refused, each reason in a line, and the `outcome`; return the exit code."""
    from handbook.flaws import as_text, in_order

    reasons = [as_text(in_order(error.flaws))] if error.flaws else []
    reasons += [f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}." for sentence in error.sentences]
    print("\n".join([*reasons, outcome]), file=sys.stderr)
    return exits.REFUSED
