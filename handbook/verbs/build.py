"""Build the whole site, or nothing: with a flaw, the site that stood before still stands."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook import ROOT, exits
from handbook.verbs.common import organization_argument, site_of, tell

HELP = "build the site into a folder"
EXAMPLE = "Example: python3 -m handbook build --output public"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    organization_argument(parser)
    parser.add_argument("--output", type=Path, default=ROOT / "site", metavar="DIR", help="where to (default: site)")


def run(arguments: argparse.Namespace) -> int:
    """Build; return the exit code."""
    from handbook.flaws import errors
    from handbook.inspect import inspect
    from handbook.render.build import build_site, recover
    from handbook.render.output import unfit

    output = Path(arguments.output).absolute()
    site = site_of(arguments)
    reason = unfit(output, site)
    if reason:
        print(reason, file=sys.stderr)
        return exits.USAGE
    recover(output)
    book, flaws = inspect(site)
    if not errors(flaws):
        flaws = flaws + build_site(book, output)
    tell(flaws, warnings=False)
    if errors(flaws):
        print(f"Nothing was built; {output} is as it was before", file=sys.stderr)
        return exits.FLAWS
    pages = len(book.pages)
    print(f"Built {pages} pages for {book.organization} into {output}", file=sys.stderr)
    return exits.DONE
