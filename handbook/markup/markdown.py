"""What can be seen in Markdown source without converting it: links, HTML, attribute lists, and where each stands.

Checks look at the source, not at the page made of it, because only there has everything a line and a column, and
because a page whose organization is still wrong can be checked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handbook.markup.masks import masked
from handbook.memo import kept

# Where a pattern could begin at every sign of a page and run to its end, its length is bounded, and it gives nothing
# back (`+` behind a count): a page of brackets alone must not take minutes.
LINK = re.compile(  # groups: `!` of a picture, the words, and the target as `angle` or `bare`
    r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.){0,500}+\]){0,2000}+)\]"
    r"\(\s{0,9}+(?:<(?P<angle>[^<>\n]{0,2000}+)>|(?P<bare>(?:[^()\s<]|\([^()\s]{0,500}+\)){0,2000}+))(?:\s{1,9}+(\"[^\"]{0,500}+\"|'[^']{0,500}+'))?\s{0,9}+\)"
)
_REFERENCE = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\]^\n][^\]\n]*)\]:[ \t]*+\n?[ \t]*+"
    r"<?(?P<target>[^\s>]+)>?[ \t]*+(?:\n?[ \t]*+[\"'(][^\n]*)?$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|$)((?:\s[^<>]*)?)/?>?", re.MULTILINE)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
_BLOCK = re.compile(
    r'^(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<kind>[\w-]*)[ \t]*(?P<title>"[^"\n]*")?(?P<rest>.*)$',
    re.MULTILINE,
)
_BELOW = re.compile(r"\n(?:[ \t]*\n)*([ \t]*)\S")
_ATTRIBUTE_LIST = re.compile(r"\{:([^}\n]{0,300}+)\}")


@dataclass(frozen=True)
class Link:
    """A link or image: the `offset` of its target in the text, the target, the link's words, and which it is."""

    offset: int
    target: str
    words: str
    image: bool


@dataclass(frozen=True)
class Tag:
    """An HTML tag: its offset, its name in lower case, whether it closes, its attributes by name in lower case.

    `typed` is the name as it stands.
    """

    offset: int
    name: str
    closes: bool
    typed: str
    attributes: dict[str, str]

    @property
    def component(self) -> bool:
        """Whether it is no tag of HTML but a part of another generator, whose name begins with a capital."""
        return self.typed[:1].isupper() and not self.typed.isupper()


@dataclass(frozen=True)
class BlockHead:
    """A line such as `!!! note "Title"`: the `offset` of its kind, the mark, the kind, the title with its quotes.

    `rest` is what stands behind the title; `empty` says that no line below belongs to the block, `apart` that a space
    stands behind the mark.
    """

    offset: int
    mark: str
    kind: str
    title: str | None
    rest: str
    empty: bool
    apart: bool


@kept
def block_heads(text: str) -> tuple[BlockHead, ...]:
    """Return the heads of blocks in Markdown `text`, code left out."""
    found, visible = [], masked(text, values=False)
    for match in _BLOCK.finditer(visible):
        below = _BELOW.match(text, match.end())
        inner = len(match["indent"].expandtabs(4)) + 4
        empty = below is None or len(below[1].expandtabs(4)) < inner
        rest = match["rest"].strip()
        apart = match.end("mark") < match.start("kind")
        found.append(BlockHead(match.start("kind"), match["mark"], match["kind"], match["title"], rest, empty, apart))
    return tuple(found)


@kept
def links(text: str) -> tuple[Link, ...]:
    """Return the links and images of Markdown `text`, code left out."""
    found, visible = [], masked(text, values=False)
    for match in LINK.finditer(visible):
        part = "bare" if match["angle"] is None else "angle"
        found.append(Link(match.start(part), match[part], match[2], bool(match[1])))
        for within in LINK.finditer(match[2]) if "](" in match[2] else ():  # a picture that is a link
            part = "bare" if within["angle"] is None else "angle"
            found.append(Link(match.start(2) + within.start(part), within[part], within[2], bool(within[1])))
    for match in _AUTOLINK.finditer(visible):
        target = match[1] if ":" in match[1] else f"mailto:{match[1]}"
        found.append(Link(match.start(1), target, match[1], False))
    return tuple(found)


@kept
def references(text: str) -> tuple[Link, ...]:
    """Return the targets of links that are written apart from them (`[words]: target`), code left out."""
    found = _REFERENCE.finditer(masked(text, values=False))
    return tuple(Link(match.start(), match["target"], match["label"], False) for match in found)


def with_targets(text: str, instead: Callable[[str], str | None]) -> str:
    """Return `text` with the targets of its links changed, and nothing else; the lines stay the same lines.

    `instead` says for a target which to write: None leaves the link as it is, "" leaves its words alone.
    """
    visible = masked(text, values=False)
    parts, last = [], 0
    for match in LINK.finditer(visible):
        part = "bare" if match["angle"] is None else "angle"
        target = None if match[1] else instead(match[part] or "")
        if target:
            parts += [text[last : match.start(part)], target]
            last = match.end(part)
        elif target is not None:
            words = text[match.start(2) : match.end(2)]
            ends = "\n" * (match[0].count("\n") - words.count("\n"))  # a title may stand on the next line
            parts += [text[last : match.start()], words, ends]
            last = match.end()
    return "".join([*parts, text[last:]])


@kept
def tags(text: str) -> tuple[Tag, ...]:
    """Return the HTML tags that stand raw in Markdown `text`, code and comments left out."""
    found, visible = [], masked(text)
    for match in _TAG.finditer(visible):
        if _AUTOLINK.match(visible, match.start()):
            continue
        attributes = {name.lower(): (value or "").strip("\"'") for name, value in _ATTRIBUTE.findall(match[3])}
        found.append(Tag(match.start(), match[2].lower(), bool(match[1]), match[2], attributes))
    return tuple(found)


@kept
def declarations(text: str) -> tuple[tuple[int, str], ...]:
    """Return where comments, declarations and instructions (`<!--`, `<!`, `<?`) begin, code left out."""
    return tuple((match.start(), match[0]) for match in re.finditer(r"<!--|<!|<\?", masked(text, comments=False)))


@kept
def attribute_lists(text: str) -> tuple[tuple[int, str], ...]:
    """Return the attribute lists `{: … }` of Markdown `text` with their offsets, code left out."""
    return tuple((match.start(), match[1]) for match in _ATTRIBUTE_LIST.finditer(masked(text, values=False)))


@kept
def all_ids(text: str) -> tuple[tuple[int, str], ...]:
    """Return the ids that `text` gives by attribute lists or HTML, each with where what gives it begins, in order."""
    listed = (
        (offset, match[1])
        for offset, attributes in attribute_lists(text)
        for match in re.finditer(r"(?:^|\s)#([^\s}]+)", attributes)
    )
    tagged = ((tag.offset, tag.attributes["id"]) for tag in tags(text) if "id" in tag.attributes)
    return tuple(sorted((*listed, *tagged)))


@kept
def ids(text: str) -> Mapping[str, int]:
    """Return the ids that `text` gives by attribute lists or HTML, with the offset of the first of each."""
    return {identity: offset for offset, identity in reversed(all_ids(text))}
