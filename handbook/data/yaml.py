"""YAML text → plain data in which every value is text, and where each stood.

YAML would turn `NO` into false, `0123` into 83 and `12:30:45` into 45045. Here it turns nothing into anything: a value
is the text that was typed, and the typed model decides what it is. A value that other YAML readers would change is
marked (`Unquoted`), so that a text field can ask for quotes. Anchors, tags and second documents are refused: they are
code and surprises, and no handbook needs them.
"""

from __future__ import annotations

import re

import yaml

from handbook.data.builder import Builder
from handbook.data.located import Located
from handbook.data.unread import IS_NOTE, swallowing, unread
from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

_OTHER_SPACE = "this space is of another kind than that of the space bar"
ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""Spaces of other kinds than that of the space bar, which YAML takes for letters."""
_ODD_SPACE = re.compile(rf"^(?:[ ]*|[^\"'#]*?:)(?P<odd>{ODD})")

_SWALLOWING = re.compile(r"#[^\s,{}\[\]]+\s*[,}\]]")
_TRIES = 10


def read_yaml(text: str, shown: str, rule: Rule, first_line: int = 1) -> tuple[Located, list[Flaw]]:
    """Return the data of one YAML document with its places, and what is wrong about its form.

    `shown` is the file's path for messages, `rule` the name of the check they belong to, and `first_line` the line of
    the file on which `text` begins. On a flaw, what could be read is still returned.
    """
    builder = Builder(Located(shown=shown, first_line=first_line), rule, text.split("\n"))
    text = _plain_spaces(text, builder)
    for _ in range(_TRIES):
        _take_all(text, builder)
        mended = _without_note(text, builder)
        if mended is None:
            break
        text, told = mended, [flaw for flaw in builder.flaws if flaw.problem in (_OTHER_SPACE, IS_NOTE[0])]
        builder = Builder(Located(shown=shown, first_line=first_line), rule, text.split("\n"))
        builder.flaws += told
    return builder.located, builder.flaws


def _without_note(text: str, builder: Builder) -> str | None:
    """Return `text` with a letter for the # that took the rest of a `{…}` or `[…]` with it, or None if none did.

    It is told already; so that it does not hide what else is wrong, the rest is read as it was meant.
    """
    flaw = builder.flaws[-1] if builder.flaws and not builder.located.whole else None
    if not flaw or flaw.problem != IS_NOTE[0]:
        return None
    lines = text.split("\n")
    number, column = flaw.place.line - builder.located.first_line, flaw.place.column - 1
    line = lines[number]
    if not _SWALLOWING.match(line, column):
        return None
    lines[number] = f"{line[:column]}x{line[column + 1 :]}"
    return "\n".join(lines)


def stumbles(text: str, shown: str, rule: Rule) -> list[Flaw]:
    """Return what is wrong in a `text` for MkDocs, which reads YAML by Python's own parser, and not by the quick one.

    That one takes a tab for a space, for one. `shown` and `rule` are those of `read_yaml`.
    """
    builder = Builder(Located(shown=shown), rule, text.split("\n"))
    _take_all(text, builder, yaml.SafeLoader)
    return builder.flaws


def _take_all(text: str, builder: Builder, parser: type[yaml.CSafeLoader | yaml.SafeLoader] = yaml.CSafeLoader) -> None:
    """Let `builder` take what the `parser` finds in `text`, and note where it gave up."""
    try:
        for event in yaml.parse(text, Loader=parser):
            builder.take(event)
            if builder.full:
                break
    except yaml.MarkedYAMLError as error:
        builder.flaws.append(unread(error, text, builder.located, builder.rule, builder.quoted))
        builder.located.whole = False
        if quote := swallowing(error, builder.quoted):
            builder.shorten_last(*quote)
    except (yaml.YAMLError, ValueError, RecursionError):
        place = Place(builder.located.shown, builder.located.first_line)
        builder.flaw(place, "this is not YAML that can be read", "compare it with the example")
        builder.located.whole = False


def _plain_spaces(text: str, builder: Builder) -> str:
    """Return `text` with plain spaces where others stand before a key or behind a colon; each becomes a flaw."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        odd = _ODD_SPACE.search(line)
        if odd:
            place = Place(builder.located.shown, number + builder.located.first_line, odd.start("odd") + 1)
            builder.flaw(place, _OTHER_SPACE, "delete it and press the space bar")
            lines[number] = re.sub(ODD, " ", line)
    return "\n".join(lines)
