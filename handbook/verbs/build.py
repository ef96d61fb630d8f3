"""Build the whole site, or nothing: with a flaw, the site that stood before still stands.

With --all, one site for each folder in DIR, each of them a folder like organization/.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from pathlib import Path

from handbook import ROOT, exits
from handbook.say import say
from handbook.verbs.common import organization_argument, quiet_argument, site_of, tell, today

HELP = "build the site into a folder, or one for each of many organizations"
EXAMPLE = """\
Example: python3 -m handbook build --output public
Example: python3 -m handbook build --all organizations --output sites --jobs 2"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    organization_argument(parser)
    parser.add_argument("--output", type=Path, metavar="DIR", help="where to (default: site, with --all: sites)")
    parser.add_argument("--all", type=Path, metavar="DIR", help="the folder with a folder for each organization")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="with --all: how many at a time (default: all cores)")
    parser.add_argument("--shard", type=_shard, metavar="I/N", help="with --all: only the I-th of N parts (2/10)")
    quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build; return the exit code."""
    wrong = None
    if arguments.all is None and (arguments.jobs or arguments.shard):
        wrong = "--jobs and --shard are for many organizations; name their folder with --all"
    elif arguments.all is not None and arguments.organization:
        wrong = "--all builds every organization in a folder; leave --organization out, or --all"
    if wrong:
        print(wrong, file=sys.stderr)
        return exits.USAGE
    return _one(arguments) if arguments.all is None else _many(arguments)


def _one(arguments: argparse.Namespace) -> int:
    from handbook.flaws import errors
    from handbook.inspect import inspect
    from handbook.render.build import build_site, recover
    from handbook.render.learn import learn
    from handbook.render.output import unfit
    from handbook.render.remembered import recall
    from handbook.render.unchanged import common_sum, sum_if_readable, sum_of

    output = Path(arguments.output or ROOT / "site").absolute()
    site = site_of(arguments)
    reason = unfit(output, site)
    if reason:
        print(reason, file=sys.stderr)
        return exits.USAGE
    recover(output)
    common = common_sum(site.root)
    made_of = sum_if_readable(site, common)  # before it is read: what is saved meanwhile is built the next time
    known = recall(site.root)
    book, flaws = inspect(site)
    if not errors(flaws):
        if not known:
            learn(site.root, site.today)
        flaws = flaws + build_site(book, output, made_of or sum_of(site, common))
    tell(flaws, warnings=False, chosen=site.chosen)
    if errors(flaws):
        left = f"; {output} is as it was before" if output.exists() else f", and nothing was written to {output}"
        print(f"Nothing was built{left}", file=sys.stderr)
        return exits.FLAWS
    pages = len(book.pages)
    say(f"Built {pages} pages for {book.organization} into {output}")
    return exits.DONE


def _many(arguments: argparse.Namespace) -> int:
    gc.disable()  # what this process makes is there for all, and stays: it need not be looked through
    from handbook.render.many import build_many, organizations_in
    from handbook.site import Site, chosen

    folder, output = arguments.all.absolute(), Path(arguments.output or ROOT / "sites").absolute()
    if not folder.is_dir():
        print(f"There is no folder {folder}; name the one that holds a folder for each organization", file=sys.stderr)
        return exits.USAGE
    if (folder / "organization.yml").is_file():
        print(f"{folder} is one organization; name it by --organization, or the folder around it", file=sys.stderr)
        return exits.USAGE
    if output.resolve().is_relative_to(folder.resolve()):
        print(f"{output} lies in {folder}, where it would be taken for an organization; name another", file=sys.stderr)
        return exits.USAGE
    folders = organizations_in(folder, arguments.shard or (1, 1))
    if not folders:
        each = "each has a folder with organization.yml"
        if arguments.shard:
            say(f"There is no organization in this part of {folder}: {each}")
            return exits.DONE
        print(f"There is no organization in {folder}: {each}", file=sys.stderr)
        return exits.USAGE
    day = today()
    sites = {each.name: Site.of(ROOT, day, each) for each in folders}
    counts = dict.fromkeys(("built", "unchanged", "flawed", "failed"), 0)
    broken, before = [], {name: _stands(output / name) for name in sites}
    for number, outcome in enumerate(build_many(sites, output, arguments.jobs or _cores()), 1):
        counts[outcome.state] += 1
        said = {"built": f"{outcome.pages} pages", "unchanged": "unchanged", "flawed": "not built, it has flaws"}
        line = f"{number}/{len(sites)} {outcome.name}: {said.get(outcome.state, outcome.reason)}"
        if outcome.state in ("flawed", "failed"):
            broken.append(outcome.name)
            print(line, file=sys.stderr)
        else:
            say(line)
        tell([*outcome.flaws], warnings=False, chosen=chosen((arguments.all / outcome.name).as_posix()))
    whole = len(sites) - len(broken)
    say(f"{whole} of {len(sites)} sites stand in {output}, {counts['unchanged']} of them unchanged")
    if arguments.shard is None and (left := _left(output, {each.name for each in organizations_in(folder)})):
        say(f"These have no organization any more, and can be deleted: {', '.join(left)}")
    now = {name: _stands(output / name) for name in broken}
    for state, names in (
        ("Not built, and as they were before", [name for name in broken if now[name] and now[name] == before[name]]),
        ("Not built, and not there", [name for name in broken if not now[name]]),
        (
            "Replaced meanwhile, by another build or by one that was stopped, so run the command again",
            [name for name in broken if now[name] and now[name] != before[name]],
        ),
    ):
        if names:
            print(f"{state}: {', '.join(sorted(names))}", file=sys.stderr)
    if broken:
        return exits.FLAWS if counts["flawed"] else exits.MACHINE
    return exits.DONE


def _stands(site: Path) -> tuple[int, int] | None:
    """Return what tells the folder at `site` from another one that is put there; None if there is none."""
    try:
        found = site.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _left(output: Path, names: set[str]) -> list[str]:
    """Return the sites in `output` of organizations that are not among `names`."""
    from handbook.render.output import MARK

    return sorted(mark.parent.name for mark in output.glob(f"*/{MARK}") if mark.parent.name not in names)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _jobs(word: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,2}", word):
        raise argparse.ArgumentTypeError(f"`{word}` is no number of processes; write one from 1 to 999")
    return int(word)


def _shard(word: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", word)
    if not found or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(f"`{word}` is no part of a whole; write which of how many, such as 2/10")
    return int(found[1]), int(found[2])
