"""The last touch on a built folder: each page's policy, and the header files, which need to know all pages."""

from __future__ import annotations

from pathlib import Path

from handbook.render.headers import header_files
from handbook.render.policy import inline_scripts, keeps_text, with_policy


def finish(folder: Path, indexed: bool) -> None:
    """Give every page under `folder` its policy, and the folder its header files.

    `indexed` is whether search engines may list the site. Raises ValueError for a page without a head.
    """
    scripts: set[str] = set()
    keeping: set[str] = set()
    for file in sorted(folder.rglob("*.html")):
        page = with_policy(file.read_bytes().decode("utf-8"))
        file.write_bytes(page.encode("utf-8"))
        scripts.update(inline_scripts(page))
        if keeps_text(page):
            keeping.add(file.relative_to(folder).as_posix().removesuffix("index.html"))
    for name, text in header_files(scripts, keeping, indexed).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
