"""What a writer typed is on the page, and the marks that were meant for Markdown are not.

Markdown never complains: it drops the cell that a table has too many, reads `{ words }` as attributes, and
prints `!!!note` as it stands. Here the words of a page's source are compared with the words of what was made of it.
"""

from __future__ import annotations

import html
import re
from collections import Counter

from handbook.pages.allowed import MADE_TAGS
from handbook.pages.holes import FIRST, LAST

_WORD = re.compile(rf"[\w{chr(FIRST)}-{chr(LAST)}]+")
_MARKS = str.maketrans("", "", "*_`\\")
"""What may stand within a word without being of it."""

# Of the source, what is no text of the page: each pattern's first group is what stays of it.
_NO_TEXT = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ \t]*(?:`{3,}|~{3,}).*()$",  # the fences of code, with the language behind them
        r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]*((?:\".*\")?)[ \t]*$",  # a block's kind, not its title
        r"^[ \t>]*\d+\.()[ \t]",  # a list's number
        r"^([ \t>]*[-*+][ \t]+)\[[xX ]\][ \t]",  # a box to tick
        r"\[\^[^\]\s]+\]:?()",  # a note's name
        r"!\[[^\]]*\]\([^)]*\)()",  # a picture: its words are said, not shown
        r"(\])\([^)]*\)",  # a link's target
        r"\{:[^}\n]*\}()",  # attributes
        rf"</?(?:{'|'.join(sorted(MADE_TAGS))})(?:\s[^<>]*)?/?>()",  # HTML's own tags
    )
)
_BREAK = re.compile(r"</?(?:p|li|t[dhr]|h[1-6]|d[dtl]|div|br|hr|pre|blockquote|summary|details|ul|ol|table)\b[^>]*>")
_NOTE = re.compile(r"<sup id=\"fnref.*?</sup>")
_TAG = re.compile(r"<[^>]*>")
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|\{:|\]\(|<p>\s*(?P<block>!!!|\?\?\?)|\n(?P<point>[-*+]|1\.) ")


def lost_words(source: str, made: str) -> list[str]:
    """Return the words of Markdown `source` that are not in the HTML `made` of it, in their order, each once."""
    for pattern in _NO_TEXT:
        source = pattern.sub(lambda match: match[1], source)
    shown = Counter(_words(_TAG.sub("", _BREAK.sub(" ", _NOTE.sub("", made)))))
    missing = Counter(_words(source)) - shown
    return [word for word in dict.fromkeys(_words(source)) if word in missing]


def left_over(made: str) -> list[str]:
    """Return the marks in the HTML `made` that were meant for Jinja or Markdown and were read by neither."""
    return list(
        dict.fromkeys(match["block"] or match["point"] or match[0] for match in _LEFT.finditer(_CODE.sub("", made)))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).translate(_MARKS))
