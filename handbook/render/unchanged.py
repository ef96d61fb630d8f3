"""What a site was made of, as one sum, so that what has not changed need not be built again.

That it still stands as it was built is seen from its files' names, sizes and times: to read them all takes longer.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from handbook.render.output import MARK
from handbook.site import Site

_ENGINE = ("docs", "handbook", "jurisdictions", "macros", "overrides", "mkdocs.yml", "requirements.txt")
_SUM = "Made of: "


def common_sum(root: Path) -> str:
    """Return the sum of what all sites of the repository at `root` are made of: its files, and Python's version."""
    return _sum([sys.version], root, _ENGINE)


def code_sum(root: Path) -> str:
    """Return the sum of the code of the repository at `root`, of what it stands on, and Python's version."""
    return _sum([sys.version], root, ("handbook", "macros", "requirements.txt"))


def sum_of(site: Site, common: str) -> str:
    """Return the sum of all that `site` is made of; `common` is the one of what all sites have in common."""
    shown = site.shown(site.organization_dir)  # a page's link to its own source has it
    return _sum([common, "" if os.path.isabs(shown) else shown], site.organization_dir, (".",))


def sum_if_readable(site: Site, common: str) -> str:
    """Return `sum_of` the `site`, or "" where something cannot be read: building it says what."""
    with suppress(OSError):
        return sum_of(site, common)
    return ""


def note(folder: Path, made_of: str) -> None:
    """Write into the mark of the site at `folder`, as its last file, what it was `made_of` and which files it has."""
    mark = folder / MARK
    listed, _ = _listed(folder)
    mark.write_text(f"{mark.read_text(encoding='utf-8')}{_SUM}{made_of} {listed}\n", encoding="utf-8")


def is_noted(folder: Path, made_of: str) -> bool:
    """Return whether the mark of the site at `folder` says that it was `made_of` just that."""
    return f"\n{_SUM}{made_of} ".encode() in _marked(folder)


def is_unchanged(folder: Path, made_of: str) -> bool:
    """Return whether the site at `folder` was `made_of` just that, and nobody has changed its files since."""
    if not is_noted(folder, made_of):
        return False
    with suppress(OSError):  # somebody is changing them
        listed, last = _listed(folder)
        written = f"\n{_SUM}{made_of} {listed}\n".encode() in _marked(folder)
        return written and last <= (folder / MARK).stat().st_mtime_ns
    return False


def _marked(folder: Path) -> bytes:
    with suppress(OSError):
        return (folder / MARK).read_bytes()
    return b""


def _listed(folder: Path) -> tuple[str, int]:
    """Return the sum of the names and sizes of the files in `folder` but its mark, and when the last was written."""
    words, last, places = [], 0, [("", os.fspath(folder))]
    while places:
        way, place = places.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    places.append((f"{way}{entry.name}/", entry.path))
                elif entry.name != MARK:
                    stat = entry.stat(follow_symlinks=False)
                    words.append(f"{way}{entry.name} {stat.st_size}")
                    last = max(last, stat.st_mtime_ns)
    total = hashlib.sha256("\n".join(sorted(words)).encode("utf-8", "surrogateescape")).hexdigest()
    return total, last


def _sum(words: Iterable[str], folder: Path, names: Iterable[str]) -> str:
    total = hashlib.sha256("\0".join(words).encode())
    above = len(os.fspath(folder)) + 1
    for file in sorted(chain.from_iterable(_files(os.path.join(folder, name)) for name in names)):
        path = os.fsencode(file[above:])
        content = os.fsencode(os.readlink(file)) if os.path.islink(file) else b""
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                content += opened.read()
        total.update(b"%d %b %d " % (len(path), path, len(content)) + content)
    return total.hexdigest()


def _files(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
        return
    with os.scandir(place) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)
