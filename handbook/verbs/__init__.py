"""The verbs: one module each. A verb says what words it takes; what it does is imported only when it runs.

So `--help` needs nothing but Python, on a machine where nothing is installed yet.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from typing import Any, NoReturn

from handbook import exits
from handbook.names import instead, nearest, short_quotes
from handbook.verbs import build, changes, check, new, publish, serve, test, verify, versions, withdraw

VERBS = (serve, new, build, check, publish, versions, changes, verify, withdraw, test)


_DRAWN = re.compile(r"[‐-―−]{1,2}-?(?P<name>[a-z]{2,20})$")
"""An option whose hyphens a program for letters has drawn together."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words in a sentence, with the nearest verb."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Return what `args` ask for, and what is too much; exit with 2 at an option that is not known here.

        Before what is missing: whoever mistyped an option has not left it out.
        """
        options = [] if self._subparsers else re.findall("--[a-z]+", f"--help {self.format_usage()}")
        for word in itertools.takewhile(lambda word: word != "--", args if options else ()):
            typed = word.partition("=")[0]
            if drawn := _DRAWN.match(typed):
                self.error(f"`{typed}` begins with a dash of a program for letters; write `--{drawn['name']}`")
            if word.startswith("--") and not any(option.startswith(typed) for option in options):
                near = nearest(typed, options)
                self.error(
                    f"`{typed}` is not known here; {f'did you mean `{near}`?' if near else 'the help lists what is'}"
                )
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to see more; exit with 2."""
        found = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if found:
            known = [word.strip("' ") for word in found[2].split(",")]
            message = f"`{found[1]}` is not known here; {instead(found[1], known)}"
        elif lacking := re.fullmatch(r"argument (\S+).*: expected one argument", message):
            message = f"{lacking[1]} needs a value behind it; there is an example in the help"
        elif told := re.fullmatch(r"argument (\S+): (`.*)", message):
            message = f"{told[1]} {told[2]}"
        elif message.startswith("the following arguments are required: "):
            missing = message.partition(": ")[2]
            message = f"Missing: {missing}"
        print(f"{short_quotes(message)}\n`{self.prog} --help` says more", file=sys.stderr)
        raise SystemExit(exits.USAGE)


def read(words: list[str]) -> argparse.Namespace:
    """Return what `words` ask for; `run` is the verb's function. Exits with 2 where they cannot be read."""
    arguments, unknown = parser().parse_known_args(words)
    if unknown:
        takes = any(not action.option_strings for action in arguments.parser._actions)
        mend = "words that belong together stand in quotation marks" if takes else "this verb takes no such word"
        mend = f"{mend}\n{arguments.parser.epilog}"
        arguments.parser.error(f"`{' '.join(unknown)}` is too much; {mend}")
    return arguments


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = _Parser(
        prog="python3 -m handbook",
        description="A handbook on harassment by clients and customers, for one organization or many.",
        epilog="Example: python3 -m handbook serve",
    )
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        one = verbs.add_parser(
            verb.__name__.rpartition(".")[2],
            help=verb.HELP,
            description=(verb.__doc__ or "").strip(),
            epilog=verb.EXAMPLE,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.arguments(one)
        one.set_defaults(run=verb.run, parser=one, quiet=False)
    return whole
