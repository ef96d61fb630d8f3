"""Marks of other generators that mean nothing here, each with what to write instead.

Jinja stops at the first brace that it cannot read, and Markdown prints or swallows a mark that it does not know. So
they are looked for in the source, all at once, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from handbook.addresses import plain_name
from handbook.memo import kept
from handbook.pages.lines import Lines
from handbook.pages.markdown import blank, blank_text, masked
from handbook.pages.sections import Section, sections

_LONGEST = 60
_KINDS = {"question": "??? question"} | dict.fromkeys(("details", "collapse", "expand", "spoiler"), "??? question")
_KINDS |= dict.fromkeys(("warning", "caution", "danger", "important", "attention", "error", "alert"), "!!! warning")


@dataclass(frozen=True)
class Foreign:
    """A mark, where it stands in the text (from `start` up to `end`), and what to do about it."""

    start: int
    end: int
    mark: str
    mend: str


def block(kind: str, title: str) -> str:
    """Return the head of the block here that comes nearest to another generator's block of this `kind`.

    >>> block("tip", "Keep them")
    '!!! note "Keep them"'
    """
    ours = _KINDS.get(kind.lower(), "!!! note")
    title = title.strip(" \t[]\"'") or ("More" if ours.startswith("?") else "")
    return f'{ours} "{title}"'


def _block(kind: str, title: str, end: str) -> str:
    return f"write `{block(kind, title)}`, then what stands here {end} with four spaces before each line"


def _shortcode(match: re.Match[str]) -> str:
    name, rest = match["name"].lower(), match["rest"]
    given = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", rest))
    words = re.findall(r"[\"']([^\"']*)[\"']", rest) or rest.split() or [""]
    if name in ("figure", "img", "image"):
        source = given.get("src", "picture.png").rpartition("/")[2]
        return f"put the picture beside the page and write `![{given.get('alt', 'what it shows')}]({source})`"
    if name in ("ref", "relref", "link", "post_url"):
        return f"write the page's file as it is seen from this one: `{_file(words[0])}`"
    if name in ("tab", "tabitem"):
        return f"write `**{given.get('title') or words[0]}**` on a line of its own, and take its end out"
    if name in ("notice", "alert", "hint", "callout", "admonition", "expand", "details"):
        kind = name if name in ("expand", "details") else given.get("style") or given.get("color") or words[0]
        return _block(kind, given.get("title", ""), "up to its end")
    if name in ("include", "includes", "readfile", "import", "render", "partial"):
        return "write here what that file says, or take it out"
    if name == "elsif":
        return "write `{% elif … %}`"
    if name in ("comment", "assign", "capture", "cycle", "increment"):
        return "take it out, with what stands before its end" if name == "comment" else _OUT
    if re.search(rf"(?:/[ \t]*|end){re.escape(name)}\b", match.string):
        return "take it and its end out, and leave what is between"
    return "write in words what it shows, or take it out"


def _file(name: str) -> str:
    stem = name.rpartition("/")[2].partition("#")[0]
    return plain_name(stem if stem.endswith(".md") else f"{stem}.md")


_JINJAS = "if|elif|else|for|raw|set|filter|block|macro|call|extends|from|with|autoescape|do|trans|print"
_VALUES = "write the words themselves, or a value from hr/writing/, such as `{{ org.name }}`"
_SEEN = "write the file as it is seen from this page"
_OUT = "take it out"
_HEADINGS = "take it out: the site makes lists of contents itself"
_FENCES = {
    "toctree": "take it out, down to its end: the menu lists all pages",
    "contents": _HEADINGS,
} | dict.fromkeys(
    ("mermaid", "plantuml", "math"),
    "write in words what the drawing shows, or put a picture beside the page: `![words](picture.png)`",
)

# Where a line may end in the middle, no pattern may run on without bound: a page of such marks must not take minutes.
_MARKS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\{\{[<%](?!/\*)[ \t]*(?!/)(?P<name>[\w./-]+)(?P<rest>[^{}\n]{0,300}?)/?[>%]\}\}", _shortcode),
    (r"\{\{[<%]/\*.{0,300}?\*/[>%]\}\}", _OUT),
    (rf"\{{%-?[ \t]*(?!end|(?:{_JINJAS})\b)(?P<name>[\w-]+)(?P<rest>[^{{}}\n]{{0,300}}?)-?%\}}", _shortcode),
    (r"\{\{-?[ \t]*(?:site\.(?:base)?url\b|[^{}\n]{0,200}\|[ \t]*(?:relative|absolute)_url\b)[^{}\n]{0,100}\}\}", _SEEN),
    (r"\{\{-?[ \t]*(?:[\"'][^\"'{}\n]{0,200}[\"'][ \t]*\|[^{}\n]{0,100}|(?:\$|\.)[^{}\n]{0,200})\}\}", _VALUES),
    (r"\{\{-?[ \t]*(?:site|page|frontmatter|config|book|include|theme)\.[^{}\n]{0,200}\}\}", _VALUES),
    (r"\{/\*.{0,500}?\*/\}", f"{_OUT}, or write {{# … #}}"),
    (r"(?<=[ \t])\{#(?P<id>[A-Za-z][\w-]*)[ \t]*\}[ \t]*$", lambda match: f"write `{{: #{match['id'].lower()} }}`"),
    (r"(?<![{\w%#])\{[a-z:-]+\}(?=[ \t]*`)", "write a link in its place: `[words](page.md)`"),
    (r"(?<![{%#])\{(?:props|frontMatter|children|use\w+|require)\b[^{}\n]{0,200}\}(?!\})", _VALUES),
    (r"(?<=[)\]*`])\{[ \t]*(?!:)[^{}\n]{0,100}=[^{}\n]{0,100}\}", _OUT),
    (r"^(?:import[ \t].{0,200}[ \t]from[ \t][\"'].{0,200}|import[ \t][\"'].{0,200}|export[ \t](?:const|default|function)\b.{0,300})$", _OUT),
    (
        r"^[ \t]*:{3,}[ \t]*\{?(?P<kind>[A-Za-z-]+)\}?[ \t]*(?P<title>[^\n{]{0,200})$",
        lambda match: _block(match["kind"], match["title"], "before the next `:::`") + ", and take that out",
    ),
    (
        r"^>[ \t]*\[!(?P<kind>\w+)\][-+]?[ \t]*(?P<title>[^\n]{0,200})$",
        lambda match: _block(match["kind"], match["title"], "below, without its `>`,"),
    ),
    (
        r"^[ \t]*===[+!]?[ \t]+\"(?P<title>[^\"\n]{1,200})\"[ \t]*$",
        lambda match: f"write `**{match['title']}**` in its place, and take the four spaces before its lines out",
    ),
    (
        r"!\[\[(?P<file>[^\[\]|#\n]{1,200}\.(?:png|jpe?g|webp|gif|svg))[^\[\]\n]{0,200}\]\]",
        lambda match: f"put the picture beside the page and write `![what it shows]({match['file'].replace(' ', '%20')})`",
    ),
    (r"!\[\[[^\[\]\n]{1,200}\]\]", "write here what that page says, or a link: `[words](page.md)`"),
    (r"\[\[_?(?i:toc)_?\]\]|^\[TOC\]$|^\{:[ \t]*toc[^}\n]{0,100}\}", _HEADINGS),
    (
        r"(?<!!)\[\[(?P<page>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{0,200}))?(?:\\?\|(?P<words>[^\[\]\n]{0,200}))?\]\](?!\()",
        lambda match: f"write `{_wiki(match['page'], match['part'], match['words'])}`",
    ),
    (r"==(?P<words>[^=\s](?:[^=\n]{0,300}[^=\s])?)==", lambda match: f"write `<mark>{match['words']}</mark>`"),
    (r"\+\+(?P<keys>[\w+-]{1,60}?)\+\+(?!\w)", lambda match: f"write `{_keys(match['keys'])}`"),
    (r"~~(?P<words>[^~\s](?:[^~\n]{0,300}[^~\s])?)~~", lambda match: f"write `<del>{match['words']}</del>`"),
    (r"(?<=\w)~(?P<low>[\w+-]{1,20})~", lambda match: f"write `<sub>{match['low']}</sub>`"),
    (r"(?<=\w)\^(?P<high>[\w+-]{1,20})\^", lambda match: f"write `<sup>{match['high']}</sup>`"),
    (r"(?<![%{])%%(?![}\s]*$).{1,2000}?%%", f"{_OUT}, or write {{# … #}}"),
    (r"(?<=\s)\^[a-z0-9][\w-]{0,60}$", _OUT),
    (r"\^\[(?P<words>[^\[\]\n]{1,500})\]", lambda match: f"write `[^1]`, and on a line of its own `[^1]: {match['words']}`"),
    (r"(?<![\w:/]):(?:[a-z][a-z_]*[a-z]|[a-z]+-[a-z0-9-]+|[+-]1):(?![\w:/])", "put the picture sign itself, or take it out"),
    (r"\$\$(?:(?!\$\$).|\n){1,2000}?\$\$|\\\[.{1,500}?\\\]", "write the formula in words"),
    (r"(?<![\w$\\])\$(?=[A-Za-z\\])[^$\n]{1,200}(?<=[^\s$])\$(?![\w$])", "write the formula in words"),
    (r"^\*\[(?P<word>[^\]\n]{1,60})\]:[ \t]*(?P<long>.{1,200})$", lambda match: f'take it out, and write `<abbr title="{match["long"]}">{match["word"]}</abbr>` in the text'),
    (r"^[ \t]*-{1,2}8<-{1,2}.{0,200}$|\{!.{1,200}?!\}|(?:^|(?<=\s))<<<[ \t]?@\S{1,200}", "write here what that file says, or take it out"),
    (r"^\([\w-]{1,60}\)=[ \t]*$", f"{_OUT}; a heading has its own id: `{{: #id }}`"),
    (r"^\.\.[ \t]+[\w-]+::.{0,200}$", "write in Markdown what it shows, or take it out"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.MULTILINE), mend) for pattern, mend in _MARKS)
_FENCED = re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})[ \t]*(?:\{(?P<kind>[\w:-]+)\}|(?P<draws>mermaid|plantuml|math))(?P<title>.*)$", re.M)
_ENDS = re.compile(r"\{\{[<%][ \t]*/[^{}\n]{0,100}[>%]\}\}|\{%-?[ \t]*(?:end(?!if\b|for\b|raw\b)\w[\w-]*)[^{}\n]{0,200}%\}")


@kept
def foreign(text: str) -> tuple[Foreign, ...]:
    """Return the marks of other generators in the Markdown `text` of a page, in order, code left out.

    The end of a pair is not among them: what is said of its beginning says what to do about it.
    """
    visible, found = masked(text, values=False), []
    for match in _FENCED.finditer(text):
        kind = match["kind"] or match["draws"]
        mend = _FENCES.get(kind) or _block(kind, match["title"], "in this code")
        found.append(Foreign(match.start(), match.end(), match[0], mend))
    for pattern, mend in _COMPILED:

        def note(match: re.Match[str], mend: str | Callable[[re.Match[str]], str] = mend) -> str:
            start = match.end() - len(match[0].lstrip())
            mark = " ".join(match[0].split())
            mark = mark if len(mark) <= _LONGEST else f"{mark[:_LONGEST]}…"
            found.append(Foreign(start, match.end(), mark, mend if isinstance(mend, str) else mend(match)))
            return blank(match)

        visible = pattern.sub(note, visible)
    return tuple(sorted(found, key=lambda mark: mark.start))


def first_heading(text: str) -> Section | None:
    """Return the main heading with which the `text` of a page begins, or None if it begins with anything else."""
    visible = list(masked(text, values=False))
    for mark in foreign(text):
        visible[mark.start : mark.end] = blank_text(text[mark.start : mark.end])
    lines = "".join(visible).split("\n")
    begins = next((number for number, line in enumerate(lines) if line.strip()), None)
    found = sections(Lines.of(text, ""))
    return next((section for section in found if section.first == begins and section.level == 1), None)


@kept
def without_foreign_braces(text: str) -> str:
    """Return `text` with the braces of other generators blanked, so that Jinja can read the others; offsets stay."""
    braces = [mark for mark in foreign(text) if text[mark.start] == "{"]
    ends = _ENDS.finditer(masked(text, values=False)) if braces else ()
    for start, end in [*((mark.start, mark.end) for mark in braces), *(match.span() for match in ends)]:
        text = text[:start] + blank_text(text[start:end]) + text[end:]
    return text


def _wiki(page: str, part: str | None, words: str | None) -> str:
    target = plain_name(f"{page.strip()}.md") if page.strip() else ""
    fragment = f"#{plain_name(part)}" if part else ""
    return f"[{(words or page or part or '').strip()}]({target}{fragment})"


def _keys(keys: str) -> str:
    return "+".join(f"<kbd>{key}</kbd>" for key in keys.split("+"))
