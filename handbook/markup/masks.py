"""A page's text with what is no text of it blanked: code, notes of Jinja's and HTML's, values. Offsets stay."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from handbook.memo import kept

_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,}).*?(?:^[ \t]*\2[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_BRACES = re.compile(r"\{[{%]")
_LONGEST_VALUE = 2000
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RUN = re.compile(r"`+|\n[ \t]*(?=\n)")
"""Backticks, or the end of a paragraph."""


def blank(match: re.Match[str]) -> str:
    """Return as many spaces as `match` has signs; line ends stay."""
    return blank_text(match[0])


def blank_text(text: str) -> str:
    """Return as many spaces as `text` has signs; line ends stay."""
    return re.sub(r"[^\n]", " ", text)


@kept
def masked(text: str, values: bool = True, comments: bool = True) -> str:
    """Return `text` with code and Jinja's notes blanked, so that offsets stay.

    If `comments`, HTML's too; if `values`, also what stands between braces.
    """
    text = _without_code(without_fences(_without_notes(text)))
    text = _COMMENT.sub(blank, text) if comments else text
    return _without_values(text) if values else text


def without_fences(text: str) -> str:
    """Return `text` with fences of code blanked, and the marks around what Jinja leaves as it is."""
    return _FENCE.sub(blank, _RAW.sub(blank, text))


def _without_notes(text: str) -> str:
    parts, last = [], 0
    while (start := text.find("{#", last)) >= 0 and (end := text.find("#}", start + 2)) >= 0:
        parts += [text[last:start], blank_text(text[start : end + 2])]
        last = end + 2
    return "".join([*parts, text[last:]])


def _without_code(text: str) -> str:
    parts, last = [], 0
    for start, end in _code_in_lines(text):
        parts += [text[last:start], blank_text(text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _code_in_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code between backticks begins and ends; it stays in its paragraph."""
    runs: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        if match[0].startswith("`"):
            runs.append(match.span())
        elif runs:
            yield from _paired(runs, text)
            runs = []
    yield from _paired(runs, text)


def _paired(runs: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the first of `runs` of backticks reach, each to the next that is as long."""
    as_long: dict[int, deque[int]] = {}
    for index, (start, end) in enumerate(runs):
        as_long.setdefault(end - start, deque()).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        later = as_long[end - start]
        while later and later[0] <= index:
            later.popleft()
        if later and text[start - 1 : start] != "\\":
            index = later[0]
            yield start, runs[index][1]
        index += 1


def _without_values(text: str) -> str:
    parts, last = [], 0
    while begun := _BRACES.search(text, last):
        start = begun.start()
        closing = "}}" if begun[0] == "{{" else "%}"
        end = text.find(closing, start + 2, start + 2 + _LONGEST_VALUE + 2)
        parts += [text[last:start], blank_text(text[start : end + 2]) if end >= 0 else text[start]]
        last = end + 2 if end >= 0 else start + 1
    return "".join([*parts, text[last:]])


@kept
def open_fence(text: str) -> int | None:
    """Return where a fence begins that no line of the same signs ends, or None if there is none."""
    for match in _FENCE.finditer(_RAW.sub(blank, text)):
        last = match[0].rstrip().rpartition("\n")[2].strip()
        if "\n" not in match[0].strip() or last != match[2]:
            return match.start(2)
    return None


@kept
def fences(text: str) -> tuple[int, ...]:
    """Return where the lines begin with which fences of code begin; what looks like one within another is code."""
    return tuple(match.start() for match in _FENCE.finditer(_RAW.sub(blank, text)))


@kept
def indented_fences(text: str) -> tuple[int, ...]:
    """Return where fences of code begin that are indented: Markdown reads no code there."""
    return tuple(match.start(2) for match in _FENCE.finditer(text) if match[1])
