"""Reading a text file that anybody may have saved with anything, and writing one.

A file that cannot be taken as it stands becomes flaws, never an exception; what is returned is clean: UTF-8, `\\n` at
line ends, no byte-order mark, no invisible character that makes text read as something else.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from handbook import limits
from handbook.flaws import Flaw, Place
from handbook.memo import kept

# Controls that reorder or hide text (Unicode Technical Report 36, "Bidirectional Text Spoofing"), and the private-use
# area, whose characters stand for values while a page is being made (markup/holes.py).
_HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF}
_PRIVATE = range(0xE000, 0xF900)


def read_text(file: Path, shown: str) -> tuple[str | None, list[Flaw]]:
    """Return the text of `file`, or None, with what is wrong about it.

    `shown` is the file's path as the user knows it, relative to the repository's root.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return None, [Flaw(Place(shown), "this is no plain file", "put the file itself here", "text")]
        if file.stat().st_size > limits.TEXT_BYTES:
            problem = f"this file is larger than {limits.TEXT_BYTES // 1024} KB"
            return None, [Flaw(Place(shown), problem, "split it or shorten it", "text")]
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, [Flaw(Place(shown), "this file is missing", "add it", "text")]
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        return None, [Flaw(Place(shown), f"this file cannot be read ({reason})", "check who may read it", "text")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        problem = f"byte {error.start} is not UTF-8 text"
        return None, [Flaw(Place(shown, line, column), problem, "save the file as UTF-8", "text")]
    text = plain_ends(text)
    return text, [*_odd(text, shown)]


def write_text(file: Path, text: str) -> None:
    """Write `text` into `file` whole, or not at all. Raises OSError; then the file is as it was."""
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(aside, file)
    finally:
        aside.unlink(missing_ok=True)


def end_of_matter(lines: Sequence[str]) -> int | None:
    """Return the index of the line that closes the front matter with which a page's `lines` begin.

    None if they begin with none, or it is not closed.
    """
    if not lines or lines[0].rstrip() != "---":
        return None
    return next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)


def plain_ends(text: str) -> str:
    """Return `text` with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@kept
def _odd(text: str, shown: str) -> tuple[Flaw, ...]:
    return (*_hidden_characters(text, shown), *_conflicts(text, shown))


def _conflicts(text: str, shown: str) -> list[Flaw]:
    problem = "two versions of the same lines stand from here on, since a merge was not finished"
    mend = "keep the lines that are right, and take out <<<<<<<, =======, >>>>>>> and the others"
    return [
        Flaw(Place(shown, number), problem, mend, "text")
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith("<<<<<<< ")
    ]


def _hidden_characters(text: str, shown: str) -> list[Flaw]:
    return [
        hidden_flaw(character, Place(shown, number, column))
        for number, line in enumerate(text.split("\n"), 1)
        if not (line.isascii() and line.isprintable())
        for column, character in enumerate(line, 1)
        if is_hidden(character)
    ]


def is_hidden(character: str) -> bool:
    """Return whether `character` is a control, hides or reorders text, or is reserved."""
    code = ord(character)
    odd = code in _HIDDEN or code in _PRIVATE or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return odd or (unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n")


def hidden_flaw(character: str, place: Place) -> Flaw:
    """Return the flaw for a hidden `character` at `place`."""
    name = unicodedata.name(character, "a character without a name").lower()
    problem = f"an invisible or reserved character stands here (U+{ord(character):04X}, {name})"
    return Flaw(place, problem, "delete it and type the text again", "text")
