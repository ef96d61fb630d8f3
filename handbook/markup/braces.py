"""Braces that Jinja cannot read, in words for HR."""

from __future__ import annotations

import re

import jinja2

from handbook.flaws import Flaw
from handbook.markup.lines import Lines
from handbook.markup.markdown import masked

STATEMENTS = "`{% if … %}`, `{% for … in … %}` and `{% raw %}`"
"""The statements that a page may have, in words."""
VALUE = "take the braces away if it is text, or name a value in them, such as `{{ org.name }}`"
"""What to do where something else stands in braces than a value or a call."""
_STATEMENT = re.compile(r"\{%[-+]?\s*((?:end)?(?:if|for))\b")


def unread(error: jinja2.TemplateSyntaxError, lines: Lines, rule: str) -> Flaw:
    """Return the flaw for `error`, with the place and the mend that Jinja's own message does not give."""
    message = (error.message or "").rstrip(".")
    unclosed = open_statement(lines, rule) if "block that needs to be closed" in message else None
    if unclosed:
        return unclosed
    if "comment" in message:
        number = next(
            (n for n, line in enumerate(lines.lines, 1) if re.search(r"\{#(?!.*#\})", line.text)), error.lineno
        )
        column = lines.lines[number - 1].text.find("{#") + 1
        mend = "write a heading's id as {: #id }"
        return Flaw(lines.place(number, column), "`{#` begins a comment that does not end", mend, rule)
    text = lines.lines[min(error.lineno, len(lines.lines)) - 1].text
    column = max(text.find("{{"), text.find("{%"), 0) + 1
    end = "%}" if text[column - 1 :].startswith("{%") else "}}"
    if tag := re.match(r"Encountered unknown tag '(\w+)'", message):
        problem, mend = f"`{{% {tag[1]} … %}}` cannot be used in a page", f"here are {STATEMENTS}"
    elif end not in text[column:]:
        problem, mend = "these braces do not close", f"close them with `{end}`"
    else:
        problem, mend = "what stands in braces here cannot be read", VALUE
    return Flaw(lines.place(error.lineno, column), problem, mend, rule)


def open_statement(lines: Lines, rule: str = "calls") -> Flaw | None:
    """Return the flaw for the first `{% if %}` or `{% for %}` in `lines` that has no end, or for an end without one."""
    begun: list[tuple[str, int]] = []
    for match in _STATEMENT.finditer(masked(lines.text, values=False)):
        word = match[1].removeprefix("end")
        if word == match[1]:
            begun.append((word, match.start()))
        elif begun and begun[-1][0] == word:
            begun.pop()
        else:
            return Flaw(
                lines.at(match.start()), f"this {{% {match[1]} %}} ends what was not begun", "take it out", rule
            )
    if not begun:
        return None
    word, offset = begun[0]
    mend = f"write {{% end{word} %}} on a line where it ends"
    return Flaw(lines.at(offset), f"this {{% {word} … %}} has no end", mend, rule)
