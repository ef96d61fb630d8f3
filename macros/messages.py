"""For who reads what the check says: each rule with an example of wrong and right, and how much is read at the most."""

from __future__ import annotations

from markupsafe import Markup

from handbook.explained import entries
from handbook.limits import TABLE
from handbook.view import View


def limits(view: View) -> Markup:
    """A table of what is refused because it is too large, too deep or too much.

    Example: {{ limits() }}
    """
    return view.template("limits.html", limits=TABLE)


def messages(view: View) -> Markup:
    """Each word that stands in brackets behind a message: what it is about, and an example of wrong and right.

    Example: {{ messages() }}
    """
    style = view.href("assets/messages.css")
    return view.template("messages.html", entries=entries(), lines=_lines, style=style)


def _lines(text: str, other: str) -> list[tuple[str, bool]]:
    """Return the lines of `text`, each with whether it is none of `other`, where most are: what to look for in many."""
    lines, there = text.split("\n"), other.split("\n")
    alike = 2 * len({*lines} & {*there}) > len({*lines})
    return [(line, alike and line not in there) for line in lines]
