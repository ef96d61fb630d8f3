"""YAML's events → located data, and the flaws of its form."""

from __future__ import annotations

import re
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from handbook import limits
from handbook.characters import hidden_flaw, hidden_in, without_hidden
from handbook.data.located import Located
from handbook.data.not_text import text_of
from handbook.data.unread import TOO_DEEP, item_meant
from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

BRACES = "a value begins with braces"
"""The problem where braces, which YAML reads as keys, stand without quotes."""


class Builder:
    """Takes YAML's events one by one and puts `located` together; `full` says that no more is to be taken."""

    def __init__(self, located: Located, rule: Rule, lines: list[str]) -> None:
        self.located = located
        self._lines = lines
        self.rule = rule
        self.flaws: list[Flaw] = []
        self.full = False
        self._stack: list[dict[str, Any] | list[Any]] = []
        self._path: list[str | int] = []
        self._key: list[str | None] = []
        self._last: tuple[Any, Any] = {}, ""
        self._values = 0
        self._documents = 0
        self._anchors: set[str] = set()
        self.quoted: tuple[Any, Any] | None = None  # where the last value in quotes began and ended

    def flaw(self, place: Place, problem: str, mend: str) -> None:
        """Note what is wrong at `place`."""
        self.flaws.append(Flaw(place, problem, mend, self.rule))

    def take(self, event: Any) -> None:
        """Take the next event."""
        mark = event.start_mark
        place = Place(self.located.shown, mark.line + self.located.first_line, mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.flaw(place, "a second document begins here (`---`)", "keep one document in the file")
                self.full = True
        elif isinstance(event, AliasEvent):
            self._repeat(event.anchor, place)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._stack.pop()
            self._key.pop()
            if self._path:
                self._path.pop()
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            self._open(event, place)

    def _repeat(self, anchor: str, place: Place) -> None:
        """Note an alias. What it repeats is missing here, and much may refer to that: no more is told of the data."""
        if anchor in self._anchors or self._awaits_key():
            self.flaw(place, f"`*{anchor}` repeats another part of the file", "write it out")
        else:  # a word with an asterisk before it
            problem = f"`*{anchor}` begins with a sign that stands for something else"
            self.flaw(place, problem, "put the value in quotes")
        self.located.whole = False
        self._end_here() if self._awaits_key() else self._add(None, place)

    def _open(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._anchors.add(event.anchor)
            self.flaw(place, f"`&{event.anchor}` names a part to repeat it", "take it out and write the part out")
        if event.tag:
            self.flaw(place, "a tag (`!…`) stands before this value", "take it out: only text, lists and keys are read")
        self._values += 1
        if self._values > limits.VALUES:
            self.flaw(place, f"there are more than {limits.VALUES:,} values in this file", "shorten it")
            self._end_here()
            return
        if isinstance(event, ScalarEvent):
            if event.style in ("'", '"'):
                self.quoted = event.start_mark, event.end_mark
            hidden = [match[0] for match in hidden_in(event.value)] if event.style == '"' else []  # by a backslash
            self.flaws += (hidden_flaw(sign, place) for sign in hidden)
            if hidden:  # no path, and nothing else, is made with it
                event.value = without_hidden(event.value)
            if self._awaits_key():
                self._take_key(event.value, place)
            else:
                place = self._of_text(event, place)
                note = self._look_for_note(event, place)
                self._add(text_of(event), place if event.value else note or place)  # one place, so that it is told once
            return
        if self._awaits_key():
            line = self._lines[min(place.line - self.located.first_line, len(self._lines) - 1)]
            if "{{" in line:
                self.flaw(place, BRACES, "write the words themselves; nothing is filled in here")
            else:
                self.flaw(place, "a key must be one word", "write `key: value`")
            self._end_here()
            return
        if len(self._stack) >= limits.LEVELS:
            self.flaw(place, *TOO_DEEP)
            self._end_here()
            return
        container: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        step = self._add(container, place)
        if self._stack:
            self._path.append(step)
        self._stack.append(container)
        self._key.append(None)

    def _look_for_note(self, event: ScalarEvent, place: Place) -> Place | None:
        """Note a # behind a value without quotes that has no space behind it: `Lines #2` would be `Lines`.

        Returns where it stands.
        """
        if event.style not in (None, ""):
            return None
        at = event.end_mark.line if event.value else place.line - self.located.first_line
        line = self._lines[at] if at < len(self._lines) else ""  # a value may be missing behind the last one
        start = event.end_mark.column if event.value else place.column - 1
        # Right behind the value, or behind the key of one that is empty: further on, another value may hold a #.
        note = re.match(r"\s+#(?=[^\s#])" if event.value else r"[^#\"',{}\[\]]*\s#(?=[^\s#])", line[start:])
        if not note:
            return None
        there = place._replace(line=at + self.located.first_line, column=start + note.end())
        mend = "put the whole value in quotes; if it is a note, write a space behind the #"
        self.flaw(there, "what stands behind this # is read as a note and left out", mend)
        return there

    def _of_text(self, event: ScalarEvent, place: Place) -> Place:
        """Return where the text of a value begins, for which YAML says where its sign begins."""
        if event.style in ("'", '"'):
            return place._replace(column=place.column + 1)
        if event.style in ("|", ">"):
            return place._replace(line=place.line + 1, column=1)
        if not event.value and self._key and self._key[-1]:  # nothing: YAML means the next thing in the file
            return self.located.key_place((*self._path, self._key[-1]))
        return place

    def shorten_last(self, line: int, column: int) -> None:
        """Leave the last value what its first line holds: its quote, there, has no end and took in what follows."""
        container, step = self._last
        container[step] = self._lines[line][column + 1 :].strip()

    def _end_here(self) -> None:
        """Take no more: what follows would be misread."""
        self.full, self.located.whole = True, False

    def _awaits_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1], dict) and self._key[-1] is None

    def _take_key(self, key: str, place: Place) -> None:
        mapping = self._stack[-1]
        path = (*self._path, key)
        if meant := item_meant(f"{key}:"):
            self.flaw(place, *meant[1:])
            self._end_here()
        elif key in mapping:
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
        self._last = container, step
        self.located.value_places[(*self._path, step)] = place
        return step
