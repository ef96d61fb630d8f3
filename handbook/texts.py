"""Reading a text file that anybody may have saved with anything, and writing one.

A file that cannot be taken as it stands becomes flaws, never an exception; what is returned is clean: UTF-8, `\\n` at
line ends, no byte-order mark, no invisible character that makes text read as something else.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path

from handbook import limits
from handbook.characters import odd_characters, without_hidden
from handbook.flaws import Flaw, Place
from handbook.limited import UnreadableError, read_limited
from handbook.memo import kept
from handbook.secrets.find import secrets
from handbook.signatures import DOCUMENTS, LFS, PACKED, PICTURES, POINTER, held
from handbook.whole import write_whole


def read_text(file: Path, shown: str) -> tuple[str | None, list[Flaw]]:
    """Return the text of `file`, or None, with what is wrong about it.

    `shown` is the file's path as the user knows it, relative to the repository's root.
    """
    try:
        raw = read_limited(file, limits.TEXT_BYTES)
    except UnreadableError as error:
        return None, [Flaw(Place(shown), error.problem, error.mend, "text")]
    other = _other_than_text(raw)
    if other:
        return None, [Flaw(Place(shown), *other, "text")]
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf_8(raw, error, shown)]
    text = plain_ends(text)
    return without_hidden(text), [*_odd(text, shown)]


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MENDS = (
    dict.fromkeys(DOCUMENTS, "open it with its program, and paste its words into a text file with this name")
    | dict.fromkeys(PACKED, "unpack it, and put its text file here")
    | dict.fromkeys(PICTURES, "put the words into a text file with this name, and the picture where pictures are")
)


def _other_than_text(raw: bytes) -> tuple[str, str] | None:
    """Return what a file is by its first bytes if no saving as UTF-8 makes a text of it, and what to do."""
    what = held(raw.removeprefix(codecs.BOM_UTF8))
    if what:
        return POINTER if what == LFS else (f"this is {what} with another name", _MENDS[what])
    if len(raw) > limits.TEXT_BYTES:
        return f"this file is larger than {limits.TEXT_BYTES // 1024} KB", "split it or shorten it"
    if raw[:2] in _UTF_16 or b"\0" in (raw[:1], raw[1:2]):
        return "this file was saved as UTF-16, which is not read here", "save the file as UTF-8"
    return None


def _not_utf_8(raw: bytes, error: UnicodeDecodeError, shown: str) -> Flaw:
    """Return the flaw for the `error` of decoding `raw` without its byte-order mark."""
    before = error.object[: error.start].decode("utf-8")
    place = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
    byte = error.start + len(raw) - len(error.object)
    return Flaw(place, f"byte {byte} is not UTF-8 text", "save the file as UTF-8", "text")


def write_text(file: Path, text: str) -> None:
    """Write `text` into `file` whole, or not at all. Raises OSError; then the file is as it was."""
    write_whole(file, text.encode("utf-8"))


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
    return (*odd_characters(text, shown), *_conflicts(text, shown), *secrets_told(text, shown))


def secrets_told(text: str, shown: str) -> Iterator[Flaw]:
    """Yield the secrets in the `text` of the file that the user knows as `shown`."""
    mend = "take it out, and change it where it is used: who has the file has read it"
    for secret in secrets(text):
        line = text.count("\n", 0, secret.start) + 1
        column = secret.start - text.rfind("\n", 0, secret.start)
        yield Flaw(Place(shown, line, column), f"{secret.what} stands here", mend, "secrets")


def _conflicts(text: str, shown: str) -> list[Flaw]:
    problem = "two versions of the same lines stand from here on, since a merge was not finished"
    mend = "keep the lines that are right, and take out <<<<<<<, =======, >>>>>>> and the others"
    flaws, begun = [], False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("<<<<<<< "):
            flaws.append(Flaw(Place(shown, number), problem, mend, "text"))
            begun = True
        elif line.startswith((">>>>>>> ", "||||||| ")):
            if not begun:
                what, then = (
                    "a mark stands here that a merge left",
                    "see whether the lines around it are right, and take it out",
                )
                flaws.append(Flaw(Place(shown, number), what, then, "text"))
            begun = begun and not line.startswith(">")
    return flaws
