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
from handbook.data.unread import unread
from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

_ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = re.compile(rf"^(?:[ ]*|[^\"'#]*?:)(?P<odd>{_ODD})")


def read_yaml(text: str, shown: str, rule: Rule, first_line: int = 1) -> tuple[Located, list[Flaw]]:
    """Return the data of one YAML document with its places, and what is wrong about its form.

    `shown` is the file's path for messages, `rule` the name of the check they belong to, and `first_line` the line of
    the file on which `text` begins. On a flaw, what could be read is still returned.
    """
    builder = Builder(Located(shown=shown, first_line=first_line), rule, text.split("\n"))
    text = _plain_spaces(text, builder)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.full:
                break
    except yaml.MarkedYAMLError as error:
        builder.flaws.append(unread(error, text, builder.located, rule))
        builder.located.whole = False
    except (yaml.YAMLError, ValueError, RecursionError):
        builder.flaw(Place(shown, first_line), "this is not YAML that can be read", "compare it with the example")
        builder.located.whole = False
    return builder.located, builder.flaws


def _plain_spaces(text: str, builder: Builder) -> str:
    """Return `text` with plain spaces where others stand before a key or behind a colon; each becomes a flaw."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        odd = _ODD_SPACE.search(line)
        if odd:
            place = Place(builder.located.shown, number + builder.located.first_line, odd.start("odd") + 1)
            builder.flaw(
                place, "this space is of another kind than that of the space bar", "delete it and press the space bar"
            )
            lines[number] = re.sub(_ODD, " ", line)
    return "\n".join(lines)
