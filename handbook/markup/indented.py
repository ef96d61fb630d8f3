"""Text that is indented too far, so that Markdown makes code of it, or too little, so that it drops out of a block.

Points of lists, blocks, footnotes and explained terms hold what stands four spaces deeper than they. Anywhere else
four spaces in front of a paragraph make code of it, without a word. What does not read as a sentence may be code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from handbook.markup.masks import masked

_STEP = 4
_HOLDS = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]|[!?]{1,9}[ \t]*[\w\"]|===|:::|///|<|\[\^[^\]\s]{1,200}\]:|:[ \t]")
"""How what holds indented lines begins: a point, a block, a footnote, what explains a term, or a block elsewhere."""
_BLOCK = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]*[\w-]")
_NO_WORDS = re.compile(r"[{#<>|`~=:]|!!!|\?\?\?|(?:[-*_][ \t]*){3,}$")
"""How a line begins that is no sentence's next: it begins something of its own, or is none of Markdown's."""
_MARKS = re.compile(
    r"^(?:[-*+•]|\d{1,2}[.)]|#{1,6}|>|\|)[ \t]+|"
    r"\[([^\[\]]{0,300})\]\([^()]{0,300}\)|\{[{%].{0,200}?[%}]\}|[*_]{1,3}"
)
_CODE = re.compile(r"://|[{}<>=\\|$`~;]|\w\(|::|\.{2}/|(?:^|\s)--?\w|^[\w./-]+:(?:\s|$)|^[#%@/]|\w/\w+/|^\w+\.\w+$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = tuple(".?!:,")
_FEW, _MANY = 2, 4


def prose_made_code(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield each paragraph of Markdown `text` that is code by its spaces alone, and no code by its words.

    Each is its line (from 1), its column, how many spaces may stand before it, and its first line.

    >>> list(prose_made_code("We pay:" + chr(10) * 2 + "    We pay for a taxi."))
    [(3, 5, 0, 'We pay for a taxi.')]
    """
    holds: list[int] = []  # how deep what is held stands, for each point or block that is open
    blank, within = True, False
    lines = text.split("\n")
    for number, (typed, seen) in enumerate(zip(lines, masked(text, values=False).split("\n"), strict=True), 1):
        words = typed.strip()
        if not words:
            blank = True
            continue
        if not seen.strip() or words.startswith(("{%", "{#")):
            continue  # code, a comment, or a line that is gone before Markdown reads: what is open stays open
        indent = len(typed) - len(typed.lstrip(" \t"))
        depth = len(typed[:indent].expandtabs(_STEP))
        if blank:
            holds = [held for held in holds if held <= depth or depth % _STEP]
            allowed = holds[-1] if holds else 0
            code = depth >= allowed + _STEP
            if code and not within and _is_prose([*_to_blank(lines, number - 1)]):
                yield number, indent + 1, allowed, words
            within = code
        if _HOLDS.match(words) and not within:
            holds = [*(held for held in holds if held <= depth), -(-depth // _STEP) * _STEP + _STEP]
        blank = False


def _to_blank(lines: list[str], index: int) -> Iterator[str]:
    return takewhile(str.strip, (lines[at] for at in range(index, len(lines))))


def _is_prose(lines: list[str]) -> bool:
    """Return whether `lines` read as sentences or parts of some, and not as commands or data."""
    bare = [_MARKS.sub(r"\1", line.strip()) for line in lines]
    if any(map(_CODE.search, bare)):
        return False
    found = _WORD.findall(" ".join(bare))
    return len(found) >= _MANY or (len(found) >= _FEW and (bare[0][:1].isupper() or bare[-1][-1:] in _ENDS))


def torn_from_blocks(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield each line of Markdown `text` that belongs to a block by its sentence, and drops out by its spaces.

    It stands right below a line within the block. Each is its line (from 1), its column, the spaces that are due, and
    the line itself.
    """
    inner = above = 0  # how deep the text of the block at hand stands, and the line above this one, 0 if it is blank
    both = zip(text.split("\n"), masked(text, values=False).split("\n"), strict=True)
    for number, (typed, seen) in enumerate(both, 1):
        words = typed.strip()
        indent = len(typed) - len(typed.lstrip(" \t"))
        depth = len(typed[:indent].expandtabs(_STEP))
        if _BLOCK.match(seen):
            inner, above = depth + _STEP, 0
        elif not words or depth >= inner:
            above = depth if words and seen.strip() else 0
        else:
            if above and not _NO_WORDS.match(words):
                yield number, indent + 1, inner, words
            inner = above = 0
