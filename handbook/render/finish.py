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


def finish(folder: Path) -> Held:
    """Give every page under `folder` its policy; return what hosts have to know of them.

    Raises ValueError for a page without a head.
    """
    pages: dict[str, str] = {}
    for file in sorted(folder.rglob("*.html")):
        page = with_policy(file.read_bytes().decode("utf-8"))
        file.write_bytes(page.encode("utf-8"))
        pages[file.relative_to(folder).as_posix()] = page
    return Held.of(pages.items())


def write_headers(folder: Path, held: Held, indexed: bool) -> None:
    """Give the site at `folder`, whose pages hold `held`, its header files; `indexed` is whether it may be listed."""
    for name, text in header_files(held.scripts, held.keeping, indexed).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
