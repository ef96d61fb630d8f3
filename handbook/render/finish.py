"""The last touch on a built folder: each page's policy, and the header files, which need to know all pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from handbook.render.headers import header_files
from handbook.render.policy import inline_scripts, keeps_text, with_policy


class Held(NamedTuple):
    """What hosts have to know of pages: the hashes of their inline `scripts`, the addresses of those `keeping` text."""

    scripts: set[str]
    keeping: set[str]

    @classmethod
    def of(cls, pages: Iterable[tuple[str, str]]) -> Held:
        """Return what is held by `pages`: pairs of a path within the site and the page's HTML."""
        held = cls(set(), set())
        for path, page in pages:
            held.scripts.update(inline_scripts(page))
            if keeps_text(page):
                held.keeping.add(path.removesuffix("index.html"))
        return held


def finish(folder: Path) -> None:
    """Give every page under `folder` its policy. Raises ValueError for a page without a head."""
    for file in sorted(folder.rglob("*.html")):
        file.write_bytes(with_policy(file.read_bytes().decode("utf-8")).encode("utf-8"))


def write_headers(folder: Path, indexed: bool) -> None:
    """Give the finished site at `folder` its header files; `indexed` is whether search engines may list it."""
    pages = (
        (file.relative_to(folder).as_posix(), file.read_bytes().decode("utf-8")) for file in folder.rglob("*.html")
    )
    held = Held.of(pages)
    for name, text in header_files(held.scripts, held.keeping, indexed).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
