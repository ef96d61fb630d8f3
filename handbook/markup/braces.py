"""Braces that Jinja cannot read, in words for HR."""

from __future__ import annotations

import re
from collections.abc import Callable

import jinja2

from handbook.characters import straightened
from handbook.flaws import Flaw
from handbook.markup.lines import Lines
from handbook.markup.masks import masked
from handbook.vocabulary import Rule

STATEMENTS = "`{% if … %}`, `{% for … in … %}` and `{% raw %}`"
"""The statements that a page may have, in words."""
VALUE = "take the braces away if it is text, or name a value in them, such as `{{ org.name }}`"
"""What to do where something else stands in braces than a value or a call."""
_HALVES = ("else", "elif", "endif", "endfor", "endraw")
_QUOTED_NAME = re.compile(r"\{\{\s*[\x22'](\w+(?:\.\w+)+)[\x22']\s*\}\}")
"""A name of a value that somebody put into quotes, which would show the name itself."""
# Bounded: a line of braces that never close must not be read to its end from each of them.
_BRACES = re.compile(r"\{\{.{0,1000}?\}\}|\{%[-+]?\s*+(?P<word>\w*+).{0,1000}?%\}")
_OPEN_VALUE = re.compile(r"\{\{(?:(?!\}\}|\{[{%]).){0,1000}\n(?:(?!\}\}|\{[{%]).|\n){0,1000}\{%")
"""A value without its end, which takes in the statement on a line below it."""
_STATEMENT = re.compile(r"\{%[-+]?\s*((?:end)?(?:if|for))\b")


def unread(error: jinja2.TemplateSyntaxError, lines: Lines, rule: Rule, can_be_read: Callable[[str], bool]) -> Flaw:
    """Return the flaw for `error`, with the place and the mend that Jinja's own message does not give.

    `can_be_read` says of one pair of braces whether Jinja reads it.
    """
    message = (error.message or "").rstrip(".")
    unclosed = open_statement(lines, rule) if "block that needs to be closed" in message else None
    if unclosed:
        return unclosed
    if "comment" in message:
        mend = "write `#}` where it ends; a heading's id is written as {: #id }"
        return Flaw(lines.at(_open_comment(lines.text)), "`{#` begins a comment that does not end", mend, rule)
    number = min(error.lineno, len(lines.lines))
    if open_value := _OPEN_VALUE.search("\n".join(line.text for line in lines.lines[:number])):
        return Flaw(lines.at(open_value.start()), "these braces do not close", "close them with `}}`", rule)
    text = lines.lines[number - 1].text
    wrong = [match.start() for match in _BRACES.finditer(text) if not can_be_read(_whole(match))]
    column = wrong[0] if wrong else max(text.rfind("{{"), text.rfind("{%"), 0)
    statement = text.startswith("{%", column)
    after = "\n".join(line.text for line in lines.lines[number - 1 :])[column + 2 :]
    if tag := re.match(r"Encountered unknown tag '(\w+)'", message):
        problem, mend = f"`{{% {tag[1]} … %}}` cannot be used in a page", f"here are {STATEMENTS}"
        if tag[1] in _HALVES:
            problem, mend = f"this `{{% {tag[1]} %}}` belongs to nothing that is open here", "take it out"
            column = max(_found(tag[1], text), default=column)
    elif "raw" in message:
        begun = lines.at(max(_found("raw", lines.text), default=0))
        return Flaw(begun, "this `{% raw %}` has no end", "write `{% endraw %}` on a line where it ends", rule)
    elif ("%}" if statement else "}}") not in re.split(r"\n\s*\n|\{\{", after, maxsplit=1)[0]:
        problem, mend = "these braces do not close", f"close them with `{'%}' if statement else '}}'}`"
    elif straight := _with_straight_quotes(text[column:], can_be_read):
        problem, mend = "what stands in braces here has curly quotes", f"write straight quotes: `{straight}`"
        if named := _QUOTED_NAME.fullmatch(straight):
            mend = f"write none: `{{{{ {named[1]} }}}}`"
    elif statement:
        problem, mend = "what stands in `{% … %}` here cannot be read", f"here are {STATEMENTS}"
    else:
        problem, mend = "what stands in braces here cannot be read", VALUE
    return Flaw(lines.place(number, column + 1), problem, mend, rule)


def without_parts(path: str, part: str) -> tuple[str, str]:
    """Return what is wrong with a `part` of what stands at `path` and has none, and what to do.

    What belongs to a contact is shown by a call.
    """
    problem = f"`{path}` has no parts, so no `{part}`"
    if path != "org.contacts":
        return problem, "take it out"
    return problem, f'write `{{{{ phone("{part}") }}}}`, `{{{{ email("{part}") }}}}` or `{{{{ contact("{part}") }}}}`'


def _with_straight_quotes(text: str, can_be_read: Callable[[str], bool]) -> str:
    """Return the braces with which `text` begins, with straight quotes, if nothing else keeps them from being read."""
    braces = _BRACES.match(straightened(text))
    return braces[0] if braces and not text.startswith(braces[0]) and can_be_read(_whole(braces)) else ""


def _found(word: str, text: str) -> list[int]:
    """Return where in `text` the statements of this `word` begin."""
    return [match.start() for match in _BRACES.finditer(text) if match["word"] == word]


def _whole(braces: re.Match[str]) -> str:
    """Return what `braces` are read as alone: a statement with its end, nothing for the half of one."""
    if braces["word"] in (*_HALVES, "raw"):
        return ""
    return braces[0] + (f"{{% end{braces['word']} %}}" if braces["word"] in ("if", "for") else "")


def _open_comment(text: str) -> int:
    """Return where the comment begins that has no end."""
    start = text.find("{#")
    while start >= 0 and (end := text.find("#}", start + 2)) >= 0:
        start = text.find("{#", end + 2)
    return max(start, 0)


def open_statement(lines: Lines, rule: Rule = "calls") -> Flaw | None:
    """Return the flaw for the first `{% if %}` or `{% for %}` in `lines` that has no end, or for an end without one."""
    begun: list[tuple[str, int]] = []
    for match in _STATEMENT.finditer(masked(lines.text, values=False)):
        word = match[1].removeprefix("end")
        if word == match[1]:
            begun.append((word, match.start()))
        elif begun and begun[-1][0] == word:
            begun.pop()
        elif word in (open_word for open_word, _ in begun):
            inner, offset = begun[-1]
            mend = f"write {{% end{inner} %}} before the {{% {match[1]} %}} in line {lines.at(match.start()).line}"
            return Flaw(lines.at(offset), f"this {{% {inner} … %}} has no end", mend, rule)
        else:
            problem = f"this {{% {match[1]} %}} ends what was not begun"
            return Flaw(lines.at(match.start()), problem, "take it out", rule)
    if not begun:
        return None
    word, offset = begun[0]
    mend = f"write {{% end{word} %}} on a line where it ends"
    return Flaw(lines.at(offset), f"this {{% {word} … %}} has no end", mend, rule)
