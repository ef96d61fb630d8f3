"""YAML text → plain data in which every value is text, and where each stood.

YAML would turn `NO` into false, `0123` into 83 and `12:30:45` into 45045. Here it turns nothing into anything: a value
is the text that was typed, and the typed model decides what it is. A value that other YAML readers would change is
marked (`Unquoted`), so that a text field can ask for quotes. Anchors, tags and second documents are refused: they are
code and surprises, and no handbook needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from handbook.flaws import Flaw, Place

MAXIMUM_DEPTH = 20
MAXIMUM_VALUES = 10_000

Path = tuple[str | int, ...]

# What YAML 1.1 or 1.2 reads as something other than text (https://yaml.org/type/), empty values apart.
_NOT_TEXT = re.compile(
    r"""(?ix) true|false|yes|no|on|off|y|n            # truth
      | [-+]?(0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+)       # whole numbers in other bases
      | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?   # numbers, also base 60
      | [-+]?\.[0-9_]+(e[-+]?[0-9]+)? | [-+]?\.(inf|nan) | \.nan
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t\ ].*)?      # days and times
    """
)
_EMPTY = {"", "~", "null", "Null", "NULL"}


class Unquoted(str):
    """Text typed without quotes which another YAML reader would turn into a number, a day or true or false."""


@dataclass
class Located:
    """`data` (dicts, lists, text and None), with the places of keys and values by their path in it.

    `whole` is False where the text could be read in part only.
    """

    data: Any = None
    shown: str = ""
    first_line: int = 1
    whole: bool = True
    key_places: dict[Path, Place] = field(default_factory=dict)
    value_places: dict[Path, Place] = field(default_factory=dict)

    def key_place(self, path: Path) -> Place:
        """Return where the key at `path` stands, else the nearest thing around it."""
        while path and path not in self.key_places and path not in self.value_places:
            path = path[:-1]
        return self.key_places.get(path) or self.value_places.get(path) or Place(self.shown, self.first_line)

    def value_place(self, path: Path) -> Place:
        """Return where the value at `path` stands, else its key, else the nearest thing around it."""
        return self.value_places.get(path) or self.key_place(path)


def read_yaml(text: str, shown: str, rule: str, first_line: int = 1) -> tuple[Located, list[Flaw]]:
    """Return the data of one YAML document with its places, and what is wrong about its form.

    `shown` is the file's path for messages, `rule` the name of the check they belong to, and `first_line` the line of
    the file on which `text` begins. On a flaw, what could be read is still returned.
    """
    builder = _Builder(Located(shown=shown, first_line=first_line), rule)
    try:
        for event in YAML(pure=True).parse(text):
            builder.take(event)
            if builder.full:
                break
    except MarkedYAMLError as error:
        builder.flaws.append(_syntax_flaw(error, text, builder))
        builder.located.whole = False
    except (ValueError, RecursionError):
        builder.flaw(Place(shown, first_line), "this is not YAML that can be read", "compare it with the example")
        builder.located.whole = False
    return builder.located, builder.flaws


def _syntax_flaw(error: MarkedYAMLError, text: str, builder: _Builder) -> Flaw:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    place = Place(builder.located.shown, line + builder.located.first_line, column + 1)
    around = lines[line] if line < len(lines) else ""
    if "\t" in around[: len(around) - len(around.lstrip())]:
        return Flaw(place, "this line begins with a tab", "use spaces to indent", builder.rule)
    said = f"{error.context} {error.problem}"
    problem, mend = next((words for sign, words in _SIGNS.items() if sign in said), _UNREADABLE)
    return Flaw(place, problem, mend, builder.rule)


_SIGNS = {
    "unexpected end of stream": ("a quote above has no end", "close it with the same quote"),
    "',' or ']'": ("a `[` above has no end, or a comma is missing", "close it with `]`"),
    "',' or '}'": ("a `{` above has no end, or a comma is missing", "close it with `}`"),
    "values are not allowed": (
        "a second colon stands in this line",
        "put what stands behind the first colon in quotes",
    ),
    "expected ':'": ("this line has no colon", "write `key: value`, or indent it under the line that it belongs to"),
    "block end": ("this line is indented differently from those that it belongs to", "begin it exactly under them"),
    "cannot start any token": ("a value begins with a character that it cannot begin with", "put the value in quotes"),
    "escape character": ("a backslash stands between double quotes", "use single quotes"),
}
_UNREADABLE = (
    "this line cannot be read",
    "check the indentation, the colons and the quotes here and in the line before",
)
"""What YAML's own words stand for, by a sign in them, in words for HR."""


class _Builder:
    """Takes YAML's events one by one and puts the data together."""

    def __init__(self, located: Located, rule: str) -> None:
        self.located = located
        self.rule = rule
        self.flaws: list[Flaw] = []
        self.full = False
        self._stack: list[dict[str, Any] | list[Any]] = []
        self._path: list[str | int] = []
        self._key: list[str | None] = []
        self._values = 0
        self._documents = 0

    def flaw(self, place: Place, problem: str, mend: str) -> None:
        self.flaws.append(Flaw(place, problem, mend, self.rule))

    def take(self, event: Any) -> None:
        mark = event.start_mark
        place = Place(self.located.shown, mark.line + self.located.first_line, mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.flaw(place, "a second document begins here (`---`)", "keep one document in the file")
                self.full = True
        elif isinstance(event, AliasEvent):
            self.flaw(place, f"`*{event.anchor}` repeats another part of the file", "write it out")
            self._add(None, place)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._stack.pop()
            self._key.pop()
            if self._path:
                self._path.pop()
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            self._open(event, place)

    def _open(self, event: Any, place: Place) -> None:
        if event.anchor:
            self.flaw(place, f"`&{event.anchor}` names a part to repeat it", "take it out and write the part out")
        if event.tag and not str(event.tag).startswith("tag:yaml.org,2002:str"):
            self.flaw(place, "a tag (`!…`) stands before this value", "take it out: only text, lists and keys are read")
        self._values += 1
        if self._values > MAXIMUM_VALUES or len(self._stack) > MAXIMUM_DEPTH:
            self.flaw(place, f"more than {MAXIMUM_VALUES} values or {MAXIMUM_DEPTH} levels", "shorten the file")
            self.full = True
            return
        if isinstance(event, ScalarEvent):
            if self._awaits_key():
                self._take_key(event.value, place)
            else:
                self._add(_text(event), place)
            return
        if self._awaits_key():
            self.flaw(place, "a key must be one word", "write `key: value`")
            self._key[-1] = ""
        container: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        step = self._add(container, place)
        if self._stack:
            self._path.append(step)
        self._stack.append(container)
        self._key.append(None)

    def _awaits_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1], dict) and self._key[-1] is None

    def _take_key(self, key: str, place: Place) -> None:
        mapping = self._stack[-1]
        path = (*self._path, key)
        if key in mapping:
            first = self.located.key_place(path).line
            self.flaw(place, f"`{key}` stands here a second time (first on line {first})", "keep one of the two")
        self.located.key_places.setdefault(path, place)
        self._key[-1] = key

    def _add(self, value: Any, place: Place) -> str | int:
        if not self._stack:
            self.located.data = value
            self.located.value_places[()] = place
            return ""
        container = self._stack[-1]
        step: str | int
        if isinstance(container, list):
            step = len(container)
            container.append(value)
        else:
            step = self._key[-1] or ""
            self._key[-1] = None
            container[step] = value
        self.located.value_places[(*self._path, step)] = place
        return step


def _text(event: ScalarEvent) -> str | None:
    plain = event.style is None or event.style == ""
    if plain and event.value in _EMPTY:
        return None
    if plain and _NOT_TEXT.fullmatch(event.value):
        return Unquoted(event.value)
    return str(event.value)


def under(located: Located, key: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts below the first-level `key`, with their whole paths, also where the data has flaws."""
    data = located.data.get(key) if isinstance(located.data, dict) else None
    yield from ((path, text) for path, text in walk(data, (key,)))


def walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in `data` with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*path, index))
    elif isinstance(data, str):
        yield path, data
