"""Only pages and pictures lie among the pages: whatever else lies there would be published with them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook.addresses import PAGES, is_device, is_taken, plain_name
from handbook.book import Book
from handbook.flaws import Flaw, Place, in_letters
from handbook.pictures.kinds import AS_LOGO, IN_PAGES, NOT_IN_PAGES
from handbook.signatures import HEAD, LFS, POINTER, held
from handbook.site import Site
from handbook.texts import read_text

RULE: Final = "files"
PAGE = (".md",)
# What file browsers and editors leave behind; none of it is published.
_LITTER = re.compile(r"\..*|.*~|~\$.*|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)
# What holds words that somebody may miss.
_TEXTS = (".rst", ".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".mediawiki", ".tex", ".qmd", ".rmd", ".ipynb")
_DOCUMENTS = (".html", ".htm", ".njk", ".hbs", ".liquid", ".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf")
_WORDS = (*_TEXTS, *_DOCUMENTS)
_FOLDER = (
    "use lower case with hyphens, and a name that is no version, language, or assets, current, templates, versions"
)
_OWN = ("organization.yml", "pages", "sections", "theme", "README.md")


def _once(name: str) -> str:
    stem, ending = os.path.splitext(name)
    return _once(f"{os.path.splitext(stem)[0]}{ending}") if stem.lower().endswith(PAGES) else _plain(name)


def _plain(name: str) -> str:
    return plain_name(name) if plain_name(name) not in PAGES else "getting-home.md"


def _no_page(place: Place, name: str, allowed: tuple[str, ...]) -> Flaw:
    stem, ending = os.path.splitext(name)
    if ending.lower() in _WORDS:
        into = "the file of a section, such as policies/harassment/law.md"
        into = into if allowed == PAGE else f"`{_plain(f'{stem}.md')}`"
        mend = f"write its words as Markdown into {into}, and take this file out"
        return Flaw(place, "this file is no page, so that nobody would read it", mend, RULE)
    if ending.lower() in NOT_IN_PAGES and allowed != PAGE:
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
    yield from _beside(book.site)
    yield from _pointers(book.site)
    for folder, allowed in (
        (book.site.docs, PAGE + IN_PAGES),
        (book.site.own_pages, PAGE + IN_PAGES),
        (book.site.own_sections, PAGE),
    ):
        if folder.is_symlink():
            place = Place(book.site.shown(folder))
            yield Flaw(place, "this is a link to another place", "put the folder itself here", RULE)
        else:
            yield from _within(book.site, folder, allowed)


def _beside(site: Site) -> Iterator[Flaw]:
    """Yield what lies in a folder of which only certain files are read."""
    own = sorted(os.listdir(site.organization_dir)) if os.path.isdir(site.organization_dir) else []
    strange = [site.organization_dir / name for name in own if name not in _OWN and not _LITTER.fullmatch(name)]
    for files, belongs in (
        (strange, "a page belongs into pages/, a section into sections/, a logo into theme/"),
        (_unread(site.organization_dir / "theme", AS_LOGO), "a logo or an icon belongs here"),
        (_unread(site.root / "jurisdictions", (".yml", "page.md")), "a file for each law belongs here"),
    ):
        for file in files:
            yield Flaw(Place(site.shown(file)), "nothing reads this", belongs, RULE, "warning")
    for name in own:  # git keeps it all the same, and whoever has a copy has it
        file = site.organization_dir / name
        if name != "organization.yml" and os.path.isfile(file):
            yield from (flaw for flaw in read_text(file, site.shown(file))[1] if flaw.rule == "secrets")


def _pointers(site: Site) -> Iterator[Flaw]:
    """Yield what pages are to be drawn with and is not here: a site would be published without its style."""
    for file in sorted((site.root / "overrides").rglob("*")):
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                if held(opened.read(HEAD)) == LFS:
                    yield Flaw(Place(site.shown(file)), *POINTER, RULE)


def _within(site: Site, top: Path, allowed: tuple[str, ...]) -> Iterator[Flaw]:
    """Yield what is wrong with what lies in `top`, one of the folders of pages, and in the folders in it."""
    unread: list[OSError] = []
    if _is_repository(top):
        yield _another(Place(site.shown(top)))
    for path, folders, names in os.walk(top, onerror=unread.append):
        yield from _held_back(site, path, folders, names)
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen: dict[str, str] = {}
        for name in sorted(name for name in [*folders, *names] if not _LITTER.fullmatch(name)):
            place = Place(site.shown(Path(path, name)))
            if name.lower() in seen:
                problem = f"this name differs from `{seen[name.lower()]}` in capitals alone"
                yield Flaw(place, problem, "rename one: on many computers they are the same", RULE)
            seen[name.lower()] = name
            if is_device(name):
                problem = f"`{name}` cannot be saved on Windows, where this is the name of a device"
                yield Flaw(place, problem, "give it a longer name", RULE)
            if os.path.islink(os.path.join(path, name)):
                yield Flaw(place, "this is a link to another place", "put the file itself here", RULE)
            elif name in names:
                yield from _file(place, name, allowed)
            elif _is_repository(os.path.join(path, name)):
                yield _another(place)
            elif top != site.own_sections:
                yield from _folder(place, name, first=path == str(top))
    for error in unread:
        if not isinstance(error, FileNotFoundError):
            place = Place(site.shown(Path(error.filename)))
            yield Flaw(place, "this folder cannot be read", "check who may read it", RULE)


def _is_repository(folder: str | Path) -> bool:
    return os.path.lexists(os.path.join(folder, ".git"))


def _another(place: Place) -> Flaw:
    problem = "this folder is another repository, of which git holds the address alone"
    return Flaw(place, problem, "take it out, and put its files here without its `.git`", RULE)


def _held_back(site: Site, path: str, folders: list[str], names: list[str]) -> Iterator[Flaw]:
    """Yield pages, and folders of pages, that are not shown because of a dot in front of their name."""
    for name in folders:
        within = (each for _, _, all_within in os.walk(Path(path, name)) for each in all_within)
        if name.startswith(".") and any(map(_is_page, within)):
            yield _hidden(Place(site.shown(Path(path, name))), "the pages in this folder are")
    for name in names:
        if name.startswith(".") and _is_page(name):
            yield _hidden(Place(site.shown(Path(path, name))), "this page is")


def _file(place: Place, name: str, allowed: tuple[str, ...]) -> Iterator[Flaw]:
    if os.path.splitext(name)[0].lower().endswith(PAGES):
        yield Flaw(place, f"`{name}` ends twice as the file of a page does", f"name it `{_once(name)}`", RULE)
    elif name.lower().endswith(PAGES) and plain_name(name) != name:
        problem = "the file of a page ends in .md"
        if name.lower().endswith(PAGE):
            problem = f"`{in_letters(name)}` would make an address that not everybody can type"
        yield Flaw(place, problem, f"name it `{_plain(name)}`", RULE)
    elif not name.lower().endswith(allowed):
        yield _no_page(place, name, allowed)


def _folder(place: Place, name: str, first: bool) -> Iterator[Flaw]:
    if is_taken(first, name):
        mend = _FOLDER if is_taken(first, plain_name(name)) else f"call it `{plain_name(name)}`"
        yield Flaw(place, f"a folder of pages cannot be called `{name}`", mend, RULE)
