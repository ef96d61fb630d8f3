"""What to write in Markdown for a tag of HTML, or for a component of another generator."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from handbook.html_names import ELEMENTS
from handbook.markup.allowed import SCHEMES
from handbook.markup.markdown import Tag

WORDS = "write the words that belong here"
"""What to do about what stands for words that somebody has yet to write."""
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\s-]*):")
_AROUND = "take the tag and its end out, and leave what is between"
_WHOLE = "take it out, with all that stands before its end: nothing runs on a page"
_MENDS = (
    {
        "table": "write it as | A | B |, with |---|---| below the first row",
        "br": "end the line with two spaces",
        "hr": "write --- on a line of its own",
        "blockquote": "write > before each line of it",
        "pre": "write ``` on a line above it and below it",
        "dl": "write the word, and on the line below it a colon, three spaces and what it means",
        "u": "write <ins>…</ins> around the words",
    }
    | dict.fromkeys(("b", "strong"), "write **…** around the words")
    | dict.fromkeys(("i", "em"), "write *…* around the words")
    | dict.fromkeys(("s", "strike"), "write <del>…</del> around the words")
    | dict.fromkeys(("ul", "ol", "li"), "write `- ` or `1. ` before each point, with a blank line above the first")
    | dict.fromkeys(
        ("h1", "h2", "h3", "h4", "h5", "h6"), "write it as `## Words {: #words }`, with ### for the next level"
    )
    | dict.fromkeys(
        ("iframe", "video", "audio", "embed", "object"), "write a link to it in its place: [words](https://…)"
    )
    | dict.fromkeys(("script", "style", "form", "button", "input", "select", "svg", "canvas", "noscript"), _WHOLE)
)
_OF_TABLES = ("caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr", "th", "td")
WITHIN = {
    inner: outer.split()
    for outer, names in (
        ("table", _OF_TABLES),
        ("dl", ("dt", "dd")),
        ("video audio object", ("source", "track")),
        ("details", ("summary",)),
        ("ul ol", ("li",)),
        ("select", ("option",)),
    )
    for inner in names
}
"""The tags that go with another, of which enough is said."""


_ENDS = re.compile(r"[<>]|\n[ \t]*+\n")
"""Where a tag ends, or can do so no more."""


def begins_none(tag: Tag, text: str) -> bool:
    """Return whether the sign of `tag` in `text` begins no tag, but means "less than": "if a<b then"."""
    end, line_end = _end(tag, text), text.find("\n", tag.offset)
    line_end = line_end if line_end >= 0 else len(text)
    if 0 < end < line_end:
        return False
    behind = text[tag.offset + len(tag.typed) + 1 : line_end]
    return "=" not in behind and bool(not end or behind.strip())


def _end(tag: Tag, text: str) -> int:
    """Return where the `>` of `tag` in `text` stands, 0 where it has none."""
    end = _ENDS.search(text, tag.offset + 1)
    return end.start() if end and end[0] == ">" else 0


def to_fill_in(tag: Tag, text: str, ended: Collection[str]) -> str:
    """Return the whole of `tag` in `text` where its words stand for others, as in `<your name>`; else nothing.

    `ended` are the names of those of which an end stands there.
    """
    whole = text[tag.offset : _end(tag, text) + 1]
    named = tag.name in ELEMENTS and not tag.component
    if named or tag.closes or tag.name in ended or whole.endswith("/>") or "=" in whole or "\n" in whole:
        return ""
    return whole


def markdown_for(tag: Tag, text: str) -> str:
    """Return what to do about `tag`, which stands in `text` and cannot stay there."""
    if tag.offset and text[tag.offset - 1] == "<":  # <<Company name>>
        return WORDS
    given = tag.attributes
    if "hidden" in given or "display:none" in given.get("style", "").replace(" ", "").lower():
        return "take it out, with what stands in it: it is hidden where it comes from"
    if tag.component:
        words = next((given[name] for name in ("title", "label", "text", "heading", "summary") if given.get(name)), "")
        return f"write **{words}** in its place, and take its end out" if words else _AROUND
    if tag.name == "a":
        target = unescape(given.get("href", "")).strip() or "page.md"
        known = "{" in target or not (begun := _SCHEME.match(target)) or begun[1].lower() in SCHEMES
        return f"write [words]({target}) in its place" if known else _AROUND
    if tag.name in ("p", "div") and given.get("lang"):
        return f'{_AROUND}; below it, write `{{: lang="{given["lang"]}" }}`'
    if tag.name == "img":
        file = given.get("src", "picture.png").rpartition("/")[2]
        return f"put the picture beside the page and write ![{given.get('alt') or 'what it shows'}]({file})"
    if tag.name in ("details", "summary"):
        found = re.compile(r"<summary[^>]{0,200}>([^<]{1,200})", re.IGNORECASE).search(text, tag.offset)
        title = " ".join(found[1].split()) if found else "More"
        return f'write `??? question "{title}"`, then what stands before its end with four spaces before each line'
    return _MENDS.get(tag.name, _AROUND)
