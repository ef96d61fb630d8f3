"""What changed between two texts of a page's source: paragraphs, points of lists, rows and headings, as they are typed.

The other rooms here compare what readers see. Whoever replaced a text of ours reads sources, and wants to see those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.redline.blocks import block_changes
from handbook.redline.model import BlockChange, Kind
from handbook.redline.seen import Block
from handbook.texts import end_of_matter

_BEGINS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"#")),
    ("item", re.compile(r"(?:[-*+]|\d+\.)[ \t]|:[ \t]+\S")),
    ("row", re.compile(r"\|")),
    ("paragraph", re.compile(r"!!!|\?\?\?")),
)
"""What begins a block without an empty line before it."""


def source_changes(old: str, new: str) -> tuple[BlockChange, ...]:
    """Return what changed from the source `old` to `new`, block by block in their order."""
    return block_changes([*_blocks(old)], [*_blocks(new)], lambda before, after: None)


def _blocks(text: str) -> Iterator[Block]:
    lines = [line.strip() for line in text.split("\n")]
    end = end_of_matter(lines)
    if end is not None:
        yield from (Block.of("row", line) for line in lines[1:end] if line)
        lines = lines[end + 1 :]
    kind: Kind = "paragraph"
    words: list[str] = []
    for line in [*lines, ""]:
        begun = next((begun for begun, pattern in _BEGINS if pattern.match(line)), None)
        if words and (begun or not line or kind == "heading"):
            yield Block.of(kind, " ".join(words))
            kind, words = "paragraph", []
        if line:
            kind = begun or kind
            words.append(line)
