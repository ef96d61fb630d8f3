"""Reading a text file that anybody may have saved with anything, and writing one.

A file that cannot be taken as it stands becomes flaws, never an exception; what is returned is clean: UTF-8, `\\n` at
line ends, no byte-order mark, no invisible character that makes text read as something else.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from handbook import limits
from handbook.characters import odd_characters, without_hidden
from handbook.flaws import Flaw, Place
from handbook.memo import kept
from handbook.secrets import secrets
from handbook.whole import write_whole


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
        if raw[:2] in _UTF_16:
            return None, [_utf_16(shown)]
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        problem = f"byte {error.start} is not UTF-8 text"
        return None, [Flaw(Place(shown, line, column), problem, "save the file as UTF-8", "text")]
    if b"\0" in (raw[:1], raw[1:2]):
        return None, [_utf_16(shown)]
    text = plain_ends(text)
    return without_hidden(text), [*_odd(text, shown)]


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def _utf_16(shown: str) -> Flaw:
    return Flaw(Place(shown), "this file was saved as UTF-16, which is not read here", "save the file as UTF-8", "text")


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
    return (*odd_characters(text, shown), *_conflicts(text, shown), *_secrets(text, shown))


def _secrets(text: str, shown: str) -> Iterator[Flaw]:
    mend = "take it out, and change it where it is used: who has the file has read it"
    for secret in secrets(text):
        line = text.count("\n", 0, secret.start) + 1
        column = secret.start - text.rfind("\n", 0, secret.start)
        yield Flaw(Place(shown, line, column), f"{secret.what} stands here", mend, "secrets")


def _conflicts(text: str, shown: str) -> list[Flaw]:
    problem = "two versions of the same lines stand from here on, since a merge was not finished"
    mend = "keep the lines that are right, and take out <<<<<<<, =======, >>>>>>> and the others"
    return [
        Flaw(Place(shown, number), problem, mend, "text")
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith("<<<<<<< ")
    ]
