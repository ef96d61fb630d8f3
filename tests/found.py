"""What lies in a folder: every file of it, and what search loads where it is a site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under `folder` by its path, with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def search_data(site: Path) -> dict[str, Any]:
    """Return what search loads of `site`, as handbook/search/index.py has made it."""
    (script,) = site.glob("assets/search-*/index.js")
    text = script.read_text(encoding="utf-8").removeprefix("(self.handbookSearch||={}).index=").removesuffix(";\n")
    data: dict[str, Any] = json.loads(text)
    return data
