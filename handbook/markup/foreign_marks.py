"""What other generators write, and what to write here instead: a table of patterns, each with its mend."""

from __future__ import annotations

import re
from collections.abc import Callable

from handbook.addresses import plain_name
from handbook.memo import kept

Mend = str | Callable[[re.Match[str]], str]
"""What to do about a mark: words, or a function of its match that makes them."""

_KINDS = {"question": "??? question"} | dict.fromkeys(("details", "collapse", "expand", "spoiler"), "??? question")
_KINDS |= dict.fromkeys(("warning", "caution", "danger", "important", "attention", "error", "alert"), "!!! warning")


def block(kind: str, title: str) -> str:
    """Return the head of the block here that comes nearest to another generator's block of this `kind`.

    >>> block("tip", "Keep them")
    '!!! note "Keep them"'
    """
    ours = _KINDS.get(kind.lower(), "!!! note")
    title = title.strip(" \t[]\"'") or ("More" if ours.startswith("?") else "")
    return f'{ours} "{title}"'


def block_of(kind: str, title: str, end: str) -> str:
    """Return what to do about a block of this `kind`; `end` says how far it goes."""
    return f"write `{block(kind, title)}`, then what stands here {end} with four spaces before each line"


def _shortcode(match: re.Match[str]) -> str:
    name, rest = match["name"].lower(), match["rest"]
    given = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", rest))
    words = re.findall(r"[\"']([^\"']*)[\"']", rest) or rest.split() or [""]
    if name in ("figure", "img", "image"):
        source = given.get("src", "picture.png").rpartition("/")[2]
        return _picture(given.get("alt", "what it shows"), source)
    if name in ("ref", "relref", "link", "post_url"):
        return f"write the page's file as it is seen from this one: `{_file(words[0])}`"
    if name in ("tab", "tabitem"):
        return f"write `**{given.get('title') or words[0]}**` on a line of its own, and take its end out"
    if name in ("notice", "alert", "hint", "callout", "admonition", "expand", "details"):
        kind = name if name in ("expand", "details") else given.get("style") or given.get("color") or words[0]
        return block_of(kind, given.get("title", ""), "up to its end")
    if name in ("include", "includes", "readfile", "import", "render", "partial"):
        return _FILE
    if name == "elsif":
        return "write `{% elif … %}`"
    if name in ("comment", "assign", "capture", "cycle", "increment"):
        return "take it out, with what stands before its end" if name == "comment" else _OUT
    if name in _ended(match.string):
        return "take it and its end out, and leave what is between"
    return "write in words what it shows, or take it out"


@kept
def _ended(text: str) -> frozenset[str]:
    """Return the names, in lower case, of what is ended somewhere in `text`."""
    return frozenset(re.findall(r"(?:\{\{[<%][ \t]*/[ \t]*|\{%-?[ \t]*end)([\w-]+)", text.lower()))


def _picture(words: str, file: str) -> str:
    return f"put the picture beside the page and write `![{words}]({file.replace(' ', '%20')})`"


def _file(name: str) -> str:
    stem = name.rpartition("/")[2].partition("#")[0]
    return plain_name(stem if stem.endswith(".md") else f"{stem}.md")


_JINJAS = "if|elif|else|for|raw|set|filter|block|macro|call|extends|from|with|autoescape|do|trans|print"
_VALUES = "write the words themselves, or a value from hr/writing/, such as `{{ org.name }}`"
_SEEN = "write the file as it is seen from this page"
_FILE = "write here what that file says, or take it out"
_OUT = "take it out"
_HEADINGS = "take it out: the site makes lists of contents itself"
FENCES = {
    "toctree": "take it out, down to its end: the menu lists all pages",
    "contents": _HEADINGS,
} | dict.fromkeys(
    ("mermaid", "plantuml", "math"),
    "write in words what the drawing shows, or put a picture beside the page: `![words](picture.png)`",
)

# Where a line may end in the middle, no pattern may run on without bound: a page of such marks must not take minutes.
MARKS: tuple[tuple[str, Mend], ...] = (
    (r"\{\{[<%](?!/\*)[ \t]*(?!/)(?P<name>[\w./-]+)(?P<rest>[^{}\n]{0,300}?)/?[>%]\}\}", _shortcode),
    (r"\{\{[<%]/\*.{0,300}?\*/[>%]\}\}", _OUT),
    (rf"\{{%-?[ \t]*(?!end|(?:{_JINJAS})\b)(?P<name>[\w-]+)(?P<rest>[^{{}}\n]{{0,300}}?)-?%\}}", _shortcode),
    (
        r"\{\{-?[ \t]*(?:site\.(?:base)?url\b|[^{}\n]{0,200}\|[ \t]*(?:relative|absolute)_url\b)"
        r"[^{}\n]{0,100}\}\}",
        _SEEN,
    ),
    (r"\{\{-?[ \t]*(?:[\"'][^\"'{}\n]{0,200}[\"'][ \t]*\|[^{}\n]{0,100}|(?:\$|\.)[^{}\n]{0,200})\}\}", _VALUES),
    (r"\{\{-?[ \t]*(?:site|page|frontmatter|config|book|include|theme)\.[^{}\n]{0,200}\}\}", _VALUES),
    (r"\{/\*.{0,500}?\*/\}", f"{_OUT}, or write {{# … #}}"),
    (r"(?<=[ \t])\{#(?P<id>[A-Za-z][\w-]*)[ \t]*\}[ \t]*$", lambda match: f"write `{{: #{match['id'].lower()} }}`"),
    (r"(?<![{\w%#])\{[a-z]+(?::[a-z]+)?\}(?= {3})", "write a link in its place: `[words](page.md)`"),
    (r"(?<![{%#])\{(?:props|frontMatter|children|use\w+|require)\b[^{}\n]{0,200}\}(?!\})", _VALUES),
    (r"(?<=[)\]*`])\{[^{}\n]{0,100}\b(?:align|width|height|loading|target|data-\w+)=[^{}\n]{0,100}\}", _OUT),
    (r"^import[ \t](?:.{0,200}[ \t]from[ \t])?[\"'].{0,200}$", _OUT),
    (r"^export[ \t](?:const|default|function)\b.{0,300}$", _OUT),
    (
        r"^[ \t]*:{3,}[ \t]*\{?(?P<kind>[A-Za-z-]+)\}?[ \t]*(?P<title>[^\n{]{0,200})$",
        lambda match: block_of(match["kind"], match["title"], "before the next `:::`") + ", and take that out",
    ),
    (
        r"^>[ \t]*\[!(?P<kind>\w+)\][-+]?[ \t]*(?P<title>[^\n]{0,200})$",
        lambda match: block_of(match["kind"], match["title"], "below, without its `>`,"),
    ),
    (
        r"^[ \t]*===[+!]?[ \t]+\"(?P<title>[^\"\n]{1,200})\"[ \t]*$",
        lambda match: f"write `**{match['title']}**` in its place, and take the four spaces before its lines out",
    ),
    (
        r"!\[\[(?P<file>[^\[\]|#\n]{1,200}\.(?:png|jpe?g|webp|gif|svg))[^\[\]\n]{0,200}\]\]",
        lambda match: _picture("what it shows", match["file"]),
    ),
    (r"!\[\[[^\[\]\n]{1,200}\]\]", "write here what that page says, or a link: `[words](page.md)`"),
    (r"\[\[_?(?i:toc)_?\]\]|^\[TOC\]$|^\{:[ \t]*toc[^}\n]{0,100}\}", _HEADINGS),
    (
        r"(?<!!)\[\[(?P<page>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{0,200}))?"
        r"(?:\\?\|(?P<words>[^\[\]\n]{0,200}))?\]\](?!\()",
        lambda match: f"write `{_wiki(match['page'], match['part'], match['words'])}`",
    ),
    (r"==(?P<words>[^=\s](?:[^=\n]{0,300}[^=\s])?)==", lambda match: f"write `<mark>{match['words']}</mark>`"),
    (r"\+\+(?P<keys>[\w+-]{1,60}?)\+\+(?!\w)", lambda match: f"write `{_keys(match['keys'])}`"),
    (r"~~(?P<words>[^~\s](?:[^~\n]{0,300}[^~\s])?)~~", lambda match: f"write `<del>{match['words']}</del>`"),
    (r"(?<=\w)~(?P<low>[\w+-]{1,20})~", lambda match: f"write `<sub>{match['low']}</sub>`"),
    (r"(?<=\w)\^(?P<high>[\w+-]{1,20})\^", lambda match: f"write `<sup>{match['high']}</sup>`"),
    (r"(?<![%{])%%(?![}\s]*$).{1,2000}?%%", f"{_OUT}, or write {{# … #}}"),
    (r"(?<=\s)\^[a-z0-9][\w-]{0,60}$", _OUT),
    (
        r"\^\[(?P<words>[^\[\]\n]{1,500})\]",
        lambda match: f"write `[^1]`, and on a line of its own `[^1]: {match['words']}`",
    ),
    (
        r"(?<![\w:/]):(?:[a-z][a-z_]*[a-z]|[a-z]+-[a-z0-9-]+|[+-]1):(?![\w:/])",
        "put the picture sign itself, or take it out",
    ),
    (r"\$\$(?:(?!\$\$).|\n){1,2000}?\$\$|\\\[.{1,500}?\\\]", "write the formula in words"),
    (r"(?<![\w$\\])\$(?=[A-Za-z\\])[^$\n]{1,200}(?<=[^\s$])\$(?![\w$])", "write the formula in words"),
    (
        r"^\*\[(?P<word>[^\]\n]{1,60})\]:[ \t]*(?P<long>.{1,200})$",
        lambda match: f'take it out, and write `<abbr title="{match["long"]}">{match["word"]}</abbr>` in the text',
    ),
    (r"^[ \t]*-{1,2}8<-{1,2}.{0,200}$|\{!.{1,200}?!\}|(?:^|(?<=\s))<<<[ \t]?@\S{1,200}", _FILE),
    (r"^\([\w-]{1,60}\)=[ \t]*$", f"{_OUT}; a heading has its own id: `{{: #id }}`"),
    (r"^\.\.[ \t]+[\w-]+::.{0,200}$", "write in Markdown what it shows, or take it out"),
)  # fmt: skip


def _wiki(page: str, part: str | None, words: str | None) -> str:
    target = plain_name(f"{page.strip()}.md") if page.strip() else ""
    fragment = f"#{plain_name(part)}" if part else ""
    return f"[{(words or page or part or '').strip()}]({target}{fragment})"


def _keys(keys: str) -> str:
    return "+".join(f"<kbd>{key}</kbd>" for key in keys.split("+"))
