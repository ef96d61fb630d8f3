"""The verbs: one module each. A verb says what words it takes; what it does is imported only when it runs.

So `--help` needs nothing but Python, on a machine where nothing is installed yet.
"""

from __future__ import annotations

import argparse

from handbook.verbs import build, check, serve, test

VERBS = (serve, build, check, test)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(
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
        one.set_defaults(run=verb.run)
    return whole
