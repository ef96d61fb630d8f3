"""Say what changed between two versions, as a reader sees it: contacts, law, and page by page, word by word.

With one version, it is compared with what is here now; with none, the one in force is. Where no version is in force
yet, that is said; in JSON it is null.
"""

from __future__ import annotations

import argparse
import sys

from handbook import ROOT, exits
from handbook.verbs.common import misused, refused, site_of, tell

HELP = "say what changed between two versions"
EXAMPLE = (
    "Example: python3 -m handbook changes 2026.1 2026.2\n"
    "Example: python3 -m handbook changes --format html > what-would-change.html"
)

_NOTHING = "No version is in force yet, so there is nothing to compare with."
_NONE = {"text": _NOTHING, "html": f"<!doctype html>\n<title>Changes</title>\n<p>{_NOTHING}</p>", "json": "null"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    parser.add_argument("before", nargs="?", metavar="A", help="a version (default: the one in force)")
    parser.add_argument("after", nargs="?", metavar="B", help="another (default: what is here now)")
    parser.add_argument("--format", choices=("text", "html", "json"), default="text", help="how to write it")
    parser.set_defaults(organization=None)


def run(arguments: argparse.Namespace) -> int:
    """Compare; return the exit code."""
    from datetime import UTC, datetime

    from handbook.flaws import errors
    from handbook.inspect import inspect
    from handbook.publishing.compared import as_page, pages_here, pages_of, version_of
    from handbook.publishing.unasked import remarks
    from handbook.redline import as_json, as_text, changes
    from handbook.repository.here import newest
    from handbook.repository.reading import read_record
    from handbook.repository.refused import NoSuchVersion, Refused
    from handbook.say import say
    from handbook.versions.in_force import in_force
    from handbook.versions.number import Number

    now = datetime.now(UTC).replace(microsecond=0)
    try:
        named = [Number.of(typed) for typed in (arguments.before, arguments.after) if typed]
    except ValueError as error:
        return misused([f"{error}."])
    try:
        branch = newest(ROOT, push=False)
        record = read_record(branch)
        one = version_of(record, named[0]) if named else in_force(record.versions, now)
        if one is None:
            print(_NONE[arguments.format])
            return exits.DONE
        if len(named) == 2:
            after = pages_of(branch, version_of(record, named[1]).version)
        else:
            book, flaws = inspect(site_of(arguments))
            if errors(flaws):
                tell(flaws, warnings=False)
                print("Nothing was compared; mend what is listed first.", file=sys.stderr)
                return exits.FLAWS
            after = pages_here(book, branch, one)
        found = changes(pages_of(branch, one.version), after)
        for sentence in remarks(branch):
            say(f"{sentence}.")
    except NoSuchVersion as error:
        refused(error, "Nothing was compared.")
        return exits.USAGE
    except Refused as error:
        return refused(error, "Nothing was compared.")
    if arguments.format == "html":
        later = f"version {named[1]}" if len(named) == 2 else "what is here now"
        print(as_page(found, f"What changed from version {one.version} to {later}"), end="")
    else:
        print(as_text(found) if arguments.format == "text" else as_json(found), end="")
    return exits.DONE
