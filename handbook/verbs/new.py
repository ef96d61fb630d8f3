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
        description=_ORGANIZATION,
        epilog="Example: python3 -m handbook new organization --organization organizations/harbour-lane",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    organization_argument(organization)
    organization.add_argument(
        "--answers", type=Path, metavar="FILE", help="take the answers from a YAML file, and ask nothing"
    )
    organization.set_defaults(run=run, parser=organization)
    for thing, what, named, about, example in _FILES:
        file = things.add_parser(
            thing, help=about, description=f"{about[:1].upper()}{about[1:]}.", epilog=f"Example: {example}"
        )
        file.add_argument("name", metavar=named, help=what)
        if thing != "section":
            file.add_argument("--title", help="what the page is called (default: made of its name)")
        organization_argument(file)
        file.set_defaults(run=run, parser=file)


_ORGANIZATION = """\
Ask for the details of your organization, in about ten minutes, and write
organization.yml. A file with the answers looks like it and holds less: no ids,
and under `lines:` the ways to report that no contact reads.

    name: Quayside
    leader: {name: Ada Bell, role: chief executive}
    locations:
      - {name: Leeds, country: GB, region: England, time_zone: Europe/London,
         emergency: [{number: "999"}]}
    contacts:
      - {role: People team, email: people@quayside.example,
         outside_line_management: false}
      - {role: Client Safety Lead, email: safety@quayside.example,
         outside_line_management: false}
    lines:
      - {kind: phone, name: the outside line, phone: "+44 113 496 0190",
         read_by: "Alder Listening, a firm outside"}

What it does not say is taken as Enter would take it, or is missing, and that
is said with its key. Whoever leaves the questions by `quit` has such a file,
.answers.yml beside where organization.yml belongs."""

_FILES = (
    (
        "page", "such as support/night-taxi; the address of one of our pages takes a copy of it", "ADDRESS",
        "begin a page of your own, or your own words for a page of ours",
        "python3 -m handbook new page support/night-taxi",
    ),
    (
        "case-study", "a short name, such as night-porter", "NAME",
        "begin a case study with all its sections", "python3 -m handbook new case-study night-porter",
    ),
    (
        "section", "the page's address, # and the section's id", "ADDRESS#ID",
        "take a copy of one of our sections, to be changed",
        "python3 -m handbook new section policies/client-harassment/#what-counts",
    ),
)  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Make what is asked for; return the exit code."""
    site = site_of(arguments)
    if arguments.thing == "organization":
        from handbook.verbs.new_organization import new_organization

        return new_organization(site, arguments.answers)
    from handbook.verbs.new_page import new_case_study, new_page, new_section

    if arguments.thing == "section":
        return new_section(site, arguments.name)
    make = new_page if arguments.thing == "page" else new_case_study
    return make(site, arguments.name, arguments.title)
