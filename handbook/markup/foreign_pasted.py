"""Marks of forums, chats, mails and LaTeX, which come along when their words are pasted."""

from __future__ import annotations

import re

from handbook.markup.foreign_blocks import block_of, picture
from handbook.markup.foreign_notes import OUT, Mend

_MAIL = "take these lines out: write in your own words what readers need of it, and name nobody"
_BETWEEN = "take it and its end out, and leave what is between"
_BB = {"b": "**{}**", "i": "*{}*", "u": "<ins>{}</ins>", "s": "<del>{}</del>", "code": "`{}`", "quote": "> {}"}
_LATEX = {"textbf": "**{}**", "textit": "*{}*", "emph": "*{}*", "underline": "<ins>{}</ins>", "texttt": "`{}`"}
_LATEX |= {"section": "## {}", "subsection": "### {}", "subsubsection": "#### {}", "footnote": "[^1]"}
_HEADS = "From|Sent|To|Cc|Subject|Date|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet"  # codespell:ignore objet


def _bb(match: re.Match[str]) -> str:
    tag, target, words = match["tag"].lower(), match["target"] or "", match["words"].strip()
    if tag == "url":
        return f"write `[{words}]({target or words})`" if target else f"write `[where it leads]({words})`"
    return f"write `{_BB[tag].format(words)}`" if tag in _BB and words else _BETWEEN


def _latex(match: re.Match[str]) -> str:
    return f"write `{_LATEX[match['name']].format(match['words'])}`" if match["name"] in _LATEX else OUT


def _chat_link(match: re.Match[str]) -> str:
    return f"write `[{match['words']}]({match['url']})`"


def _slashes(match: re.Match[str]) -> str:
    return block_of(match["kind"], match["title"], "before the next `///`") + ", and take that out"


PASTED: tuple[tuple[str, Mend], ...] = (
    (rf"^(?:(?:{_HEADS})[ \t]?:[ \t].{{0,200}}\n){{2,9}}(?:{_HEADS})[ \t]?:[ \t].{{0,200}}$", _MAIL),
    (r"^-{2,20}[ ]?(?i:original|forwarded|ursprüngliche)[ ](?i:message|nachricht)[ ]?-{2,20}[ \t]*$", _MAIL),
    (r"^(?:>[ ]?){0,5}On .{5,80} wrote:[ \t]*$", _MAIL),
    (r"^(?:\[\d{1,2}:\d{2}(?::\d\d)?(?: ?[AP]M)?\][ \t].{1,300}(?:\n|$)){2,99}", _MAIL),
    (
        r"^(?:\[?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d\d)?(?: ?[AP]M)?\]?[ \t](?:-[ \t])?"
        r"[^:\n]{1,60}:.{0,300}(?:\n|$)){2,99}",
        _MAIL,
    ),
    (
        r"^(?i:sent from my (?:iphone|ipad|android|mobile)|von meinem iphone gesendet|get outlook for \w++)\b.{0,9}$",
        OUT,
    ),
    (r"\[image:[ ][^\[\]\n]{1,200}\](?!\()", picture("what it shows", "picture.png")),
    (r"<(?P<url>https?://[^\s<>|?]{1,300})\|(?P<words>[^<>\n]{1,200})>", _chat_link),
    (
        r"\[(?P<tag>(?i:b|i|u|s|url|code|quote|color|size|img|list|center|spoiler))(?:=(?P<target>[^\[\]\n]{0,200}))?\]"
        r"(?P<words>[^\[\]\n]{0,300})\[/(?P=tag)\]",
        _bb,
    ),
    (
        r"\\(?P<name>textbf|textit|texttt|emph|underline|(?:sub){0,2}section|footnote|href|cite|ref|label|url)\*?"
        r"\{(?P<words>[^{}\n]{0,300})\}",
        _latex,
    ),
    (r"^[ \t]*/{3}[ \t]+(?P<kind>[A-Za-z-]+)[ \t]*\|?[ \t]*(?P<title>[^\n{|]{0,200})$", _slashes),
    (r"^\{(?:code|noformat)(?::[^{}\n]{0,100})?\}[ \t]*$", "write a line of ``` in its place"),
)
"""Each kind of mark, with what to do about it."""
