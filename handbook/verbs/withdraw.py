"""Take a version down: a court ordered it, or it names somebody it should not name.

At each of its addresses a page says that it was taken down, and why. Its number is not used again. The version in force
cannot be taken down: publish its correction first.
"""

from __future__ import annotations

import argparse
import sys

from handbook import ROOT, exits
from handbook.verbs.common import left_over, misused, quiet_argument, refused
from handbook.versions.withdrawal import REASONS

HELP = "take a version down, and say so in its place"
EXAMPLE = "Example: python3 -m handbook withdraw 2026.1 --reason personal-data --push"
_NOTHING = "Nothing was taken down; what was published is as it was."
_CANCELLED = "What was changed for it is still in the sources; the next version brings it, unless it is taken out."
_ELSEWHERE = """\
Git's history still holds the text, and so does every clone; tags lead to it. If it has to go from there as well, ask
whoever runs the repository to write the history anew (git filter-repo), to have the host drop what it keeps, and to
tell everybody who has a clone. `verify` then says that the branch was written anew: keep the reason with your
records."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    parser.add_argument("version", metavar="VERSION", help="its number, such as 2026.1")
    parser.add_argument("--reason", choices=tuple(REASONS), required=True, help="why; readers are told in a sentence")
    parser.add_argument("--confirm", metavar="VERSION", help="its number once more, where nobody can type it")
    parser.add_argument("--push", action="store_true", help="send it to the repository named origin")
    quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Take it down; return the exit code."""
    from datetime import UTC, datetime

    from handbook.organization.times import in_full
    from handbook.publishing.sources import committer
    from handbook.publishing.withdraw import sent_with, to_take_down, withdraw
    from handbook.repository.alone import perhaps_alone
    from handbook.repository.here import known, newest
    from handbook.repository.history import beside
    from handbook.repository.reading import read_record
    from handbook.repository.refused import Refused
    from handbook.repository.remote import Remote
    from handbook.say import say
    from handbook.versions.in_force import in_force
    from handbook.versions.number import Number
    from handbook.versions.shown_elsewhere import shown_elsewhere

    try:
        number = Number.of(arguments.version.strip())
    except ValueError as error:
        return misused([f"{error}."])
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        who = committer(ROOT)
        branch = newest(ROOT, arguments.push)
        record = read_record(branch)
        there = to_take_down(branch, record, number, arguments.reason, now)
        if arguments.push:
            sent_with(branch, record, number, now)
    except Refused as error:
        return refused(error, _NOTHING)
    typed = _typed(arguments, str(number))
    if typed != str(number):
        other = f"The first time {number} was typed, and the second `{typed}`; write the same number twice"
        more = f"Nobody can type its number here; say it once more with `--confirm {number}`"
        print(f"{more if typed is None else other}.\n{_NOTHING}", file=sys.stderr)
        return exits.USAGE
    try:
        one, left = withdraw(ROOT, number, arguments.reason, who, arguments.push, now, say)
    except Refused as error:
        return refused(error, _NOTHING)
    assert one.withdrawn is not None
    sent, elsewhere = arguments.push, list[str]()
    try:
        elsewhere += shown_elsewhere(record, there, beside(branch, number))
        sent = sent or (Remote(ROOT).exists and str(number) not in perhaps_alone(known(ROOT)).down)
    except (Refused, OSError) as error:  # it was taken down all the same
        left = left or str(error)
    say(f"Version {number} was taken down on {in_full(one.withdrawn.day)} ({one.withdrawn.reason}).")
    if one.withdrawn.reason == "cancelled":
        say(_CANCELLED)
        then = in_force([other for other in record.versions if other.version != number], one.effective)
        say(f"On {in_full(one.effective)} readers have {f'version {then.version}' if then else 'no version'} instead.")
    else:
        for sentence in elsewhere:
            say(sentence)
        say(_ELSEWHERE)
    if left:
        return left_over(left)
    if sent:
        say("Origin has it; what its host still shows goes within minutes.")
    else:
        say(
            "This is so on the branch gh-pages here. The same command with --push sends it, or says how to begin again."
        )
    return exits.DONE


def _typed(arguments: argparse.Namespace, number: str) -> str | None:
    """Return the number that was typed to confirm; None if nobody typed one."""
    if arguments.confirm is not None or not sys.stdin.isatty():
        return str(arguments.confirm).strip() if arguments.confirm is not None else None
    whom = "for everybody" if arguments.push else "on the branch gh-pages here"
    print(f"Version {number} will be taken down, {whom}. Type its number to go on: ", end="", file=sys.stderr)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
