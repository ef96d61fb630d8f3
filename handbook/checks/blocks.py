"""Blocks that begin with `!!!` or `???` are of a known kind, each with a look and a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.characters import straightened
from handbook.flaws import Flaw
from handbook.markup.foreign_blocks import block
from handbook.markup.indented import prose_made_code, torn_from_blocks
from handbook.markup.markdown import BlockHead, block_heads
from handbook.markup.masks import indented_fences, masked, open_fence
from handbook.names import instead, nearest, quotable
from handbook.pages.page import Page

RULE: Final = "blocks"
OPEN = ("doors", "next", "note", "steps", "summary", "warning")
CLOSED = ("question",)
_ODD_MARK = re.compile(
    r"^[ \t]*(?P<mark>!{1,2}|!{4,9}|\?\?|\?{4,9})[ \t]*(?:"
    rf"(?P<known>{'|'.join(OPEN + CLOSED)})|(?P<kind>[A-Za-z][a-z-]{{1,20}})(?=[ \t]+\"))"
    r"[ \t]*(?P<title>\"[^\"\n]*\")?[ \t]*$",
    re.MULTILINE,
)


def _kind(head: BlockHead) -> str:
    return head.kind if head.mark == "!!!" else "details"


def check(page: Page) -> Iterator[Flaw]:
    """Yield blocks of an unknown kind, without a title or with nothing in them, and code without an end."""
    fence = open_fence(page.body.text)
    if fence is not None:
        mend = "write a line with the same signs, and no others, where the code ends"
        yield Flaw(page.body.at(fence), "the code that begins here has no end", mend, RULE)
    for offset in indented_fences(page.body.text):
        mend = "begin these signs at the start of the line, or indent the code by four spaces more instead"
        yield Flaw(page.body.at(offset), "code within a list or a block cannot begin like this", mend, RULE)
    for odd in _ODD_MARK.finditer(masked(page.body.text, values=False)):
        kind = (odd["known"] or odd["kind"]).lower()
        written = block("details" if odd["mark"].startswith("?") else kind, odd["title"] or "")
        if kind in OPEN:
            written = f"!!! {kind} " + (odd["title"] or '""')
        problem = f"`{odd['mark']}` begins no block"
        yield Flaw(page.body.at(odd.start("mark")), problem, f"write `{written}`", RULE)
    for number, column, due, words in torn_from_blocks(page.body.text):
        problem = "this line drops out of the block above, though no blank line stands between"
        mend = f"write `{quotable(words)}` with {due} spaces before it, or a blank line if it is none of the block's"
        yield Flaw(page.body.place(number, column), problem, mend, RULE, "warning")
    for number, column, allowed, words in prose_made_code(page.body.text):
        where = f"with {allowed} spaces before it" if allowed else "at the start of the line"
        mend = f"write `{quotable(words)}` {where}; real code stands between two lines of ```"
        yield Flaw(page.body.place(number, column), "so many spaces make code of this text", mend, RULE, "warning")
    for head in block_heads(page.body.text):
        if head.rest.startswith(head.mark[0]):  # too many marks, of which enough is said
            continue
        known = OPEN if head.mark == "!!!" else CLOSED
        place = page.body.at(head.offset)
        written = f"`{head.mark} {head.kind}`"
        if head.kind not in known:
            near = nearest(head.kind, known)
            mend = instead(head.kind, known) if near else f"write `{block(_kind(head), head.title or '')}`"
            yield Flaw(place, f"{written} is no kind of block", mend, RULE)
            continue
        if not head.apart:
            problem = f"`{head.kind}` stands right behind `{head.mark}`"
            yield Flaw(place, problem, f"write a space behind `{head.mark}`", RULE)
        if head.title is None or head.rest:
            mend = f'write the title in quotes, {head.mark} {head.kind} "In short", or "" for none'
            if (straight := straightened(head.rest)) != head.rest and straight[0] == straight[-1] == '"':
                mend = f"write the title in straight quotes, {head.mark} {head.kind} {straight}"
            yield Flaw(place, f"the title of this {written} cannot be read", mend, RULE)
        elif head.empty:
            yield Flaw(place, f"nothing stands in this {written}", "begin each of its lines with four spaces", RULE)
