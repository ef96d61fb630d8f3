"""What other generators keep from the reader: notes, comments, what was struck out, a second front matter.

Such marks come off with the words between them: without the marks, a page would show what nobody was to read.
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match

Mend = str | Callable[[Match[str]], str]
"""What to do about a mark: words, or a function of its match that makes them."""

OUT = "take it out"
WHOLE = "take it and the words in it out, or write {# … #} around them"
DOWN = "take it out, with the words down to its end, or write {# … #} around them"
_SECOND = "take all of it out: a page has one front matter, at its top; write there what you want of it"
# Each begins with its sign (foreign_marks.py); none may run on without bound, or a page of such marks takes minutes.
NOTES: tuple[tuple[str, Mend], ...] = (
    (r"^---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n(?:[ \t-].*\n){0,60}){1,60}---[ \t]*$", _SECOND),
    (
        r"\A\n{0,9}---[ \t]*\n(?=(?:#.*\n){0,20}[a-z][\w-]*:)"
        r"(?:(?:[A-Za-z][\w-]*:|[ \t#-](?!--)).*\n|\n){1,99}---[ \t]*$",
        _SECOND,
    ),
    (r"^\+\+\+[ \t]*\n(?:[\w-]+[ \t]*=.*\n|\n){1,60}\+\+\+[ \t]*$", _SECOND),
    (r"\{\{[<%]/\*.{0,300}?\*/[>%]\}\}", WHOLE),
    (r"\{/\*[^{]{0,2000}?\*/\}", WHOLE),
    (r"\{::comment\}[^{]{0,2000}\{:/(?:comment)?\}", WHOLE),
    (r"\{::[^{}\n]{0,200}\}|\{:/\w{0,20}\}", OUT),
    (r"\{>>[^{}\n]{0,500}<<\}|\{--[^{}\n]{0,500}--\}", "take it and the words in it out"),
    (r"\{\+\+(?P<words>[^{}\n]{0,500})\+\+\}", lambda match: f"write `{match['words']}`"),
    (r"\{==(?P<words>[^{}\n]{0,500})==\}", lambda match: f"write `<mark>{match['words']}</mark>`"),
    (r"\{~~[^{}~\n]{0,500}~>(?P<words>[^{}~\n]{0,500})~~\}", lambda match: f"write `{match['words']}`"),
    (r"^[ \t]*%%[ \t]*\n(?:.*\n){0,100}?[ \t]*%%[ \t]*$", DOWN),
    (r"%(?<![%{]%)%(?![}\s]*$).{1,2000}?%%", WHOLE),
    (r"(?:(?<=\n\n)|\A)%[ \t]+\S.{0,500}(?:\n%.{0,500}){0,60}$", WHOLE),
)
