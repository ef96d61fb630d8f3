"""Only pages and pictures lie among the pages: whatever else lies there would be published with them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook.addresses import PAGES, plain_name
from handbook.book import Book
from handbook.brand.logo import LOGOS
from handbook.flaws import Flaw, Place

RULE: Final = "files"
PAGE = (".md",)
# What file browsers and editors leave behind; none of it is published.
_LITTER = re.compile(r"\..*|.*~|~\$.*|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
# What holds words that somebody may miss.
_TEXTS = (".rst", ".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".mediawiki", ".tex", ".qmd", ".rmd", ".ipynb")
_DOCUMENTS = (".html", ".htm", ".njk", ".hbs", ".liquid", ".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf")
_WORDS = (*_TEXTS, *_DOCUMENTS)
_DRAWN = (".svg", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic")
_FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Kept for what stands beside pages: files of the theme, versions, translations (`/de/`), and what MkDocs leaves out.
_TAKEN = re.compile(r"assets|current|templates|versions|search|[0-9.]+|[a-z]{2}(-[a-z]{2,4})?")
_FOLDER = (
    "use lower case with hyphens, and a name that is no version, language, or assets, current, templates, versions"
)


# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any ending, they are devices there.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def is_device(name: str) -> bool:
    """Return whether Windows has a device of this `name`, so that no file or folder can bear it there."""
    return bool(_DEVICE.fullmatch(name))


def is_taken(first: bool, name: str) -> bool:
    """Return whether a folder of pages cannot have this `name`; beside the `first` of an address stand other things."""
    return not _FOLDER_NAME.fullmatch(name) or (first and name != "hr" and bool(_TAKEN.fullmatch(name)))


_OWN = ("organization.yml", "pages", "sections", "theme", "README.md")


def _plain(name: str) -> str:
    return plain_name(name) if plain_name(name) not in PAGES else "getting-home.md"


def _no_page(place: Place, name: str, allowed: tuple[str, ...]) -> Flaw:
    stem, ending = os.path.splitext(name)
    if ending.lower() in _WORDS:
        mend = f"write its words as Markdown into `{_plain(f'{stem}.md')}`, and take this file out"
        return Flaw(place, "this file is no page, so that nobody would read it", mend, RULE)
    if ending.lower() in _DRAWN and allowed != PAGE:
        return Flaw(place, "pictures of this kind are not shown", f"save it as {stem}.png instead", RULE)
    mend = f"move it out: here only {', '.join(allowed)} belong, and all of it is published"
    return Flaw(place, "this file is no page", mend, RULE)


def _is_page(name: str) -> bool:
    """Whether a file called `name` was meant for a page; what systems and editors put beside one is none."""
    return name.lower().endswith(PAGES) and not name.startswith(("._", ".#"))


def _unread(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield what lies in `folder` and ends in none of `endings`."""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if not name.lower().endswith(endings) and not _LITTER.fullmatch(name):
            yield folder / name


def _hidden(place: Place, what: str) -> Flaw:
    problem = f"{what} not shown, since its name begins with a dot"
    return Flaw(place, problem, "take the dot away to show what is in it, or move it out", RULE, "warning")


def check(book: Book) -> Iterator[Flaw]:
    """Yield files that are neither page nor picture, links to elsewhere, and names that differ in case alone."""
    site = book.site
    own = sorted(site.organization_dir.iterdir()) if site.organization_dir.is_dir() else []
    for file in own:
        if file.name not in _OWN and not _LITTER.fullmatch(file.name):
            mend = "a page belongs into pages/, a section into sections/, a logo into theme/"
            yield Flaw(Place(site.shown(file)), "nothing reads this", mend, RULE, "warning")
    for file in _unread(site.organization_dir / "theme", LOGOS):
        yield Flaw(Place(site.shown(file)), "nothing reads this", "a logo or an icon belongs here", RULE, "warning")
    for file in _unread(site.root / "jurisdictions", (".yml", "page.md")):
        yield Flaw(Place(site.shown(file)), "nothing reads this", "a file for each law belongs here", RULE, "warning")
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
            hidden = [name for name in folders if name.startswith(".")]
            folders[:] = [name for name in folders if name not in hidden]
            for name in hidden:
                if any(_is_page(within) for _, _, all_within in os.walk(Path(path, name)) for within in all_within):
                    yield _hidden(Place(site.shown(Path(path, name))), "the pages in this folder are")
            for name in names:
                if name.startswith(".") and _is_page(name):
                    yield _hidden(Place(site.shown(Path(path, name))), "this page is")
            seen: dict[str, str] = {}
            for name in sorted(name for name in [*folders, *names] if not _LITTER.fullmatch(name)):
                file = Path(path, name)
                place = Place(site.shown(file))
                if name.lower() in seen:
                    problem = f"this name differs from `{seen[name.lower()]}` in capitals alone"
                    yield Flaw(place, problem, "rename one: on many computers they are the same", RULE)
                seen[name.lower()] = name
                if is_device(name):
                    problem = f"`{name}` cannot be saved on Windows, where this is the name of a device"
                    yield Flaw(place, problem, "give it a longer name", RULE)
                if os.path.islink(file):
                    yield Flaw(place, "this is a link to another place", "put the file itself here", RULE)
                elif name in names and name.lower().endswith(PAGES) and plain_name(name) != name:
                    mend = f"name it `{_plain(name)}`"
                    if name.lower().endswith(PAGE):
                        yield Flaw(place, f"`{name}` would make an address that not everybody can type", mend, RULE)
                    else:
                        yield Flaw(place, "the file of a page ends in .md", mend, RULE)
                elif name in folders and folder != site.own_sections and is_taken(path == str(folder), name):
                    plain = plain_name(name)
                    mend = _FOLDER if is_taken(path == str(folder), plain) else f"call it `{plain}`"
                    yield Flaw(place, f"a folder of pages cannot be called `{name}`", mend, RULE)
                elif name in names and not name.lower().endswith(allowed):
                    yield _no_page(place, name, allowed)
        for error in unread:
            if not isinstance(error, FileNotFoundError):
                place = Place(site.shown(Path(error.filename)))
                yield Flaw(place, "this folder cannot be read", "check who may read it", RULE)
