"""Begin something of your own: your organization's details, a page, a case study, or a section in place of ours."""

from __future__ import annotations

import argparse
from pathlib import Path

from handbook.verbs.common import organization_argument, site_of

HELP = "begin your own details, a page, a case study or a section"
EXAMPLE = """\
Example: python3 -m handbook new organization
Example: python3 -m handbook new section policies/client-harassment/#what-counts"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    things = parser.add_subparsers(dest="thing", required=True, metavar="organization|page|case-study|section")
    organization = things.add_parser(
        "organization",
        help="ask for your details, question by question, and write them",
        description="Ask for the details of your organization, in about ten minutes, and write organization.yml.",
        epilog="Example: python3 -m handbook new organization --organization organizations/harbour-lane",
    )
    organization_argument(organization)
    organization.add_argument(
        "--answers", type=Path, metavar="FILE", help="take the answers from a YAML file, and ask nothing"
    )
    organization.set_defaults(run=run, parser=organization)


def run(arguments: argparse.Namespace) -> int:
    """Make what is asked for; return the exit code."""
    from handbook.verbs.new_organization import new_organization

    return new_organization(site_of(arguments), arguments.answers)
