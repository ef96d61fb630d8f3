"""Phone numbers that somebody typed into a text: those that nothing else looks like, and those that a call makes one.

A number of ten digits in groups is a phone number wherever it stands. 911 may as well be a count of people, and 4321 a
year or a sum: such a one counts only where the words before it say that it is called, and the next word is none that
it could count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.memo import kept


class TypedNumber(NamedTuple):
    """A number as it is typed, where it begins in its text, and whether its form alone says that it is one."""

    start: int
    written: str
    sure: bool


@kept
def phone_numbers(text: str) -> tuple[TypedNumber, ...]:
    """Return the phone numbers in `text`, from its beginning to its end."""
    text = text.translate(_PLAIN)
    sure = [TypedNumber(match.start(), match[0], True) for match in _LONG.finditer(text)]
    taken = [range(number.start, number.start + len(number.written)) for number in sure]
    called = {number.start: number for number in _called(text) if not any(number.start in other for other in taken)}
    return tuple(sorted([*sure, *called.values()]))


_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | dict.fromkeys("\u2010\u2011", "-"))
"""Spaces and hyphens that keep the groups of a number together, as those of the keyboard."""

# Digits in groups, as numbers are written: with a country code, or beginning with 0, or in the groups of a country.
_LONG = re.compile(
    r"(?<![\w.,:/+-])(?:\+\d[\d ().-]{7,18}\d|(?<!\d )(?:"
    r"00 ?\d[\d ().-]{7,18}\d|\(?0\d{2,5}\)?[ .-]\d{3,4}[ .-]?\d{3,4}"
    r"|0[358]0\d (?!(?:[01]\d|2[0-3])[0-5][05]\b)\d{4}|0[1-9](?:[ .]\d\d){4}"  # Britain's free ones (no times); France
    r"|(?:1[ .-]?)?\([2-9]\d\d\) ?[2-9]\d\d[ .-]\d{4}|(?:1[ .-])?[2-9]\d\d([ .-])[2-9]\d\d\1\d{4}"
    r"|1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}|1-8\d\d-(?=[\dA-Z-]{0,7}[A-Z])[\dA-Z][\dA-Z-]{6,8}"  # North America
    r"|1[38]00 \d{3} \d{3}|[6-9]\d{4} \d{5}"  # Australia; mobiles in India
    r"))(?![\w-]|[.,]\d)"
)

_EXTENSION = r"(?:extension|extn?\.?)"
_SHORT = (
    rf"(?:116 ?\d{{3}}|\d-\d-\d|\d\d \d\d \d\d|\d{{3,6}}|0\d{{2,4}} ?\d{{3,8}}|\d{{10,11}}|{_EXTENSION} ?\d{{2,6}})"
)
_NUMBER = rf"[*_\[(“\"']{{0,4}}(?P<number>{_SHORT})(?![\w%€£$]|[.,:/-]\d|-)[*_\])”\"']{{0,4}}"
_CALLED = re.compile(
    # Somebody calls it: right away, or whom they call stands between.
    r"\b(?:(?:call|dial|ring|phone|telephone)(?:l?ing)?(?:(?:\s+[\w’'-]{1,20}){0,5}?"
    r"(?::|\s+(?:on|at|to|numbers?|services?|police|ambulance|security)))?"
    r"|text(?:ing)?(?:\s+[\w’'-]{1,20}){0,5}?(?:\s+(?:on|at|to))?(?=\s+[*_\[]{0,3}\d{5})"
    # Or it stands behind what it is the number of.
    r"|(?:emergency|emergencies|police|ambulance|fire|help ?line|hotline|lifeline|telephone|phone|tel\.?)"
    r"(?:\s+(?:numbers?|services?|line))?(?:\s+(?:is|are)|\s*[*_]{0,2}\s*[:–|-][*_]{0,2})?)"
    rf"\s+{_NUMBER}"
    r"|\b(?P<inside>ext\.\s?\d{2,6})(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_FURTHER = re.compile(rf"(?: \([^()\n]{{1,40}}\))?(?:,|/|,?\s+or|,?\s+and)\s*{_NUMBER}", re.IGNORECASE)
# What may follow a number that is called; any other word could be what it counts.
_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:!?)\]”\"'–—|<({/]|\n|(?:if|or|and|for|from|in|at|now|first|when|as|to|on|with|then|before|after|by"
    r"|where|while|unless|until|so|free|any|right|straight|immediately|instead|yourself|day|is|are|will|but|they)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:\*\*|__|\[)(?P<number>999|911|112|000|988|116 ?\d{3})(?:\*\*|__|\](?=[(\[]))"
    r"|(?<![\w.,:/+-])(?P<row>0[1-9]\d{9})(?![\w-])"
)
"""One that most people know, by itself in bold or as the words of a link; eleven digits in a row, the first a 0."""
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d|(?:[01]\d|2[0-3])[0-5][05]")


def _called(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers that the words around them call."""
    for first in _CALLED.finditer(text):
        row = [first]
        while further := _FURTHER.match(text, row[-1].end()):
            row.append(further)
        spans = [match.span("number" if match["number"] else "inside") for match in row]
        written = [text[start:end] for start, end in spans]
        if _GOES_ON.match(text, row[-1].end()) and not _YEAR_OR_TIME.fullmatch(written[0]):
            yield from (TypedNumber(start, typed, False) for (start, _), typed in zip(spans, written, strict=True))
    for alone in _ALONE.finditer(text):
        if not alone[0].startswith(("*", "_")) or _GOES_ON.match(text, alone.end()):
            group = "number" if alone["number"] else "row"
            yield TypedNumber(alone.start(group), alone[group], False)
