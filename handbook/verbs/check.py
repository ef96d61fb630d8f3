"""Say all that is wrong, each in a line with file, line and column. Changes nothing of yours."""

from __future__ import annotations

import argparse
import sys
from typing import get_args

from handbook import exits
from handbook.verbs.common import organization_argument, quiet_argument, site_of, tell
from handbook.vocabulary import Rule

HELP = "list every flaw; change nothing of yours"
EXAMPLE = "Example: python3 -m handbook check --format github"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    organization_argument(parser)
    parser.add_argument(
        "--format",
        choices=("text", "github", "gitlab", "json"),
        default="text",
        help="how to write the flaws",
    )
    parser.add_argument(
        "--explain",
        choices=get_args(Rule),
        metavar="WORD",
        help="say what the word in brackets behind a message means, with examples of wrong and right",
    )
    parser.add_argument("--variables", action="store_true", help="list each value of organization.yml and its use")
    quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check; return the exit code."""
    if arguments.quiet and (arguments.explain or arguments.variables or arguments.format != "text"):
        print("--quiet leaves out all that --explain, --variables or --format ask for; take it out.", file=sys.stderr)
        return exits.USAGE
    if arguments.explain:
        from handbook.explained import in_text

        print(in_text(arguments.explain))
        return exits.DONE
    from datetime import UTC, datetime

    from handbook.checks import confirmed
    from handbook.flaws import FORMATS, errors, in_order
    from handbook.inspect import inspect
    from handbook.publishing.checking import check_published
    from handbook.render.remembered import recall
    from handbook.repository.underneath import changed_underneath
    from handbook.versions.ready import still_to_do

    if arguments.variables and arguments.format != "text":
        print("--variables makes a table of its own; take --format out.", file=sys.stderr)
        return exits.USAGE
    report = sys.stderr if arguments.variables else sys.stdout  # the table can be sent into a file of its own
    site = site_of(arguments)
    known = recall(site.root)
    book, flaws = inspect(site)
    flaws = in_order([*flaws, *check_published(book, datetime.now(UTC))])
    printed: dict[str, list[str]] = {}
    sound = not errors(flaws)
    if sound:
        from handbook.render.build import try_out
        from handbook.render.learn import learn

        if not known:  # from now on, a page is made anew only where it has changed
            learn(site.root, site.today)
        more, printed = try_out(book)
        flaws = in_order(flaws + more)
    if arguments.format == "text":
        listed = [flaw for flaw in flaws if flaw.rule != confirmed.RULE or flaw.severity == "error"]
        tell(listed, warnings=not arguments.quiet, to=sys.stderr if arguments.quiet else report)
        for line in changed_underneath(book):
            print(line, file=report)
    else:
        print(FORMATS[arguments.format](flaws))
    if arguments.variables and not errors(flaws):
        from handbook.render.variables import variables_table

        print(variables_table(book, printed))
    elif arguments.format == "text":
        print(confirmed.table(book), end="", file=report)
        wrong = len(errors(flaws))
        warned = len(flaws) - wrong
        print(f"{len(book.pages)} pages: {_many(wrong, 'error')}, {_many(warned, 'warning')}", file=report)
        if not sound:
            print("When the errors are mended, the finished pages are looked at too.", file=report)
        for line in () if wrong else still_to_do(book, flaws):
            print(line, file=report)
    return exits.FLAWS if errors(flaws) else exits.DONE


def _many(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"
