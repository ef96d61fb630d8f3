"""`new organization`: the questions in a terminal or from a file, what is kept of them, and what is written."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from handbook import exits
from handbook.data.located import Path as KeyPath
from handbook.flaws import Flaw, Place, errors, in_order
from handbook.inspect import inspect
from handbook.jurisdictions.load import load_jurisdictions
from handbook.new.answers import answers_text, read_answers, unfit
from handbook.new.dialog import HELP, Left, agreed, by_number, in_the_file, lead
from handbook.new.interview import Interview
from handbook.new.places import Laws
from handbook.new.writing import organization_yml
from handbook.organization.load import load_organization
from handbook.organization.schema import FILE as SCHEMA
from handbook.scratch import scratch
from handbook.site import Site
from handbook.texts import read_text, write_text
from handbook.verbs.common import tell

_KEPT = ".answers.yml"
_FOLDERS = ("pages", "sections", "theme")


def new_organization(site: Site, answers: Path | None) -> int:
    """Ask for the details of the organization of `site`, or take them from the file `answers`, and write them.

    Returns the exit code.
    """
    taken = _taken(site)
    if taken:
        print(taken, file=sys.stderr)
        return exits.USAGE
    laws, _, _ = load_jurisdictions(site)
    if answers:
        return _from_file(site, laws, answers)
    kept = site.organization_dir / _KEPT
    known: dict[KeyPath, str] = {}
    if kept.exists():
        text, flaws = read_text(kept, site.shown(kept))
        known, _, more = read_answers(text or "", site.shown(kept))
        if flaws or errors(more):
            tell([*flaws, *more], warnings=True)
            print("These are answers that were kept; mend the file to go on with them, or delete it", file=sys.stderr)
            return exits.FLAWS
    interview = Interview(laws, known)

    def keep() -> None:
        site.organization_dir.mkdir(parents=True, exist_ok=True)
        write_text(kept, answers_text(interview.kept))

    print(f"Your own handbook, in about ten minutes.\n\n{HELP}")
    if interview.told:
        count = len(interview.told)
        answered = "1 question is" if count == 1 else f"{count} questions are"
        print(f"\n{answered} answered already. To begin anew, delete {site.shown(kept)}.")
    try:
        lead(interview, _hear, print, keep)
        look = in_the_file
        while not agreed(interview, look(interview), _said(site, interview), _hear, print):
            look = by_number  # numbers move as answers come and go, so what a next change needs is these
            keep()
            lead(interview, _hear, print, keep)
    except (Left, KeyboardInterrupt):
        count = len(interview.kept)
        answers_kept = "1 answer is" if count == 1 else f"{count} answers are"
        told = f"{answers_kept} kept in {site.shown(kept)}. The same command goes on with them."
        print(f"\n\n{told if count else 'Nothing was answered yet. The same command begins again.'}")
        return exits.DONE if sys.stdin.isatty() else exits.USAGE
    code = _write(site, interview)
    if code == exits.DONE:
        kept.unlink(missing_ok=True)
    else:
        keep()
        print(f"Your answers are kept in {site.shown(kept)}", file=sys.stderr)
    return code


def _taken(site: Site) -> str | None:
    """Return why no new details can be written: there are some already, and they are not the example's."""
    file = site.organization_dir / "organization.yml"
    if not file.exists():
        return None
    organization, located, _ = load_organization(file, site.shown(file))
    data = located.data if isinstance(located.data, dict) else {}
    if data.get("example") == "true":
        return None
    whose = f"the details of {organization}" if organization else "details"
    return (
        f"{site.shown(file)} holds {whose} already, and is left as it is. Change them in the file; each line has "
        "a note. For another organization name a folder with --organization."
    )


def _from_file(site: Site, laws: Laws, file: Path) -> int:
    if not file.exists():
        print(f"{file} is not there; check the path", file=sys.stderr)
        return exits.USAGE
    text, flaws = read_text(file, str(file))
    if text is not None:
        answers, located, more = read_answers(text, str(file))
        interview = Interview(laws, answers)
        flaws += more if errors(more) else [*more, *unfit(interview, answers, located)]
        if not errors(flaws):
            flaws += [replace(flaw, place=Place(str(file))) for flaw in _try(site, interview)]
    tell(in_order(flaws), warnings=True)
    if errors(flaws):
        print("Nothing was written", file=sys.stderr)
        return exits.FLAWS
    return _write(site, interview)


def _try(site: Site, interview: Interview) -> list[Flaw]:
    """Return the errors that `check` would find in the details."""
    with scratch("tried") as folder:
        tried = folder / "organization.yml"
        tried.write_text(_text(site, interview), encoding="utf-8")
        alone = Site.of(site.root, site.today, folder)
        _, flaws = inspect(alone)
        return [flaw for flaw in errors(flaws) if flaw.place.path == alone.shown(alone.organization_dir / tried.name)]


def _said(site: Site, interview: Interview) -> list[str]:
    return [f"{flaw.problem}; {flaw.mend}" for flaw in _try(site, interview)]


def _text(site: Site, interview: Interview) -> str:
    return organization_yml(interview.data, Path(os.path.relpath(SCHEMA, site.organization_dir)).as_posix())


def _write(site: Site, interview: Interview) -> int:
    """Write the details, and say how to look at them; return the exit code.

    Somebody else may have written details while questions were asked: these stand.
    """
    taken = _taken(site)
    if taken:
        print(f"Nothing was written: {taken}", file=sys.stderr)
        return exits.USAGE
    for name in _FOLDERS:
        (site.organization_dir / name).mkdir(parents=True, exist_ok=True)
    file = site.organization_dir / "organization.yml"
    write_text(file, _text(site, interview))
    print(
        f"\nWritten: {site.shown(file)}\n\n"
        f"Look at your handbook:           python3 -m handbook serve{site.chosen}\n"
        f"What is left before publishing:  python3 -m handbook check{site.chosen}"
    )
    return exits.DONE


def _hear(prompt: str) -> str:
    return input(f"\n{prompt}")
