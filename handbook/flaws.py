"""What is wrong, where, and what to do about it; and the ways to print a list of it.

Everything that can be wrong with content or an organization's details becomes a `Flaw`. Nothing else is shown to a
user as an error, so that one place decides how it reads.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbook.names import short_quotes
from handbook.secrets.find import redacted
from handbook.vocabulary import Rule

Severity = Literal["error", "warning"]
LONGEST = 400
"""How many letters a problem or a mend has at the most; a quoted value may be anything."""

MANY = 100
"""How many flaws of one rule are told of a file: where there are more, one slip made them."""
_AGAIN = f"mend the {MANY} above, and check again"


class Place(NamedTuple):
    """A spot in a file: `path` relative to the repository's root with `/`, `line` and `column` counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong: `problem` says what, `mend` says what to do, both in words for HR.

    `rule` names its entry on the page that explains messages (handbook/explained.py). An `error` stops a build; a
    `warning` does not.
    """

    place: Place
    problem: str
    mend: str
    rule: Rule
    severity: Severity = "error"

    def __post_init__(self) -> None:
        """Keep it to one line of letters without a secret, however odd the value is that it quotes."""
        for name in ("problem", "mend"):
            text = "".join(c if c.isprintable() else " " for c in redacted(getattr(self, name)))
            text = short_quotes(" ".join(text.split()))
            object.__setattr__(self, name, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")

    @property
    def path(self) -> str:
        """The path of its file, as it can be shown."""
        return redacted(self.place.path)

    def __str__(self) -> str:
        line, column = self.place[1:]
        kind = "warning: " if self.severity == "warning" else ""
        return f"{in_letters(self.place.path)}:{line}:{column}: {kind}{self.problem}; {self.mend} [{self.rule}]"


def in_letters(name: str) -> str:
    """Return the `name` of a file, which may hold anything, in letters that can be shown, and without a secret."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in redacted(name))


def in_order(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return the flaws by file and place, each once."""
    return sorted(dict.fromkeys(flaws), key=lambda flaw: (flaw.place, flaw.severity, flaw.problem))


def until_many(flaws: Iterable[Flaw]) -> Iterator[Flaw]:
    """Yield `flaws` of one page until there are more errors of a rule than are told: to find the rest takes long."""
    counted: Counter[Rule] = Counter()
    for flaw in flaws:
        yield flaw
        counted[flaw.rule] += flaw.severity == "error"
        if counted[flaw.rule] > MANY:
            return


def few(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return `flaws`, which are in order; where a file has more of one rule than are told, the next says so instead."""
    counted: Counter[tuple[str, Rule, Severity]] = Counter()
    told = []
    for flaw in flaws:
        kind = flaw.place.path, flaw.rule, flaw.severity
        counted[kind] += 1
        if counted[kind] <= MANY:
            told.append(flaw)
        elif counted[kind] == MANY + 1:
            told.append(Flaw(flaw.place, "from here on there is more of this kind", _AGAIN, flaw.rule, flaw.severity))
    return told


def errors(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return those that stop a build."""
    return [flaw for flaw in flaws if flaw.severity == "error"]


def as_text(flaws: Iterable[Flaw]) -> str:
    """Return one flaw a line, `path:line:col: problem; mend [rule]`."""
    return "\n".join(str(flaw) for flaw in flaws)


def as_github(flaws: Iterable[Flaw]) -> str:
    """Return GitHub's workflow commands, which comment on the line with the flaw."""

    def escaped(text: str, more: str = "") -> str:
        for character in "%\r\n" + more:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    return "\n".join(
        f"::{flaw.severity} file={escaped(flaw.path, ',:')},line={flaw.place.line},col={flaw.place.column},"
        f"title={flaw.rule}::{escaped(f'{flaw.problem}; {flaw.mend}')}"
        for flaw in flaws
    )


def as_gitlab(flaws: Iterable[Flaw]) -> str:
    """Return GitLab's code-quality report, a JSON array."""
    seen: Counter[str] = Counter()

    def fingerprint(flaw: Flaw) -> str:
        """The same flaw keeps its fingerprint when lines above it move; of equal ones in a file each has its own."""
        same = f"{flaw.path}|{flaw.rule}|{flaw.problem}"
        seen[same] += 1
        return hashlib.sha256(f"{same}|{seen[same]}".encode()).hexdigest()

    return json.dumps(
        [
            {
                "description": f"{flaw.problem}; {flaw.mend}",
                "check_name": flaw.rule,
                "fingerprint": fingerprint(flaw),
                "severity": "major" if flaw.severity == "error" else "minor",
                "location": {"path": flaw.path, "lines": {"begin": flaw.place.line}},
            }
            for flaw in flaws
        ],
        indent=2,
        ensure_ascii=False,
    )


def as_json(flaws: Iterable[Flaw]) -> str:
    """Return a JSON array of objects with path, line, column, severity, rule, problem and mend."""
    return json.dumps(
        [
            {
                **flaw.place._replace(path=flaw.path)._asdict(),
                "severity": flaw.severity,
                "rule": flaw.rule,
                "problem": flaw.problem,
                "mend": flaw.mend,
            }
            for flaw in flaws
        ],
        indent=2,
        ensure_ascii=False,
    )


FORMATS = {"text": as_text, "github": as_github, "gitlab": as_gitlab, "json": as_json}
