"""Braces that Jinja cannot read, in words for HR."""

from __future__ import annotations

import re

import jinja2

from handbook.flaws import Flaw
from handbook.pages.lines import Lines


def unread(error: jinja2.TemplateSyntaxError, lines: Lines, rule: str) -> Flaw:
    """Return the flaw for `error`, with the place and the mend that Jinja's own message does not give."""
    message = (error.message or "").rstrip(".")
    unclosed = re.search(r"block that needs to be closed is '(\w+)'", message)
    if unclosed:
        number = _last_line_with(lines, rf"\{{%-?\s*{unclosed[1]}\b", error.lineno)
        mend = f"write {{% end{unclosed[1]} %}} on a line where it ends"
        return Flaw(lines.place(number), f"this {{% {unclosed[1]} … %}} has no end", mend, rule)
    if "comment" in message:
        number = next(
            (n for n, line in enumerate(lines.lines, 1) if re.search(r"\{#(?!.*#\})", line.text)), error.lineno
        )
        column = lines.lines[number - 1].text.find("{#") + 1
        mend = "write a heading's id as {: #id }"
        return Flaw(lines.place(number, column), "`{#` begins a comment that does not end", mend, rule)
    text = lines.lines[min(error.lineno, len(lines.lines)) - 1].text
    column = max(text.find("{{"), text.find("{%"), 0) + 1
    mend = "check the braces and the words between them"
    return Flaw(lines.place(error.lineno, column), f"these braces cannot be read ({message})", mend, rule)


def _last_line_with(lines: Lines, pattern: str, otherwise: int) -> int:
    found = [number for number, line in enumerate(lines.lines, 1) if re.search(pattern, line.text)]
    return found[-1] if found else otherwise
