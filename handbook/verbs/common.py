"""What verbs share: which organization, and how flaws are told."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from handbook import ROOT, exits
from handbook.names import short_quotes
from handbook.say import say

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
        type=_folder,
        metavar="DIR",
        help="the folder with organization.yml (default: organization)",
    )


def quiet_argument(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take --quiet: for verbs that do or check something. Those that are asked something answer."""
    parser.add_argument("--quiet", "-q", action="store_true", help="say only what is wrong; the exit code is the same")


def _folder(typed: str) -> Path:
    """Return the path that was typed; raise ArgumentTypeError if it is none, or that of a file."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("`` is no folder; name the one with organization.yml")
    if os.path.isfile(typed):
        raise argparse.ArgumentTypeError(f"`{typed}` is a file; name its folder, `{os.path.dirname(typed) or '.'}`")
    return Path(typed)


def site_of(arguments: argparse.Namespace) -> Site:
    """Return the site that the words on the command line mean, today. Exits with 2 where its folder is a file."""
    from handbook.site import Site

    if arguments.organization is None and (ROOT / "organization").is_file():
        arguments.parser.error(
            "`organization` is a file here, and ought to be the folder with organization.yml; give the file another "
            "name, and `python3 -m handbook new organization` begins the folder"
        )
    return Site.of(ROOT, today(), arguments.organization)


def today() -> date:
    """Return the day that it is: that of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the clock's.

    Raises OSError where that cannot be read, or where the day is wrong, so that every day in the sources lies ahead.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        day = date.today() if given is None else datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        problem = f"`{given}` is no number of seconds since 1970"
        raise OSError(errno.EINVAL, problem, "SOURCE_DATE_EPOCH") from None
    if day < _FIRST_DAY:
        whose = "the clock of this machine" if given is None else "SOURCE_DATE_EPOCH"
        raise OSError(errno.EINVAL, f"{whose} says {day}, a day before this handbook was begun")
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
        say(f"\nMore about a word in brackets: python3 -m handbook check --explain {(wrong or shown)[0].rule}", to)
    rest = len(flaws) - len(wrong)
    if rest and not warnings:
        many = "1 warning" if rest == 1 else f"{rest} warnings"
        say(f"{many}; `python3 -m handbook check{chosen}` lists them")


def refused(error: Refused, outcome: str) -> int:
    """Print why something was refused, each reason in a line, and the `outcome`; return the exit code."""
    from handbook.flaws import as_text, in_order

    reasons = [as_text(in_order(error.flaws))] if error.flaws else []
    reasons += map(as_sentence, error.sentences)
    print("\n".join([*reasons, outcome]), file=sys.stderr)
    return exits.REFUSED


def misused(sentences: Iterable[str]) -> int:
    """Print what is wrong with the words of a command, each in a line; return the exit code."""
    print(short_quotes("\n".join(sentences)), file=sys.stderr)
    return exits.USAGE


def left_over(what: str) -> int:
    """Print `what` is left to do of something that is done but for that; return the exit code."""
    print(f"One thing is left: {what}; mend this, and run the same command again.", file=sys.stderr)
    return exits.MACHINE


def as_sentence(reason: str) -> str:
    """Return a `reason` with a capital in front and a full stop behind it."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
