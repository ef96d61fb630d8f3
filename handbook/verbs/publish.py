"""Publish a version: a text that never changes again, at an address of its own, from a day that you choose.

It is written to the branch gh-pages, which a host of pages can show. What is committed is what is published. With --due
nothing new is published: pages that work without scripts are brought up to date with the day.
"""

from __future__ import annotations

import argparse
import sys

from handbook import ROOT, exits, limits
from handbook.verbs.common import as_sentence, left_over, misused, quiet_argument, refused, site_of, tell

HELP = "publish a version that never changes again"
EXAMPLE = (
    "Example: python3 -m handbook publish 2026.1 --effective 2026-12-01 --change material "
    '--summary "Whom to tell at night is new." --push\n'
    "Example: python3 -m handbook publish --due --push"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    parser.add_argument("version", nargs="?", metavar="VERSION", help="its number: a year and a count, such as 2026.1")
    parser.add_argument("--effective", metavar="DAY", help="the day from which it holds, such as 2026-12-01")
    parser.add_argument(
        "--change",
        choices=("material", "editorial"),
        help="material: readers are told of it, and asked to acknowledge again; editorial: wording alone",
    )
    parser.add_argument("--summary", default="", metavar="TEXT", help="the change in a sentence, for readers")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="VERSIONS",
        help="show nothing of versions that are to be taken down: neither what changed since, nor their summaries",
    )
    parser.add_argument("--push", action="store_true", help="send it to the repository named origin")
    parser.add_argument("--due", action="store_true", help="publish nothing; bring pages without scripts up to date")
    quiet_argument(parser)
    parser.set_defaults(organization=None)


def run(arguments: argparse.Namespace) -> int:
    """Publish; return the exit code."""
    from handbook.repository.refused import Refused

    for name in ("version", "effective"):  # what was copied brings blanks along
        setattr(arguments, name, (getattr(arguments, name) or "").strip())
    arguments.without = " ".join(arguments.without).replace(",", " ").split()  # a form has one field for all of them
    wrong = _misused(arguments)
    if wrong:
        return misused(wrong)
    try:
        return _due(arguments) if arguments.due else _publish(arguments)
    except Refused as error:
        return refused(error, "Nothing was published; what was published before is as it was.")
    except KeyboardInterrupt:
        print("What was published before is as it was; the same command goes on from where it is.", file=sys.stderr)
        raise


def _misused(arguments: argparse.Namespace) -> list[str]:
    """Return a sentence for each word that is missing, or that cannot be read."""
    from handbook.characters import hidden_in, hidden_words
    from handbook.checks.placeholders import placeholder_in
    from handbook.organization.times import day_of
    from handbook.secrets.find import secrets
    from handbook.versions.number import Number

    given = {
        "the version, such as 2026.1 (VERSION)": arguments.version,
        "the day from which it holds (--effective)": arguments.effective,
        "whether the change is material or editorial (--change)": arguments.change,
    }
    if arguments.due:
        used = [*given.values(), arguments.summary, arguments.without]
        return ["With --due nothing is published, so it takes --push alone."] if any(used) else []
    wrong, numbers, day = [], [], None
    missing = [name for name, value in given.items() if not value]
    if missing:
        wrong.append(f"Missing: {', '.join(missing)}. `python3 -m handbook publish --help` has an example.")
    for typed in filter(None, (arguments.version, *arguments.without)):
        try:
            numbers.append(Number.of(typed))
        except ValueError as error:
            wrong.append(f"{error}.")
    if numbers and arguments.version == str(numbers[0]) and numbers[0].correction == 0:
        plain = arguments.version.removesuffix(".0")
        wrong.append(f"`{arguments.version}` reads like {plain}; write {plain}, or {plain}.1 for its first correction.")
    try:
        day = day_of(arguments.effective) if arguments.effective else None
    except ValueError as error:
        wrong.append(f"{error}.")
    if numbers and day and arguments.version == str(numbers[0]) and abs(numbers[0].year - day.year) > 1:
        wrong.append(f"`{arguments.version}` and {day} are years apart; one of them may be mistyped.")
    hidden = dict.fromkeys(match[0] for match in hidden_in(arguments.summary) if match[0] not in "\n\r")
    for character in hidden:
        problem, mend = hidden_words(character)
        wrong.append(f"In the summary {problem.replace('stands here', 'stands')}; {mend}.")
    if mark := placeholder_in(arguments.summary):  # no version is mended later
        wrong.append(f"In the summary, which everybody reads, `{mark}` looks like a placeholder; say what changes.")
    seen = "".join(character for character in arguments.summary if character not in hidden)
    if len(seen) > limits.SUMMARY_LETTERS or not seen.isprintable():
        wrong.append(f"The summary is a sentence or two in one line, of {limits.SUMMARY_LETTERS} letters at most.")
    for what in dict.fromkeys(secret.what for secret in secrets(arguments.summary)):  # no version is mended later
        wrong.append(f"In the summary, which everybody reads and which never changes, is {what}; take it out.")
    return wrong


def _publish(arguments: argparse.Namespace) -> int:
    from dataclasses import replace
    from datetime import UTC, datetime

    from handbook.flaws import errors
    from handbook.inspect import inspect
    from handbook.organization.times import day_of
    from handbook.publishing.making import Order
    from handbook.publishing.outcome import outcome
    from handbook.publishing.publish import publish
    from handbook.publishing.sources import sources_of
    from handbook.repository.alone import perhaps_alone
    from handbook.repository.here import known
    from handbook.repository.refused import Refused
    from handbook.repository.remote import Remote
    from handbook.say import say
    from handbook.versions.number import Number
    from handbook.versions.ready import hindrances

    site = site_of(arguments)
    sources, wrong = sources_of(site)
    book, flaws = inspect(site)
    if errors(flaws):
        tell(flaws, warnings=False)
        print(
            "\n".join([*map(as_sentence, wrong), "Nothing was published; mend what is listed first."]), file=sys.stderr
        )
        return exits.FLAWS
    hindering = hindrances(book, flaws)
    if sources is None or hindering:
        raise Refused(*wrong, flaws=hindering)
    without = tuple(sorted({*map(Number.of, arguments.without)}))
    number, effective = Number.of(arguments.version), day_of(arguments.effective)
    order = Order(number, effective, arguments.change, arguments.summary.strip(), without)
    if order.change == "material" and not order.summary:
        say("No --summary says what changes: readers will be told of a material change, and not of which.")
    done = publish(book, order, sources, arguments.push, datetime.now(UTC).replace(microsecond=0), say)
    sent = False
    try:
        sent = Remote(site.root).exists and str(order.number) not in perhaps_alone(known(site.root)).published
    except (Refused, OSError) as error:  # it is published all the same
        done = replace(done, left=done.left or str(error))
    for sentence in outcome(done, arguments.push, arguments.push or (done.already and sent)):
        say(sentence)
    return left_over(done.left) if done.left else exits.DONE


def _due(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from handbook.organization.times import in_full
    from handbook.publishing.renew import bring_up_to_date
    from handbook.publishing.sources import committer
    from handbook.publishing.unasked import remarks
    from handbook.repository.here import known
    from handbook.say import say

    now = datetime.now(UTC).replace(microsecond=0)
    record = bring_up_to_date(ROOT, committer(ROOT), arguments.push, now, say)
    if not record.versions:
        say("No version has been published yet, so there is nothing to bring up to date.")
        return exits.DONE
    current = record.one(record.current) if record.current else None
    held = f"version {current.version}, in force since {in_full(current.effective)}" if current else ""
    say(f"Plain addresses lead to {held or 'the version that was announced first; none is in force yet'}.")
    for sentence in remarks(known(ROOT)):
        say(f"{sentence}.")
    return exits.DONE
