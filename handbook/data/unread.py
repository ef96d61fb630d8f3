"""YAML that cannot be read, in words for HR.

The parser says where it gave up, in its own terms; that is rarely where the mistake is. Here is what its words mean,
and a few mistakes that it misses by lines: an apostrophe at the start of a value, a # within one.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import MarkedYAMLError

from handbook import limits
from handbook.data.located import Located
from handbook.data.reshaped import in_quotes, quoted_whole
from handbook.flaws import Flaw, Place
from handbook.vocabulary import Rule

LIKE_COLONS = "\uff1a\ufe55\ufe13\ua789\u2236\u02d0"
"""Signs that look like a colon, such as that of a Chinese keyboard."""
_BULLET = re.compile(
    r"[ ]*([\u2022\u00b7\u2023\u25e6\u25aa\u25cf\u25cb\u2010-\u2015\u2212*+](?=\s)|-(?=\w))[ ]*([\w-]+:|)"
)
"""A sign in the place of a hyphen with a space, and the key that may stand behind it."""
# A value that begins with a quote and does not end with it on its line: legal, and mostly an apostrophe.
_OPEN_QUOTE = re.compile(r"""[ ]*(?:-[ ]+)?(?:(?<=[ ])|[\w-]+:[ ]+)(['"])(?!.*(?<!\\)\1[ ,}\]]*(?:#.*)?$)""")
_BEHIND_LIST = re.compile(r"[ ]*(?:-[ ]+)?(?:[\w-]+:[ ]+)?(?P<value>\[[^\[\]]*\][ ]*(?![ #,}\]]|$)[^#]*)")
_NOTE = re.compile(r"[^\"'#]*[:\s\[{](#)(?=\S)")
_NO_SPACE = re.compile(r"[ ]*(?:- )?[A-Za-z_][\w-]*(:)(?=[^\s/:])(?!.*:\s)")
_OTHER_COLON = re.compile(rf"[ ]*(?:- )?[A-Za-z_][\w-]*[ ]*([{LIKE_COLONS}=])(?!.*:\s)")
_ONE_KEY = re.compile(r"[ ]*(?:- )?([\w-]+:(?:[ ][^:]*)?)$")

_NO_END = ("this quote has no end", "close it with the same quote; put a value with an apostrophe in double quotes")
_SIGN = ("a value begins with a sign that it cannot begin with", "put the value in quotes")
_INDENTED = ("this line is indented differently from those that it belongs to", "begin it exactly under them")
IS_NOTE = ("what stands behind this # is read as a note", "put the whole value in quotes")
_TAB = ("this line begins with a tab", "use spaces to indent")
_TAB_BEHIND = ("a tab stands behind this sign", "write a space in its place")
_TAB_WITHIN = ("a tab stands in this line", "use spaces")
_COLON = ("no space stands behind this colon", "write a space behind the colon")
_FENCE = ("these marks frame what stands in a chat or on a page", "take this line out")
_NO_ITEM = ("nothing stands in front of this comma", "write what belongs there, or take the comma out")
_BEHIND_QUOTE = (
    "something stands behind the end of a quote, here or above",
    "put the whole value between one pair of quotes, and write a quote within it twice",
)

TOO_DEEP = (f"this is more than {limits.LEVELS} levels deep", "indent it less, under fewer keys")

# By a sign in the parser's words: problem, mend, and whether it is where it began that helps.
_SIGNS = {
    "unexpected end of stream": (*_NO_END, True),
    "',' or ']'": ("this `[` has no end, or a comma is missing behind it", "close it with `]`", True),
    "',' or '}'": ("this `{` has no end, or a comma is missing behind it", "close it with `}`", True),
    "values are not allowed": (
        "a colon stands where none can",
        "put what stands behind the first colon in quotes",
        False,
    ),
    "expected ':'": ("this line has no colon with a space behind it", "write `key: value`", True),
    "expected key": (*_INDENTED, False),
    "expected '-' indicator": (*_INDENTED, False),
    "sequence entries are not allowed": (*_SIGN, False),
    "while scanning an anchor": (*_SIGN, True),
    "while scanning an alias": (*_SIGN, True),
    "while scanning a block scalar did not find": (*_SIGN, True),
    "cannot start any token": (*_SIGN, False),
    "exceeded maximum nesting depth": (*TOO_DEEP, False),
    "escape character": ("a backslash stands between double quotes", "use single quotes", False),
}
_UNREADABLE = (
    "this line cannot be read",
    "check the indentation, the colons and the quotes here and in the line before",
    False,
)


def unread(
    error: MarkedYAMLError, text: str, located: Located, rule: Rule, quoted: tuple[Any, Any] | None = None
) -> Flaw:
    """Return the flaw for the parser's `error` about `text`, which stands where `located` says.

    `quoted` are the marks at which the last value in quotes began and ended.
    """
    said = f"{error.context} {error.problem}"
    problem, mend, at_its_start = next((words for sign, words in _SIGNS.items() if sign in said), _UNREADABLE)
    mark = (error.context_mark if at_its_start else error.problem_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    around = lines[line] if line < len(lines) else ""
    quote = swallowing(error, quoted) or _first(_OPEN_QUOTE, lines, line, line)
    stumbled = "expected ':'" in said or ("values are not allowed" in said and not re.search(r":\s", around[:column]))
    colon = _back(_NO_SPACE, lines, line) if stumbled else None
    other = _back(_OTHER_COLON, lines, line) if "expected ':'" in said or "values are not allowed" in said else None
    note = _first(_NOTE, lines, line - 1, line)
    key, before = _ONE_KEY.match(around), around[:column]
    if "\t" in around[: len(around) - len(around.lstrip())]:
        problem, mend = _TAB
    elif behind := re.match(r"[ ]*-[ ]*\t", around):
        column, (problem, mend) = behind.end() - 1, _TAB_BEHIND
    elif around.lstrip().startswith("```"):
        column, (problem, mend) = around.index("`"), _FENCE
    elif bullet := item_meant(around):
        column, problem, mend = bullet
    elif quote:
        (line, column), (problem, mend) = quote, _NO_END
        if whole := quoted_whole(lines[line][column:]):
            problem, mend = "the value goes on behind the end of this quote", f"write `{whole}`"
    elif behind_list := _BEHIND_LIST.match(around):
        column, whole = behind_list.start("value"), behind_list["value"].rstrip()
        problem, mend = "the value goes on behind the end of this list", f"write `{in_quotes(whole)}`"
    elif note:
        (line, column), (problem, mend) = note, IS_NOTE
    elif within := _colon_within(error, lines):
        (line, column), problem, mend = within
    elif colon and (not other or colon > other):
        (line, column), (problem, mend) = colon, _COLON
    elif other:
        line, column = other
        named = lines[line][:column].strip().removeprefix("- ")
        problem, mend = f"no colon stands behind `{named}`", f"write `{named}: …`"
    elif "\t" in around[: column + 1] and not re.search("['\"]", before):
        column, (problem, mend) = around.index("\t"), _TAB_WITHIN
    elif "expected node content" in said and around[column : column + 1] == ",":
        problem, mend = _NO_ITEM
    elif "expected key" in said and before.rstrip().endswith(("'", '"')):
        problem, mend = _BEHIND_QUOTE
    elif "values are not allowed" in said and key:
        column, (problem, mend) = key.start(1), _INDENTED
    out = _too_far_out(lines, line) if problem == _INDENTED[0] else None
    if out is not None:
        line, column, mend = out, 0, "begin it exactly under the line above"
    return Flaw(Place(located.shown, line + located.first_line, column + 1), problem, mend, rule)


def swallowing(error: MarkedYAMLError, quoted: tuple[Any, Any] | None) -> tuple[int, int] | None:
    """Return where the quote began that the `error` stands right behind, if it took in lines before it found an end."""
    if not quoted or not error.problem_mark:
        return None
    began, ended = quoted
    return (began.line, began.column) if began.line < ended.line == error.problem_mark.line else None


def _colon_within(error: MarkedYAMLError, lines: list[str]) -> tuple[tuple[int, int], str, str] | None:
    """Return where a value begins in braces that has a colon in it, what is wrong, and what to do; None if none has."""
    mark = error.problem_mark
    if not mark or "',' or '}'" not in f"{error.context} {error.problem}" or mark.line >= len(lines):
        return None
    line = lines[mark.line]
    before = _IN_BRACES.search(line[: mark.column]) if line[mark.column : mark.column + 2] == ": " else None
    whole = _WHOLE.match(line, before.start("value")) if before else None
    if not before or not whole:
        return None
    problem = f"a colon within braces ends the value of `{before['key']}`"
    return (mark.line, before.start("value")), problem, f'put the whole in quotes: `{before["key"]}: "{whole[0]}"`'


_IN_BRACES = re.compile(r"[{,]\s*(?P<key>[\w-]{1,60}):[ ]+(?P<value>[^\s,{}\[\]\"':][^,{}\[\]\"':]*)$")
"""A key and its value without quotes, up to a colon in it."""
_WHOLE = re.compile(r"(?:(?!,\s*[\w-]{1,60}:\s)[^{}\[\]\"#]){1,300}(?<!\s)")
"""The whole of it: up to the next key, or to the end of the braces."""


def _too_far_out(lines: list[str], line: int) -> int | None:
    """Return the line right above `line` that is indented less than that one and the one above it; None if it is not.

    It holds a whole `key: value`, so that nothing belongs under it: it is out of place itself.
    """
    above = [number for number in range(min(line, len(lines) - 1) + 1) if not re.match(r"\s*(?:#|$)", lines[number])]
    if len(above) < 3 or above[-1] != line:
        return None
    outer, inner, here = (len(lines[n]) - len(lines[n].lstrip()) for n in (above[-2], above[-3], line))
    whole = re.match(r"[ ]*[\w-]+:[ ]+[^\s#|>]", lines[above[-2]])
    return above[-2] if whole and outer < inner == here else None


def item_meant(line: str) -> tuple[int, str, str] | None:
    """Return the column (from 0) of the sign with which `line` begins an item, where it is none for that.

    With it comes what is wrong, and what to do.
    """
    match = _BULLET.match(line)
    return match and (
        match.start(1),
        "an item of a list begins with a hyphen and a space",
        f"write `- {f'{match[2]} ' * bool(match[2])}…`",
    )


def key_meant(text: str) -> str:
    """Return the key with which `text` begins, where a colon without a space, or another sign, has made one of both."""
    return re.split(rf"\s*[:={LIKE_COLONS}]", text, maxsplit=1)[0]


def _back(pattern: re.Pattern[str], lines: list[str], line: int) -> tuple[int, int] | None:
    """Return where on the `line`, or on those before it, the sign stands (`pattern`) that made text of a key.

    Text goes on from line to line: where the next one has a key, the parser stumbles over that.
    """
    for number in range(min(line, len(lines) - 1), -1, -1):
        match = pattern.match(lines[number])
        if match:
            return number, match.start(1)
        if number < line and re.match(r"[^'\"#]*:(?:\s|$)", lines[number]):  # a key as it should be
            return None
    return None


def _first(pattern: re.Pattern[str], lines: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the line and column (from 0) of the group in the first match among the lines `first` to `last`."""
    for number in range(max(first, 0), min(last + 1, len(lines))):
        match = pattern.match(lines[number])
        if match:
            return number, match.start(1)
    return None
