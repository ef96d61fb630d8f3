"""Characters that are not what they seem: they hide, turn the reading direction, or came of another encoding.

After Unicode's Technical Reports 36 (what deceives) and 44 (which characters have nothing to be seen).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handbook.flaws import Flaw, Place

# What is no text: controls but tab and line end, halves of pairs, the private-use area, whose characters stand for
# values while a page is being made (markup/holes.py), and what Unicode keeps for itself.
_NO_TEXT = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# Nothing to be seen: controls of the reading direction, joiners of no language, fillers, breaks of lines and
# paragraphs, signs of formulas and of notes that nothing shows, vowels that Khmer no longer writes, marks for notes
# between lines, what stands for a thing that is not there, selectors of shapes, and tags.
_UNSEEN = (
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\u061c\u034f\u17b4\u17b5\u180b-\u180f\u200b\ufeff\u115f\u1160\u2800\u3164\uffa0"
    "\u2028\u2029\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners and marks of the direction have their work in other scripts; within a Latin word or an address, none.
_JOINERS = "[\u200c-\u200f](?<=[0-9A-Za-z@./:_-].)(?=[0-9A-Za-z@./:_-])"
_HIDDEN = re.compile(f"[{_NO_TEXT}{_UNSEEN}]|{_JOINERS}")
NEVER_IN_ADDRESSES = "\u00ad\u200c-\u200f\ufe00-\ufe0f"
"""For a pattern's set: what shows nothing, and is right in words."""
# Behind some letters they are seen: tags make a black flag that of England, Scotland or Wales (Unicode's Technical
# Standard 51), and a selector chooses one of the shapes of an ideograph or a Mongolian letter.
_SEEN = re.compile(
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
    "|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd][\U000e0100-\U000e01ef]"
    "|[\u1807\u1820-\u18aa][\u180b-\u180d\u180f]"
)
_BLANK = re.compile("[\x85\u2028\u2029\u2800\u3164]")
"""Those hidden characters for which a blank may have been meant."""

CURLY_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b"
"""Quotes that programs for letters put in the place of straight ones, which no mark is read with."""
_STRAIGHT = str.maketrans(CURLY_QUOTES, '"' * 6 + "'" * 4)

MOST_MARKS = 4
"""How many marks may lie on one letter: no language writes more."""
MOST_SAID = 20
"""How many odd characters of a file are named one by one."""
_FOREIGN = "[\u0370-\u052f]"
_LATIN = "[a-zA-Z\u00c0-\u024f]"
# Letters of mathematics and of full width, in circles and squares, and the small capitals of phonetics.
_DRAWN = re.compile(
    "[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f130-\U0001f149\u0250-\u02af\u1d00-\u1d22\ua730\ua731]"
    "{3,}"
)
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_SEAM = re.compile(rf"{_LATIN}{_FOREIGN}|{_FOREIGN}{_LATIN}")
_AROUND = 40
# Below these are Latin letters, between them punctuation: most lines of a page hold nothing else.
_PERHAPS_A_MARK = re.compile("[\u0300-\u1fff\u2070-\U0010ffff]")
# The bytes of UTF-8 read as Western European: of letters with accents, signs of currencies, curly quotes and dashes.
_MISREAD = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf](?<![A-Z\u00c0-\u00dd].[\u00a0\u00aa\u00ba\u00bb])"  # unless a word in capitals ends
    "|\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u2018-\u203a\u02dc\u2122]|\ufffd{1,20}"
)


def straightened(text: str) -> str:
    """Return `text` with straight quotes in the place of curly ones.

    >>> straightened("in_words(\u201cor\u201d)")
    'in_words("or")'
    """
    return text.translate(_STRAIGHT)


def hidden_in(text: str) -> Iterator[re.Match[str]]:
    """Yield what is hidden in `text`, but not what changes the letter in front of it, as a selector of shapes does."""
    if _HIDDEN.search(text) is None:
        return
    seen = {place for match in _SEEN.finditer(text) for place in range(*match.span())}
    yield from (match for match in _HIDDEN.finditer(text) if match.start() not in seen)


def hidden_words(character: str) -> tuple[str, str]:
    """Return what is wrong where a hidden `character` stands, and what to do."""
    name = unicodedata.name(character, "a character without a name").lower()
    problem = f"an invisible or reserved character stands here (U+{ord(character):04X}, {name})"
    return problem, "delete it and type the text again"


def hidden_flaw(character: str, place: Place) -> Flaw:
    """Return the flaw for a hidden `character` at `place`."""
    return Flaw(place, *hidden_words(character), "text")


def seen_alone(address: str) -> str:
    """Return an `address` or number in which nothing is hidden. Raises ValueError("problem; mend") if something is."""
    hidden = re.search(f"[{NEVER_IN_ADDRESSES}]", address)
    if hidden:
        raise ValueError("; ".join(hidden_words(hidden[0])))
    return address


def odd_characters(text: str, shown: str) -> tuple[Flaw, ...]:
    """Return what is not what it seems in `text`, the file `shown`; of very many, the first and how many more."""
    found = [*_odd_characters(text, shown)]
    if found[MOST_SAID:]:
        problem = f"and {len(found) - MOST_SAID:,} more such characters follow from here on"
        mend = "open the file in the program that wrote it, and save it again as plain text in UTF-8"
        found[MOST_SAID:] = [Flaw(found[MOST_SAID].place, problem, mend, "text")]
    return tuple(found)


def _odd_characters(text: str, shown: str) -> Iterator[Flaw]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() and (line.isprintable() or line.replace("\t", "").isprintable()):
            continue
        for match in hidden_in(line):
            yield hidden_flaw(match[0], Place(shown, number, match.start() + 1))
        if _PERHAPS_A_MARK.search(line):
            yield from _piles(line, shown, number)
        for match in _DRAWN.finditer(line):
            if (plain := _plain(match[0])) is not None:
                problem = f"`{match[0]}` is written in signs that look like letters, which few can search for or hear"
                yield Flaw(Place(shown, number, match.start() + 1), problem, f"write `{plain}`", "text", "warning")
        for match in _MISREAD.finditer(line):
            problem = f"`{match[0]}` stands for letters that were lost when the file was saved"
            mend = "type them again, and save the file as UTF-8"
            yield Flaw(Place(shown, number, match.start() + 1), problem, mend, "text")
        for column, word in _mixed(line):
            problem = f"`{word}` has letters of two alphabets that look alike"
            mend = "type the word again, so that it can be searched for and copied"
            yield Flaw(Place(shown, number, column), problem, mend, "text", "warning")


def _piles(line: str, shown: str, number: int) -> Iterator[Flaw]:
    """Yield the first mark of each pile that is too high."""
    height = 0
    for column, character in enumerate(line, 1):
        height = height + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if height == MOST_MARKS + 1:
            problem = f"more than {MOST_MARKS} marks lie on one letter, over the lines around it"
            yield Flaw(Place(shown, number, column), problem, "delete the word and type it again", "text")


def _plain(drawn: str) -> str | None:
    """Return the letters of which `drawn` has the look; None where it is phonetic script, which is meant so."""
    names = [unicodedata.name(sign, "") for sign in drawn]
    letters = [
        name.removeprefix(_SMALL_CAPITAL).lower() if name.startswith(_SMALL_CAPITAL) else normal
        for name, normal in zip(names, map(_normal, drawn), strict=True)
    ]
    return "".join(letters) if all(len(letter) == 1 and letter.isascii() for letter in letters) else None


def _normal(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).strip("()")


def _mixed(line: str) -> Iterator[tuple[int, str]]:
    """Yield the words in which alphabets meet, with the columns in which they begin; of a long word, what is near."""
    last = 0
    for seam in _SEAM.finditer(line):
        if seam.start() >= last:
            before = re.findall(r"\w*$", line[max(last, seam.start() - _AROUND) : seam.start()])[0]
            after = re.findall(r"^\w*", line[seam.end() : seam.end() + _AROUND])[0]
            last = seam.end() + len(after)
            yield seam.start() - len(before) + 1, f"{before}{seam[0]}{after}"


def without_hidden(text: str) -> str:
    """Return `text` without its hidden characters, so that all else that is wrong with it can be said too."""
    text = _BLANK.sub(" ", text)
    hidden = {match.start() for match in hidden_in(text)}
    return _HIDDEN.sub(lambda match: "" if match.start() in hidden else match[0], text) if hidden else text
