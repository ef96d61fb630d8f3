"""Only pages and pictures lie among the pages: whatever else lies there would be published with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook.addresses import PAGE_ENDING, PAGE_ENDINGS, is_device, is_taken, plain_name
from handbook.book import Book
from handbook.flaws import Flaw, Place, in_letters
from handbook.pages.lying import Lying, is_litter, is_repository, lying
from handbook.pictures.kinds import AS_LOGO, IN_PAGES, NOT_IN_PAGES
from handbook.secrets.find import redacted
from handbook.signatures import HEAD, LFS, POINTER, held
from handbook.site import Site
from handbook.texts import read_text

RULE: Final = "files"
_SECTIONS = (PAGE_ENDING,)
_PAGES = (PAGE_ENDING, *IN_PAGES)
"""How what may lie in a folder of sections ends, and in one of pages."""
_TEXT = ".txt"
"""How a text ends: simple programs write it behind the name that somebody typed, and Windows does not show it."""
# What holds words that somebody may miss.
_TEXTS = (".rst", ".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".mediawiki", ".tex", ".qmd", ".rmd", ".ipynb")
_DOCUMENTS = (".html", ".htm", ".njk", ".hbs", ".liquid", ".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf")
_WORDS = (*_TEXTS, *_DOCUMENTS)
_FOLDER = (
    "use lower case with hyphens, and a name that is no version, language, "
    "or assets, current, search, templates, versions"
)
_OWN = ("organization.yml", "pages", "sections", "theme", "README.md")


def _once(name: str) -> str:
    """Return what to name a page whose file `name` ends as one does, and then again, or as a text does."""
    stem, ending = os.path.splitext(name)
    if not stem.lower().endswith(PAGE_ENDINGS):
        return _plain(name)
    return _once(f"{os.path.splitext(stem)[0]}{PAGE_ENDING if ending.lower() == _TEXT else ending}")


def _plain(name: str) -> str:
    return plain_name(name) if plain_name(name) not in PAGE_ENDINGS else "getting-home.md"


def _no_page(place: Place, name: str, allowed: tuple[str, ...]) -> Flaw:
    stem, ending = os.path.splitext(name)
    if ending.lower() in _WORDS:
        into = "the file of a section, such as policies/harassment/law.md"
        into = into if allowed == _SECTIONS else f"`{_once(f'{stem}{PAGE_ENDING}')}`"
        mend = f"write its words as Markdown into {into}, and take this file out"
        return Flaw(place, "this file is no page, so that nobody would read it", mend, RULE)
    if ending.lower() in NOT_IN_PAGES and allowed != _SECTIONS:
        return Flaw(place, "pictures of this kind are not shown", f"save it as {stem}.png instead", RULE)
    mend = f"move it out: here only {', '.join(allowed)} belong, and all of it is published"
    return Flaw(place, "this file is no page", mend, RULE)


def _is_page(each: Lying) -> bool:
    """Whether a file was meant for a page; what systems and editors put beside one is none."""
    named = each.name.lower().endswith(PAGE_ENDINGS) and not each.name.startswith(("._", ".#"))
    return named and each.kind in ("file", "link")


def _unread(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield what lies in `folder` and ends in none of `endings`."""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if not name.lower().endswith(endings) and not is_litter(name):
            yield folder / name


def _hidden(place: Place, what: str) -> Flaw:
    problem = f"{what} not shown, since its name begins with a dot"
    return Flaw(place, problem, "take the dot away to show what is in it, or move it out", RULE, "warning")


def check(book: Book) -> Iterator[Flaw]:
    """Yield files that are neither page nor picture, links to elsewhere, and names that differ in case alone."""
    yield from _links(book.site)
    yield from _beside(book.site)
    yield from _pointers(book.site)
    for folder, allowed in (
        (book.site.docs, _PAGES),
        (book.site.own_pages, _PAGES),
        (book.site.own_sections, _SECTIONS),
    ):
        if not folder.is_symlink():
            yield from _within(book.site, folder, allowed)


def _links(site: Site) -> Iterator[Flaw]:
    """Yield the links among the folders that a site is made of, and among laws: git keeps the way there alone."""
    laws = site.root / "jurisdictions"
    own = (site.own_pages, site.own_sections, site.organization_dir / "theme")
    for path in (*site.sources, *own, *(sorted(laws.iterdir()) if laws.is_dir() else ())):
        if path.is_symlink():
            what = "folder" if path.is_dir() else "file"
            yield Flaw(Place(site.shown(path)), "this is a link to another place", f"put the {what} itself here", RULE)


def _beside(site: Site) -> Iterator[Flaw]:
    """Yield what lies in a folder of which only certain files are read."""
    read = site.organization_dir.is_dir() and not site.organization_dir.is_symlink()
    own = sorted(os.listdir(site.organization_dir)) if read else []
    strange = [site.organization_dir / name for name in own if name not in _OWN and not is_litter(name)]
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
    if is_repository(top):
        yield _another(Place(site.shown(top)))
    seen: dict[tuple[Path, str], str] = {}
    for each in lying(top):
        place, name = Place(site.shown(each.path)), each.name
        if redacted(name) != name:
            yield Flaw(place, "a secret stands in this name", "give it another, and change what it opens", "secrets")
            continue
        if each.hidden:
            yield from _held_back(place, each)
        if each.kind == "unread":
            yield Flaw(place, "this folder cannot be read", "check who may read it", RULE)
        elif not each.litter:
            alike = seen.get((each.path.parent, name.lower()))
            if alike:
                problem = f"this name differs from `{alike}` in capitals alone"
                yield Flaw(place, problem, "rename one: on many computers they are the same", RULE)
            seen[each.path.parent, name.lower()] = name
            if is_device(name):
                problem = f"`{name}` cannot be saved on Windows, where this is the name of a device"
                yield Flaw(place, problem, "give it a longer name", RULE)
            if each.kind == "link":
                yield Flaw(place, "this is a link to another place", "put the file itself here", RULE)
            elif each.kind == "file":
                yield from _file(place, name, allowed, first=each.path.parent == top != site.own_sections)
            elif each.kind == "repository":
                yield _another(place)
            elif top != site.own_sections:
                yield from _folder(place, name, first=each.path.parent == top)


def _another(place: Place) -> Flaw:
    problem = "this folder is another repository, of which git holds the address alone"
    return Flaw(place, problem, "take it out, and put its files here without its `.git`", RULE)


def _held_back(place: Place, hidden: Lying) -> Iterator[Flaw]:
    """Yield the flaw of a page, or a folder of pages, that is not shown because of a dot in front of its name."""
    if hidden.is_folder and any(_is_page(each) for each in lying(hidden.path, hidden=True)):
        yield _hidden(place, "the pages in this folder are")
    elif _is_page(hidden):
        yield _hidden(place, "this page is")


def _file(place: Place, name: str, allowed: tuple[str, ...], first: bool) -> Iterator[Flaw]:
    stem, ending = os.path.splitext(name.lower())
    if stem.endswith(PAGE_ENDINGS) and ending in (*PAGE_ENDINGS, _TEXT):
        how = f"in {_TEXT} behind the ending of a page" if ending == _TEXT else "twice as the file of a page does"
        yield Flaw(place, f"`{name}` ends {how}", f"name it `{_once(name)}`", RULE)
    elif name.lower().endswith(PAGE_ENDINGS) and plain_name(name) != name:
        problem = "the file of a page ends in .md"
        if name.lower().endswith(PAGE_ENDING):
            problem = f"`{in_letters(name)}` would make an address that not everybody can type"
        letters = "" if plain_name(name) == _plain(name) else "in letters from a to z, such as "
        yield Flaw(place, problem, f"name it {letters}`{_plain(name)}`", RULE)
    elif not name.lower().endswith(allowed):
        yield _no_page(place, name, allowed)
    elif name.endswith(PAGE_ENDING) and is_taken(first, name.removesuffix(PAGE_ENDING)):
        yield Flaw(place, f"a page cannot be called `{name}`, since something else has its address", _FOLDER, RULE)


def _folder(place: Place, name: str, first: bool) -> Iterator[Flaw]:
    if is_taken(first, name):
        mend = _FOLDER if is_taken(first, plain_name(name)) else f"call it `{plain_name(name)}`"
        yield Flaw(place, f"a folder of pages cannot be called `{name}`", mend, RULE)
