"""What changed, as text for a terminal and for a workflow's summary: [-removed-]{+added+}, at most 100 columns wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from handbook.redline import sentences
from handbook.redline.model import BlockChange, Changes, Contact, LawChange, Named, PageChange, Run, SectionChange
from handbook.redline.repeated import Repeated, told_once

WIDTH = 100
KEY = "Added words stand in {+ +}, removed words in [- -]."


def as_text(changes: Changes) -> str:
    """Return `changes` as text that ends with a line break: what changed in all, then part by part."""
    if not changes:
        return f"{sentences.NOTHING}\n"
    lines = [*_wrapped(sentences.in_short(changes)), KEY]
    repeated, rest = told_once(changes.pages)
    parts = (
        ("Contacts", _contacts(changes)),
        ("What the law says", _law(changes)),
        ("New pages", (line for page in changes.new for line in _wrapped(_named(page), "- "))),
        ("Pages that are gone", _gone(changes)),
        ("Pages with a new address", _moved(changes)),
        (sentences.REPEATED, _repeated(repeated)),
    )
    for heading, found in parts:
        own = list(found)
        lines += ["", heading, "=" * len(heading), *own] if own else []
    for page in rest:
        if page.words_changed and not page.law:
            lines += ["", *_page(page)]
    return "\n".join(lines) + "\n"


def blocks_as_text(blocks: Iterable[BlockChange]) -> list[str]:
    """Return the lines of what changed in some blocks, without a heading."""
    return [line for block in blocks for line in _block(block)]


def _contacts(changes: Changes) -> Iterator[str]:
    for change in changes.contacts:
        old, new = change.old or "(nothing)", change.new or "(nothing)"
        yield from _wrapped(f"{sentences.of_contact(change)}: {old} → {new}{_where(change.pages)}", "- ")
    for contact in changes.new_contacts:
        yield from _wrapped(f"New: {_contact(contact)}", "- ")
    for contact in changes.gone_contacts:
        yield from _wrapped(f"Gone: {sentences.of_named(contact)}", "- ")
    for one in changes.checked:
        yield from _wrapped(sentences.of_checked(one), "  ")


def _contact(contact: Contact) -> str:
    return "; ".join([sentences.of_named(contact), *sentences.details(contact)]) + _where(contact.pages)


def _law(changes: Changes) -> Iterator[str]:
    for change in changes.law:
        yield from _wrapped(_point(change), "- ")
    for one in changes.law_checked:
        yield from _wrapped(sentences.of_law_checked(one), "  ")
    for page in changes.pages:
        if page.law and page.words_changed:
            yield from ["", *_page(page)]


def _point(change: LawChange) -> str:
    if not change.runs:
        return sentences.of_place(change)
    source = f" Source: {_marked(change.source)}" if change.source else ""
    return f"{change.place}: {_marked(change.runs)}{source}{_where(change.pages)}"


def _gone(changes: Changes) -> Iterator[str]:
    for gone in changes.gone:
        leads = f"; its address leads to {_named(gone.leads_to)}" if gone.leads_to else ""
        yield from _wrapped(f"{_named(gone.page)}{leads}", "- ")


def _moved(changes: Changes) -> Iterator[str]:
    for page in changes.moved:
        if page.old:
            old, new = sentences.shown(page.old.address), sentences.shown(page.page.address)
            yield from _wrapped(f"{page.page.title}: {old} → {new}", "- ")


def _repeated(repeated: Iterable[Repeated]) -> Iterator[str]:
    for one in repeated:
        yield from _wrapped(f"{_marked(one.runs)}: {sentences.of_repeated(one.places, one.pages).lower()}", "- ")
        for page, block in one.places:
            yield from _wrapped(f"{page.title}: {_marked(block.runs)}", "  - ")


def _page(page: PageChange) -> Iterator[str]:
    heading = _named(page.page)
    yield from (heading, "-" * min(len(heading), WIDTH))
    if page.title:
        yield from _wrapped(f"Title: {_marked(page.title)}")
    if page.description:
        yield from _wrapped(f"First paragraph: {_marked(page.description)}")
    for section in page.sections:
        yield from _section(section)


def _section(section: SectionChange) -> Iterator[str]:
    heading = _marked(section.renamed) or section.heading
    if heading:
        yield from ("", *_wrapped(heading, "# "))
    told = sentences.of_section(section)
    if told:
        yield from _wrapped(told, "  ")
    for block in section.blocks:
        yield from _block(block)


def _block(block: BlockChange) -> Iterator[str]:
    if block.kind in ("contact", "law"):
        yield from _wrapped(sentences.of_standing(block), "  ")
    elif block.change == "rewritten":
        for run in block.runs:
            yield from _wrapped(_marked((run,)), "  ")
    else:
        yield from _wrapped(_marked(block.runs), "  ")


def _named(page: Named) -> str:
    return f"{page.title} ({sentences.shown(page.address)})"


def _where(pages: tuple[Named, ...]) -> str:
    if len(pages) > sentences.FEW:
        return f" ({sentences.where(pages).lower()})"
    return f" (on {', '.join(page.title for page in pages)})" if pages else ""


def _marked(runs: tuple[Run, ...]) -> str:
    return sentences.marked(runs, "[-|-]", "{+|+}")


def _wrapped(text: str, first: str = "") -> list[str]:
    wrapper = TextWrapper(
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
