"""The page at an address that is gone for good: why there is nothing, and where help is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.addresses import relative
from handbook.render.shell import Shell

TITLE = "This page is gone"


def write_gone(folder: Path, gone: Mapping[str, str]) -> None:
    """Write a page for each address in `gone`, with what it says there, into the built site at `folder`."""
    if not gone:
        return
    shell = Shell.of((folder / "404.html").read_text(encoding="utf-8"))
    for address, why in gone.items():
        way = relative("", address)
        main = shell.saying(TITLE, why, "gone")
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        page = shell.page(TITLE, main, pages=way, assets=way, outside=f"{way}../")
        file.write_text(page, encoding="utf-8", newline="\n")
