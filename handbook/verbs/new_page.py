"""`new page`, `new case-study` and `new section`: a file of the organization's own to begin with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from handbook import exits
from handbook.addresses import is_device, is_taken, plain_address, plain_name, shown_address
from handbook.book import Book, load_book
from handbook.data.shape import words_of
from handbook.markup.markdown import with_targets
from handbook.markup.sections import sections
from handbook.names import ended, instead, nearest
from handbook.new.copies import page_copy, section_copy
from handbook.new.scaffold import case_study_text, page_text, title_of
from handbook.pages.overlay import around
from handbook.site import Site
from handbook.texts import write_text
from handbook.vocabulary import Sector
from macros import MACROS

_CASES = "case-studies/"


def new_page(site: Site, typed: str, title: str | None) -> int:
    """Write a page of one's own at the address that was `typed`, or a copy of ours there; return the exit code."""
    if not typed.strip():
        return _refused("No address stands here; write one, such as support/night-taxi, or / for the first page")
    book, _ = load_book(site, MACROS)
    address = book.overlaid.become.page(_address(site, typed))
    page = book.pages.get(address)
    if page and page.own:
        return _refused(f"{page.file} is there already; open it, and go on in it")
    if page and page.made:
        mend = f"take a section of it instead, such as `new section {address}#{_ids(book, address)[0]}`"
        return _refused(f"`{address}` is made of the law of your place; {mend}")
    if page:
        return _written(site, site.own_pages / page.uri, page_copy(page), f"It begins as ours, {page.file}.")
    wrong = _unfit(book, address)
    if wrong:
        return _refused(wrong)
    uri = f"{address.rstrip('/')}.md"
    text = page_text(uri, title or title_of(address), site.today)
    folder = address[: address.rstrip("/").rfind("/") + 1]
    begun = not any(known.startswith(folder) for known in book.pages)
    remark = _near(book, address)
    if begun:
        part = nearest(folder, {known[: known.find("/") + 1] for known in book.pages if known.count("/") > 1})
        meant = f"; if you meant {part}, move the file there" if part and not remark else ""
        remark = f"It begins a new part of the menu, since no other page lies in {folder}{meant}. {remark}"
    return _written(site, site.own_pages / uri, text, f"{remark}What is still to be written is marked with TODO.")


def new_case_study(site: Site, name: str, title: str | None) -> int:
    """Write a case study of one's own called `name`; return the exit code."""
    book, _ = load_book(site, MACROS)
    address = book.overlaid.become.page(_CASES + _address(site, name).removeprefix(_CASES))
    if address in book.pages:
        known = book.pages[address]
        mend = "open it, and go on in it" if known.own else f"`new page {address}` takes a copy of it"
        return _refused(f"{known.file} is there already; {mend}")
    wrong = _unfit(book, address)
    if wrong or address.count("/") > 2:
        return _refused(wrong or f"`{name}` is no name; write one in lower case with hyphens, such as night-porter")
    sectors = book.organization.sectors if book.organization else []
    uri = f"{address.rstrip('/')}.md"
    text = case_study_text(title or title_of(address), site.today, sectors[0] if sectors else words_of(Sector)[0])
    text = with_targets(text, around(book.removed, uri))
    what = "Begin with `sector` and `behaviours`; what is still to be written is marked with TODO."
    what = f"{_near(book, address)}{what}"
    return _written(site, site.own_pages / uri, text, what)


def new_section(site: Site, typed: str) -> int:
    """Write a copy of the section that was `typed` as `address/#id`, to be changed; return the exit code."""
    before, _, identity = typed.partition("#")
    book, _ = load_book(site, MACROS)
    address = book.overlaid.become.page(_address(site, before))
    page = book.pages.get(address)
    if address in book.removed:
        return _refused(f"`{address}` stands under `remove:`; take it out there")
    if page is None:
        return _refused(
            f"There is no page with the address `{before}`; {instead(address, map(shown_address, book.pages))}"
        )
    if page.own:
        return _refused(f"The page is yours, {page.file}; change the section there")
    if not identity:
        known = ", ".join(f"{shown_address(address)}#{each}" for each in _ids(book, address))
        return _refused(f"`{typed}` names a page, and no section of it; write one of these: {known}")
    if identity in page.replaced:
        return _refused(f"{page.replaced[identity]} takes the place of that section already; open it, and go on in it")
    if identity not in _ids(book, address):
        return _refused(
            f"`{shown_address(address)}` has no section `{identity}`; {instead(identity, _ids(book, address))}"
        )
    section = next(section for section in sections(page.body) if section.id == identity)
    there = page.body.lines[section.first].file
    if there != page.file:
        return _refused(f"`{identity}` stands in {there}; change it there")
    file = site.own_sections / address / f"{identity}.md"
    return _written(site, file, section_copy(page, identity), f"It begins as our section in {page.file}.")


def _ids(book: Book, address: str) -> list[str]:
    return [section.id for section in sections(book.pages[address].body) if section.id]


def _address(site: Site, typed: str) -> str:
    """Return the address that was `typed`, perhaps as that of a file, as a browser shows it, or without its slashes."""
    typed = re.sub(r"^https?://[^/]*", "", typed.strip())
    for folder in (site.own_pages, site.docs):
        if (file := Path(site.root, typed)).is_relative_to(folder):
            typed = file.relative_to(folder).as_posix()
    address = plain_address(typed).removesuffix(".md").strip("/")
    address = re.sub(r"(^|/)index$", "", address)
    return f"{address}/" if address else ""


def _unfit(book: Book, address: str) -> str | None:
    """Return why there can be no new page at `address`, where none is in `book`."""
    if address in book.removed:
        return f"`{address}` stands under `remove:`; take it out there"
    *folders, name = address.rstrip("/").split("/")
    if any(not part or plain_name(part) != part for part in (*folders, name)):
        plain = [*map(plain_name, (*folders, name))]
        better = "/".join(plain) if all(plain) else "support/night-taxi"
        return f"`{address}` is no address; write it in lower case with hyphens, such as {better}"
    if device := next((part for part in (*folders, name) if is_device(part)), None):
        return f"`{device}` cannot be saved on Windows, where it is the name of a device; choose a longer name"
    if is_taken(True, (folders or [name])[0]):
        return f"`{(folders or [name])[0]}` has another meaning on the site; choose another name"
    return None


_ALIKE = 0.9
"""How like a page's address must be to be meant: less may well be another page."""


def _near(book: Book, address: str) -> str:
    """Return what to do if another page than the new one at `address` was meant, as a sentence before others."""
    near = nearest(address, book.pages, _ALIKE)
    if near is None:
        return ""
    page = book.pages[near]
    way = (
        f"go on in {page.file}"
        if page.own
        else f"`new page {near}` takes a copy of it, `new section {near}` one of a section"
    )
    return f"Did you mean `{near}`, which is there already? Then delete this file, and {way}. "


def _written(site: Site, file: Path, text: str, what: str) -> int:
    if not (site.organization_dir / "organization.yml").is_file():
        command = f"python3 -m handbook new organization{site.chosen}"
        return _refused(f"{site.shown(site.organization_dir)} holds no organization.yml; `{command}` writes it")
    if file.exists():
        return _refused(f"{site.shown(file)} is there already; open it, and go on in it")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, text)
    see = f"See it with `python3 -m handbook serve{site.chosen}`; the same with `check` says what is left."
    print(f"Written: {site.shown(file)}\n{what} {see}")
    return exits.DONE


def _refused(sentence: str) -> int:
    print(f"{ended(sentence)} Nothing was written.", file=sys.stderr)
    return exits.USAGE
