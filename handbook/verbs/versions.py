"""List the versions that were published, name the one in force on a day, or those that hold some words.

With --rebuild the index is made again from the versions' folders, where it is missing or damaged.
"""

from __future__ import annotations

import argparse
import sys

from handbook import ROOT, exits
from handbook.verbs.common import misused, refused

HELP = "list versions, or name the one in force on a day"
EXAMPLE = (
    "Example: python3 -m handbook versions --on 2026-03-01\n"
    'Example: python3 -m handbook versions --with "words that had to go"'
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    parser.add_argument("--on", metavar="DAY", help="name the version in force on that day, such as 2026-03-01")
    parser.add_argument("--with", dest="words", metavar="WORDS", help="name the pages of each version that hold these")
    parser.add_argument("--rebuild", action="store_true", help="make the index again from the versions' folders")
    parser.add_argument("--push", action="store_true", help="with --rebuild: send it to the repository named origin")


def run(arguments: argparse.Namespace) -> int:
    """List; return the exit code."""
    from datetime import UTC, datetime

    from handbook.organization.times import day_of
    from handbook.publishing.holding import folded, holding
    from handbook.publishing.renew import rebuild
    from handbook.publishing.sources import committer
    from handbook.publishing.unasked import remarks
    from handbook.repository.alone import perhaps_alone
    from handbook.repository.here import newest
    from handbook.repository.reading import read_record
    from handbook.repository.refused import Refused
    from handbook.say import say
    from handbook.versions.listing import as_table, on_a_day

    try:
        day = None if arguments.on is None else day_of(arguments.on)
    except ValueError as error:
        return misused([f"{error}."])
    asked = [arguments.on is not None, arguments.words is not None, arguments.rebuild]
    if sum(asked) > 1 or (arguments.push and not arguments.rebuild):
        print("--push goes with --rebuild; --on, --with and --rebuild stand alone.", file=sys.stderr)
        return exits.USAGE
    if arguments.words is not None and not folded(arguments.words):
        print('Say which words, such as --with "words that had to go".', file=sys.stderr)
        return exits.USAGE
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        if arguments.rebuild:
            record = rebuild(ROOT, committer(ROOT), arguments.push, now, say)
            if not record.versions:
                say("No version has been published yet, so there is no index to make again.")
            else:
                count = len(record.versions)
                say(f"The index was made again from {count} folder{'' if count == 1 else 's'}.")
                if not arguments.push:
                    say("This is so on the branch gh-pages here. The same command with --push sends it to origin.")
            return exits.DONE
        branch = newest(ROOT, push=False)
        record = read_record(branch)
    except Refused as error:
        return refused(error, "Nothing was changed.")
    if arguments.words is not None:
        print(holding(branch, record, arguments.words.strip()))
    elif day is not None:
        print(on_a_day(record, day, now))
    else:
        alone = perhaps_alone(branch)
        print(as_table(record, now, [*alone.published, *alone.down]))
    for sentence in remarks(branch):
        say(f"{sentence}.")
    return exits.DONE
