"""What a writer typed is on the page, and the marks that were meant for Markdown are not.

Markdown never complains: it drops the cell that a table has too many, reads `{ words }` as attributes, and prints
`!!!note` as it stands. Here the words of a page's source are compared with the words of what was made of it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

from handbook.markup.allowed import MADE_TAGS
from handbook.markup.holes import FIRST, LAST
from handbook.markup.markdown import LINK

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
        r"\[\^[^\]\s]{1,200}+\]:?()",  # a note's name
        r"\{:[^}\n]{0,300}+\}()",  # attributes
        rf"</?(?:{'|'.join(sorted(MADE_TAGS))})(?:\s[^<>]*)?/?>()",  # HTML's own tags
    )
)
_BREAK = re.compile(r"</?(?:p|li|t[dhr]|h[1-6]|d[dtl]|div|br|hr|pre|blockquote|summary|details|ul|ol|table)\b[^>]*>")
_NOTE = re.compile(r"<sup id=\"fnref.{0,500}?</sup>")
# What does not end is taken to the end of the text, so that its end is not looked for from each beginning.
_TAG = re.compile(r"<[^>]*+(?:>|\Z)")
_BEHIND = 80
_ESCAPED = re.compile(r"\\(?=(.))", re.DOTALL)
_CODE = re.compile(r"<(pre|code)\b.*?(?:</\1>|\Z)", re.DOTALL)

_BRACES = "check the braces and the words between them"
_LIST = "leave a blank line before a list, and begin each point of it with `- ` or `1. `; if it is none, join the lines"
_BOTH = "write the mark on both sides of the words, without a space within"
_OTHER = "this mark means nothing here; write **words** for what is important"
_NOTHING = "this mark means nothing here; take it out"
_TABLE = "leave a blank line before a table, and write |---|---| below its first row, a part for each column"
_LINKS = "write a link as [words](page.md), without a space between"
_LINE = r"(?:<p>|<li>|<dd>|\n|<br ?/?>)[ \t]*"
_LEFT = tuple(
    (re.compile(pattern), mend)
    for pattern, mend in (
        (r"(\{\{|\}\}|\{%|%\}|\{:|\{ ?(?:org|outsiders?)\b[\w.]*)", _BRACES),
        (r"<p>\s*(!!!|\?\?\?)", 'write a block as !!! note "Title", with a blank line before it'),
        (r"\n[ \t]*([-*+]|\d{1,2}\.) ", f"{_LIST}; a list within a list is indented by four spaces"),
        (rf"{_LINE}([•·▪◦‣]|\d{{1,2}}\)|[a-z]\))[ \t\xa0]", _LIST),
        (
            rf"{_LINE}(\|)",
            _TABLE,
        ),
        (r"(\]\(|\] \((?=[^)]*(?:\.md|://)))|\)(\[)(?=[^\]]*(?:\.md|://))|(\]\[)", _LINKS),
        (r"(\[\^[^\]\s]{1,200}+\])", "write the note itself on a line of its own: [^1]: Its words."),
        (rf"{_LINE}(-|\d{{1,2}}\.)(?=[A-Za-z])|<li>(\[[ xX]?\])|{_LINE}([–—]) [^<]*\n[–—] ", _LIST),
        (r"(~~|==|\+\+)(?=\w)", _OTHER),
        (r"(:::|\[\[|\]\]|\$\$|%%|\{/\*|\*/\})", _NOTHING),
        (r"(\*\*)(?=[^\s*])|(?<=[^\s*])(\*\*)|(`)", _BOTH),
    )
)


def lost_words(source: str, made: str) -> list[str]:
    """Return the words of Markdown `source` that are not in the HTML `made` of it, in their order, each once."""
    source = re.sub(r"<br\s*/?>", " ", source)
    source = LINK.sub(lambda match: "" if match[1] else match[2], source)
    for pattern in _NO_TEXT:
        source = pattern.sub(lambda match: match[1] or "", source)
    typed, shown = _words(source), _words(_TAG.sub("", _BREAK.sub(" ", _NOTE.sub("", made))))
    missing = Counter(typed) - Counter(shown)
    if "".join(typed) == "".join(shown):  # words that only stand together otherwise
        return []
    return [word for word in dict.fromkeys(typed) if word in missing]


@dataclass(frozen=True)
class Mark:
    """A mark meant for Jinja or Markdown that nobody read, the words behind it, and what to do about it."""

    mark: str
    words: tuple[str, ...]
    mend: str


def left_over(source: str, made: str) -> list[Mark]:
    """Return the marks that stand in the HTML `made` of `source` as they were typed, each once.

    One that has a backslash before it in the source is meant to stand.
    """
    text = _CODE.sub("", made)
    meant = set(_ESCAPED.findall(source))
    found: dict[str, Mark] = {}
    for pattern, mend in _LEFT:
        for match in pattern.finditer(text):
            mark = next(filter(None, match.groups()))
            if mark in found or mark[0] in meant:
                continue
            end = match.end(match.lastindex or 0)
            behind = _words(_TAG.sub(" ", text[end : end + _BEHIND]))
            found[mark] = Mark(mark, tuple(behind[:3]), mend)
    return list(found.values())


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).translate(_MARKS))
