"""Only pages and pictures lie among the pages: whatever else lies there would be published with them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from handbook.book import Book
from handbook.flaws import Flaw, Place

RULE = "files"
PAGE = (".md",)
# What file browsers and editors leave behind; none of it is published.
_LITTER = re.compile(r"\..*|.*~|~\$.*|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_PAGE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
_FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Kept for what stands beside pages: files of the theme, versions, translations (`/de/`), and what MkDocs leaves out.
_TAKEN = re.compile(r"assets|current|templates|versions|search|[0-9.]+|[a-z]{2}(-[a-z]{2,4})?")
_FOLDER = (
    "use lower case with hyphens, and a name that is no version, language, or assets, current, templates, versions"
)


def _reserved(first: bool, name: str) -> bool:
    return not _FOLDER_NAME.fullmatch(name) or (first and name != "hr" and bool(_TAKEN.fullmatch(name)))


_OWN = ("organization.yml", "pages", "sections", "theme", "README.md")


def check(book: Book) -> Iterator[Flaw]:
    """Yield files that are neither page nor picture, links to elsewhere, and names that differ in case alone."""
    site = book.site
    own = sorted(site.organization_dir.iterdir()) if site.organization_dir.is_dir() else []
    for file in own:
        if file.name not in _OWN and not _LITTER.fullmatch(file.name):
            mend = "a page belongs into pages/, a section into sections/, a logo into theme/"
            yield Flaw(Place(site.shown(file)), "nothing reads this", mend, RULE, "warning")
    for folder, allowed in (
        (site.docs, PAGE + PICTURES),
        (site.own_pages, PAGE + PICTURES),
        (site.own_sections, PAGE),
    ):
        if folder.is_symlink():
            yield Flaw(Place(site.shown(folder)), "this is a link to another place", "put the folder itself here", RULE)
            continue
        unread: list[OSError] = []
        for path, folders, names in os.walk(folder, onerror=unread.append):
            seen: dict[str, str] = {}
            for name in sorted(name for name in [*folders, *names] if not _LITTER.fullmatch(name)):
                file = Path(path, name)
                place = Place(site.shown(file))
                if name.lower() in seen:
                    problem = f"this name differs from `{seen[name.lower()]}` in capitals alone"
                    yield Flaw(place, problem, "rename one: on many computers they are the same", RULE)
                seen[name.lower()] = name
                if file.is_symlink():
                    yield Flaw(place, "this is a link to another place", "put the file itself here", RULE)
                elif name in names and name.lower().endswith(PAGE) and not _PAGE_NAME.fullmatch(name):
                    mend = (
                        "name it in lower case with hyphens, such as getting-home.md; index.md is a folder's first page"
                    )
                    yield Flaw(place, f"`{name}` would make an address that not everybody can type", mend, RULE)
                elif name in folders and folder != site.own_sections and _reserved(path == str(folder), name):
                    yield Flaw(place, f"a folder of pages cannot be called `{name}`", _FOLDER, RULE)
                elif name in names and not name.lower().endswith(allowed):
                    mend = f"move it out: here only {', '.join(allowed)} belong, and all of it is published"
                    yield Flaw(place, "this file is no page", mend, RULE)
        for error in unread:
            if not isinstance(error, FileNotFoundError):
                place = Place(site.shown(Path(error.filename)))
                yield Flaw(place, "this folder cannot be read", "check who may read it", RULE)
