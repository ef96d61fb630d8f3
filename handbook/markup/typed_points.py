"""Points of a list as other programs mark them, or with a mark that lacks its space: Markdown shows them as typed.

One such line can be anything; several below one another, or in the order of numbers or letters, are a list. A box to
tick is one even alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import NamedTuple

from handbook.markup.masks import masked
from handbook.names import quotable

_BOX = re.compile(
    r"(?!(?:[-*+]|\d{1,3}\.)[ \t]+\[[ xX]\][ \t])"  # one as it is to be
    r"(?P<point>(?:[-*+]|\d{1,3}\.)[ \t]*)?(?P<mark>\[[ xX]?\])(?:[ \t]+|(?(point)|(?!)))(?P<words>[^\s(\[:{].*)"
)
_MARKED = (  # each with whether blank lines may stand between: where they do, some look as they were meant
    (re.compile(r"(?P<mark>\*)(?P<words>[\w\"“(][^*]*)"), True),
    (re.compile(r"(?P<mark>[-+–—])(?P<words>[^\W\d_].*)"), True),
    (re.compile(r"(?P<mark>o)[ \t]+(?P<words>\S.*)"), True),
    (re.compile(r"(?P<mark>[-*+])\xa0\s*(?P<words>\S.*)"), True),
    (re.compile(r"(?P<mark>\*\*)\s+(?P<words>[^\s*][^*]*)"), True),
    (re.compile(r"(?P<mark>--|[–—→➔➜✓✔✗✘√§])\s+(?P<words>[^\W\d_].*)"), False),
    (re.compile(r"(?P<mark>[☐☑☒✅❌👉»]\ufe0f?)\s+(?P<words>[^\W\d_].*)"), False),
)
_COUNTED = re.compile(
    r"(?P<open>\(?)(?P<count>\d{1,2}|[a-z]{1,4}|[A-Z]{1,4})(?P<close>\.?\)|\.|[ ]?[:–-]|(?<=\d)(?=[ ]))"
    r"(?P<space>\s*)(?P<words>[^\W\d_].*)"
)
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_ORDERS = ([str(number) for number in range(1, 100)], [*ascii_lowercase], _ROMANS)


@dataclass(frozen=True)
class TypedPoints:
    """Lines meant as points: the first one's `line` and `column` (from 1), its mark, how to write it, how `many` are.

    The `last` of them is given by its line too; `below_text` says that no blank line stands above them.
    """

    line: int
    column: int
    mark: str
    instead: str
    many: int
    last: int
    below_text: bool


class _Line(NamedTuple):
    number: int
    column: int
    text: str
    typed: str  # with what is blanked in `text`


def typed_points(text: str) -> Iterator[TypedPoints]:
    """Yield the lists in Markdown `text` whose points begin with no mark of a list, code left out.

    >>> [points.instead for points in typed_points("a) wait" + chr(10) + "b) go")]
    ['1. wait']
    """
    both = zip(text.split("\n"), masked(text, values=False).split("\n"), strict=True)
    lines = [
        _Line(number, (indent := len(line) - len(line.lstrip(" \t"))) + 1, line.strip(), typed[indent:])
        for number, (typed, line) in enumerate(both, 1)
    ]
    index = 0
    while index < len(lines):
        found = _boxes(lines, index) or _marked(lines, index) or _counted(lines, index)
        if found is None:
            index += 1
            continue
        mark, instead, last, many = found
        line = lines[index]
        below = index > 0 and bool(lines[index - 1].text)
        yield TypedPoints(line.number, line.column, mark, instead, many, lines[last].number, below)
        index = last + 1


_Found = tuple[str, str, int, int]
"""A mark, what to write, the index of the last line, and how many there are."""


def _boxes(lines: Sequence[_Line], index: int) -> _Found | None:
    run = _run(lines, index, _BOX, apart=True)
    if not run:
        return None
    match = run[0][1]
    box = "- [x]" if "x" in match["mark"].lower() else "- [ ]"
    return match["mark"], f"{box} {_words(lines[index], match)}", run[-1][0], len(run)


def _marked(lines: Sequence[_Line], index: int) -> _Found | None:
    for pattern, apart in _MARKED:
        run = _run(lines, index, pattern, apart, ("mark",))
        if len(run) > 1:
            match = run[0][1]
            return match["mark"], f"- {_words(lines[index], match)}", run[-1][0], len(run)
    return None


def _counted(lines: Sequence[_Line], index: int) -> _Found | None:
    first = _COUNTED.fullmatch(lines[index].text)
    if not first or _is_point(first):
        return None
    many = max(_in_order(lines, index, first, order) for order in _ORDERS)
    if many < 2:
        return None
    mark = f"{first['open']}{first['count']}{first['close']}"
    return mark, f"1. {_words(lines[index], first)}", index + many - 1, many


def _in_order(lines: Sequence[_Line], index: int, first: re.Match[str], order: Sequence[str]) -> int:
    """Return how many lines from `index` on are counted like the `first` one, from the beginning of an `order`."""
    for many, count in enumerate(order):
        match = _COUNTED.fullmatch(lines[index + many].text) if index + many < len(lines) else None
        if not match or match["count"].lower() != count or match.group("open", "close") != first.group("open", "close"):
            return many
    return len(order)


def _is_point(match: re.Match[str]) -> bool:
    """Return whether a counted line is a point already, or is told as none (`1)`), or only looks counted (`a.b`)."""
    space = match["space"]
    if not match["count"].isdigit():
        return not space
    point = match["close"] == "." and space.strip("\xa0")
    return not match["open"] and bool(point or (match["close"] == ")" and space))


def _words(line: _Line, match: re.Match[str]) -> str:
    return quotable(line.typed[match.start("words") :].rstrip())


def _run(
    lines: Sequence[_Line], index: int, pattern: re.Pattern[str], apart: bool, alike: tuple[str, ...] = ()
) -> list[tuple[int, re.Match[str]]]:
    """Return the lines from `index` on that fit `pattern`, by index; with blank ones between if they may be `apart`.

    Of all of them, the groups that are to be `alike` hold the same.
    """
    run: list[tuple[int, re.Match[str]]] = []
    for at in range(index, len(lines)):
        match = pattern.fullmatch(lines[at].text)
        if match and all(match[group] == (run or [(at, match)])[0][1][group] for group in alike):
            run.append((at, match))
        elif lines[at].text or not apart or not run:
            break
    return run
