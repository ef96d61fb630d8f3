"""Which files a site is made of: the overlay's pages and pictures, our theme's files, and what is generated."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from handbook.addresses import address_of
from handbook.book import Book
from handbook.brand.colour import brand_stylesheet
from handbook.brand.logo import Emblem, read_emblem
from handbook.pages.pictures import picture, pictures_of
from handbook.render.flawed import Flawed
from handbook.render.forward import FORWARD, forward_page
from handbook.render.linked import LinkedPage
from handbook.render.output import MARK
from handbook.site import Site

SEARCH = "assets/search/"
"""Where the theme keeps what search loads when it is first opened."""
REDLINE_STYLE = "assets/redline.css"
"""The styles of the comparison with the version before."""


def address(page: Page) -> str:
    """Return the address of MkDocs' `page`."""
    return address_of(page.file.src_uri)


def emblems(book: Book) -> dict[str, Emblem]:
    """Return the logo and the icon, of those the organization has, by these words, as they are published."""
    assert book.organization is not None
    found = {}
    for kind in ("logo", "icon"):
        name = getattr(book.organization.brand, kind)
        if name:
            file = book.site.emblem(name)
            emblem, flaws = read_emblem(file, book.site.shown(file))
            if emblem is None:  # somebody has changed the file since it was checked
                raise Flawed(flaws)
            found[kind] = emblem
    return found


def emblem_uri(kind: str, emblem: Emblem) -> str:
    """Return where the site keeps the logo or icon."""
    return f"assets/{kind}{emblem.suffix}"


def site_files(files: Files, config: MkDocsConfig, book: Book, shown: Mapping[str, Emblem]) -> Files:
    """Return the files of the site: our theme's, and of `docs/` what the overlay left.

    `shown` are the organization's emblems, as `emblems` returns them.
    """
    ours = Path(str(config.theme.custom_dir)).resolve()
    edition, leads = book.site.edition, book.moved
    unused = set() if edition and edition.before else {REDLINE_STYLE}  # nothing is compared, so no page has its styles
    unused |= set() if leads else {FORWARD}
    kept = Files([])
    for file in files:
        if (
            file.src_uri not in unused
            and not file.is_documentation_page()
            and not Path(file.abs_src_path or "").is_symlink()
            and Path(file.abs_src_path or "").is_relative_to(ours)
        ):
            kept.append(file)
    for uri, data in _pictures_of_pages(book.site).items():
        kept.append(File.generated(config, uri, content=data))
    for page in book.pages.values():
        file = File.generated(config, page.uri, content="")
        inside = not Path(page.file).is_absolute()  # a path of this machine is nobody's address
        file.edit_uri = page.file if inside and book.organization and book.organization.repository else None
        LinkedPage(None, file, config)
        kept.append(file)
    assert book.organization is not None
    add_text(kept, config, "assets/brand.css", brand_stylesheet(book.organization.brand.colour))
    for kind, one in shown.items():
        kept.append(File.generated(config, emblem_uri(kind, one), content=one.data))
    for old, new in leads.items():
        add_text(kept, config, f"{old}index.html", forward_page(old, new, book.organization.indexed))
    return kept


def _pictures_of_pages(site: Site) -> dict[str, bytes]:
    """Return the pictures among the pages as they are published, by their URIs; the organization's take ours' place."""
    found: dict[str, bytes] = {}
    for file in pictures_of(site):
        data, flaws = picture(file, site.shown(file))
        if data is None:  # somebody has changed the file since it was checked
            raise Flawed(flaws)
        folder = site.docs if file.is_relative_to(site.docs) else site.own_pages
        found[file.relative_to(folder).as_posix()] = data
    return found


def add_text(files: Files, config: MkDocsConfig, uri: str, text: str) -> None:
    """Add a generated file to the site."""
    files.append(File.generated(config, uri, content=text))


def add_search(files: Files, config: MkDocsConfig, script: str) -> str:
    """Put what search loads, with its data in `script`, into a folder that is named after all of it; return its name.

    A host's cache can then never mix the files of two builds.
    """
    shipped = [file for file in files if file.src_uri.startswith(SEARCH)]
    texts = {file.src_uri.removeprefix(SEARCH): file.content_string for file in shipped} | {"index.js": script}
    digest = hashlib.sha256("\0".join(f"{name}\0{texts[name]}" for name in sorted(texts)).encode()).hexdigest()
    folder = f"search-{digest[:8]}"
    for file in shipped:
        files.remove(file)
    for name, text in texts.items():
        add_text(files, config, f"assets/{folder}/{name}", text)
    return folder


def mark(folder: Path) -> None:
    """Mark `folder` as written by this generator."""
    (folder / MARK).write_text("This folder is written by the handbook's generator and replaced by its next build.\n")
