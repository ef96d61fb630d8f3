"""What lies among pages: each entry of a folder and of the folders in it, by name, with what it is.

Nothing is read through a link, nor what a dot hides. All who look for files of pages look here, so that what is checked
is what is published.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["file", "link", "folder", "repository", "unread"]
# What file browsers and editors leave behind; none of it is published.
_LITTER = re.compile(r"\..*|.*~|~\$.*|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)


class Lying(NamedTuple):
    """What lies at `path`: a "link", a "folder", one that is another "repository", or a "file" (perhaps a pipe).

    A folder that the machine does not let be listed comes once more, as "unread".
    """

    path: Path
    kind: Kind

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.name

    @property
    def is_folder(self) -> bool:
        """Whether something can lie in it."""
        return self.kind in ("folder", "repository")

    @property
    def hidden(self) -> bool:
        """Whether its name begins with a dot."""
        return self.name.startswith(".")

    @property
    def litter(self) -> bool:
        """Whether a program has left it here, or hides it; a folder may hold pages, however it is called."""
        return self.hidden if self.is_folder else is_litter(self.name)


def is_litter(name: str) -> bool:
    """Return whether programs give such a `name` to the files that they leave behind."""
    return bool(_LITTER.fullmatch(name))


def is_repository(folder: str | Path) -> bool:
    """Return whether `folder` is a repository of its own, of which git holds the address alone."""
    return os.path.lexists(os.path.join(folder, ".git"))


def lying(top: Path, hidden: bool = False) -> Iterator[Lying]:
    """Yield what lies in `top`, then what lies in the folders in it, each in the order of names.

    Nothing where `top` is missing, or a link. What lies in another repository is left out, and so is what lies in
    folders that a dot hides, unless `hidden`.
    """
    waiting = [] if os.path.islink(top) else [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                within = [Lying(folder / entry.name, _kind(entry)) for entry in entries]
        except FileNotFoundError:
            continue
        except OSError:
            yield Lying(folder, "unread")
            continue
        within.sort(key=lambda each: each.name)
        yield from within
        folders = [each for each in reversed(within) if each.kind == "folder" and (hidden or not each.hidden)]
        waiting += [each.path for each in folders]


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if not entry.is_dir(follow_symlinks=False):
        return "file"
    return "repository" if is_repository(entry.path) else "folder"


def files_in(top: Path, endings: str | tuple[str, ...]) -> Iterator[Path]:
    """Yield the files in `top` and in the folders in it whose names end in one of `endings`; no links, no litter."""
    for each in lying(top):
        if each.kind == "file" and not each.litter and each.name.lower().endswith(endings):
            yield each.path
