"""YAML text → plain data in which every value is text, and where each stood.

YAML would turn `NO` into false, `0123` into 83 and `12:30:45` into 45045. Here it turns nothing into anything: a value
is the text that was typed, and the typed model decides what it is. A value that other YAML readers would change is
marked (`Unquoted`), so that a text field can ask for quotes. Anchors, tags and second documents are refused: they are
code and surprises, and no handbook needs them.
"""

from __future__ import annotations

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from handbook.data.builder import Builder
from handbook.data.located import Located
from handbook.flaws import Flaw, Place


def read_yaml(text: str, shown: str, rule: str, first_line: int = 1) -> tuple[Located, list[Flaw]]:
    """Return the data of one YAML document with its places, and what is wrong about its form.

    `shown` is the file's path for messages, `rule` the name of the check they belong to, and `first_line` the line of
    the file on which `text` begins. On a flaw, what could be read is still returned.
    """
    builder = Builder(Located(shown=shown, first_line=first_line), rule)
    try:
        for event in YAML(pure=True).parse(text):
            builder.take(event)
            if builder.full:
                break
    except MarkedYAMLError as error:
        builder.flaws.append(_syntax_flaw(error, text, builder))
        builder.located.whole = False
    except (YAMLError, ValueError, RecursionError):
        builder.flaw(Place(shown, first_line), "this is not YAML that can be read", "compare it with the example")
        builder.located.whole = False
    return builder.located, builder.flaws


def _syntax_flaw(error: MarkedYAMLError, text: str, builder: Builder) -> Flaw:
    said = f"{error.context} {error.problem}"
    problem, mend, at_its_start = next((words for sign, words in _SIGNS.items() if sign in said), _UNREADABLE)
    mark = (error.context_mark if at_its_start else error.problem_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Place(builder.located.shown, line + builder.located.first_line, column + 1)
    lines = text.split("\n")
    around = lines[line] if line < len(lines) else ""
    if "\t" in around[: len(around) - len(around.lstrip())]:
        problem, mend = "this line begins with a tab", "use spaces to indent"
    return Flaw(place, problem, mend, builder.rule)


_SIGNS = {
    "character '\\t'": ("a tab stands in this line", "use spaces", False),
    "unexpected end of stream": ("this quote has no end", "close it with the same quote", True),
    "',' or ']'": ("this `[` has no end, or a comma is missing behind it", "close it with `]`", True),
    "',' or '}'": ("this `{` has no end, or a comma is missing behind it", "close it with `}`", True),
    "values are not allowed": (
        "a colon stands where none can",
        "put what stands behind the first colon in quotes",
        False,
    ),
    "expected ':'": ("this line has no colon with a space behind it", "write `key: value`", True),
    "found '<scalar>'": (
        "something stands behind the end of a quote, here or above",
        "put the whole value between one pair of quotes, and write a quote within it twice",
        False,
    ),
    "block end": (
        "this line is indented differently from those that it belongs to",
        "begin it exactly under them",
        False,
    ),
    "cannot start any token": (
        "a value begins with a sign that it cannot begin with",
        "put the value in quotes",
        False,
    ),
    "escape character": ("a backslash stands between double quotes", "use single quotes", False),
}
_UNREADABLE = (
    "this line cannot be read",
    "check the indentation, the colons and the quotes here and in the line before",
    False,
)
"""What YAML's own words stand for, by a sign in them: problem, mend, and whether it is where it began that helps."""
