"""Blocks, short codes and fences of other generators: what to write here for each."""

from __future__ import annotations

import re

from handbook.addresses import plain_uri
from handbook.markup.foreign_notes import OUT
from handbook.memo import kept

FILE = "write here what that file says, or take it out"
HEADINGS = "take it out: the site makes lists of contents itself"
LINK = "write a link in its place: `[words]({})`"

_FOLDED = ("question", "details", "collapse", "expand", "spoiler", "dropdown")
_KINDS = dict.fromkeys(_FOLDED, "??? question")
_KINDS |= dict.fromkeys(("warning", "caution", "danger", "important", "attention", "error", "alert"), "!!! warning")
_NOTED = ("note", "tip", "info", "hint", "success", "seealso")
_FILMS = {"youtube": "https://youtu.be/", "vimeo": "https://vimeo.com/"}
TABLE = "write the table as | A | B |, with |---|---| below the first row"
_TAGS = {"kbd": "kbd", "sub": "sub", "sup": "sup", "subscript": "sub", "superscript": "sup", "abbr": "abbr"}
_FENCES = {
    "comment": "take it out, with the words down to its end",
    "dataview": "write here what it lists, or take it out, down to its end",
    "raw": "take it out, down to its end",
    "include": FILE,
    "literalinclude": FILE,
    "list-table": TABLE,
    "csv-table": TABLE,
    "table": "take its first and last line out",
    "toctree": "take it out, down to its end: the menu lists all pages",
    "contents": HEADINGS,
} | dict.fromkeys(
    ("mermaid", "plantuml", "math"),
    "write in words what the drawing shows, or put a picture beside the page: `![words](picture.png)`",
)
_CODE = ("code", "code-block", "code-cell", "sourcecode", "python", "r", "bash", "js", "javascript", "json", "yaml")
_WORD = re.compile(r"(?:(?P<key>[\w-]+)=)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))")


def block(kind: str, title: str) -> str:
    """Return the head of the block here that comes nearest to another generator's block of this `kind`.

    >>> block("tip", "Keep them")
    '!!! note "Keep them"'
    """
    ours = _KINDS.get(kind.lower(), "!!! note")
    title = title.strip(" \t[]\"'").replace('"', "'") or ("More" if ours.startswith("?") else "")
    return f'{ours} "{title}"'


def block_of(kind: str, title: str, end: str) -> str:
    """Return what to do about a block of this `kind`; `end` says how far it goes."""
    return f"write `{block(kind, title)}`, then what stands here {end} with four spaces before each line"


def colons(match: re.Match[str]) -> str:
    """Return what to do about a line `:::kind title`."""
    if match["kind"].endswith("-end"):
        return OUT
    words, given = _words(match["title"])
    title = given.get("title", "") if given and not words else match["title"]
    return block_of(match["kind"], title, "before the next `:::`") + ", and take that out"


def role(match: re.Match[str]) -> str:
    """Return what to do about a role before words in backquotes: `{kbd}` or `:kbd:`."""
    name = match["role"] or match["other"]
    if name in _TAGS:
        return f"write <{_TAGS[name]}>…</{_TAGS[name]}> around the words, in place of it and of the backquotes"
    if name in ("strong", "emphasis", "guilabel", "menuselection", "command", "file", "samp", "math"):
        return OUT
    return LINK.format("page.md")


def division(match: re.Match[str]) -> str:
    """Return what to do about a line `::: {…}` (group `how`): only some of its classes mean a block."""
    classes = [name.removeprefix("callout-") for name in re.findall(r"\.([\w-]+)", match["how"])]
    if {"content-hidden", "hidden"} & set(classes):
        return "take it out, with the words down to the next `:::`"
    kind = next((name for name in classes if name in _KINDS or name in _NOTED), None)
    if kind is None:
        return "take it out, and the next `:::` too"
    _, given = _words(match["how"])
    return block_of(kind, given.get("title", ""), "before the next `:::`") + ", and take that out"


def code_of(language: str) -> str:
    """Return what to do about code whose first line says more than its `language`, or "" where it says none."""
    return f"write `{language}` alone behind the signs" if language else "write nothing behind the signs"


def fence(kind: str, title: str, options: str) -> str:
    """Return what to do about code that another generator takes for something else.

    Its first line is of the `kind` (`{note}`) with a `title`; the lines of `options` (`:class: tip`) follow.
    """
    if kind in _FENCES:
        return _FENCES[kind]
    if kind in _CODE:
        mend = code_of(title.strip() if kind.startswith(("code", "source")) else kind)
        return f"{mend}, and take out the lines that begin with `:`" if options else mend
    if kind == "admonish":
        words, given = _words(title)
        return block_of(words[0] if words else "note", given.get("title") or " ".join(words[1:]), "in this code")
    end = "in this code, without the lines that begin with `:`," if options else "in this code"
    if kind in ("figure", "image"):
        alt = re.search(r":alt:[ \t]*(.*)", options)
        return f"{picture(alt[1] if alt else 'what it shows', title)}, then what stands here {end} below it"
    return block_of(kind, title, end)


def shortcode(match: re.Match[str]) -> str:
    """Return what to do about a short code: its `name`, and its words or named values, the `rest`."""
    name, (words, given) = match["name"].lower(), _words(match["rest"])
    first = words[0] if words else ""
    if name in ("figure", "img", "image"):
        return picture(given.get("alt", "what it shows"), given.get("src", "picture.png"))
    if name in ("ref", "relref", "link", "post_url"):
        return f"write the page's file as it is seen from this one: `{_file(first)}`"
    if name in ("tab", "tabitem"):
        return f"write `**{given.get('title') or first}**` on a line of its own, and take its end out"
    if name in ("expand", "details"):
        return block_of(name, given.get("title") or first, "up to its end")
    if name in ("notice", "alert", "hint", "callout", "admonition"):
        kind = next(filter(None, (given.get(key) for key in ("style", "color", "type"))), first)
        return block_of(kind, given.get("title") or " ".join(words[1:]), "up to its end")
    if name in ("include", "includes", "readfile", "import", "render", "partial"):
        return FILE
    if name in _FILMS and first:
        return LINK.format(_FILMS[name] + first)
    if name in ("embed", "file") and (given.get("url") or given.get("src")):
        return LINK.format(given.get("url") or given["src"])
    if name in ("comment", "assign", "capture", "cycle", "increment"):
        return "take it out, with what stands before its end" if name == "comment" else OUT
    if name in _ended(match.string):
        return "take it and its end out, and leave what is between"
    return "write in words what it shows, or take it out"


def _words(text: str) -> tuple[list[str], dict[str, str]]:
    """Return the words of `text` that stand alone, in quotes or without, and those behind a name and `=`."""
    alone: list[str] = []
    named: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = next((word for word in match.group("double", "single", "bare") if word is not None), "")
        if match["key"]:
            named[match["key"]] = word
        else:
            alone.append(word)
    return alone, named


@kept
def _ended(text: str) -> frozenset[str]:
    """Return the names, in lower case, of what is ended somewhere in `text`."""
    return frozenset(re.findall(r"(?:\{\{[<%][ \t]*/[ \t]*|\{%-?[ \t]*end)([\w-]+)", text.lower()))


def picture(words: str, file: str) -> str:
    """Return what to do about a picture whose `file` lies anywhere, and of which the `words` say what it shows."""
    name = file.strip().rpartition("/")[2].replace(" ", "%20")
    return f"put the picture beside the page and write `![{words}]({name})`"


def _file(name: str) -> str:
    stem = name.strip("/").partition("#")[0]
    return plain_uri(stem if stem.endswith(".md") else f"{stem}.md")
