"""What changed, as a piece of HTML that stands under a heading of level two on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from markupsafe import Markup, escape

from handbook.redline import sentences
from handbook.redline.model import (
    BlockChange,
    Changes,
    Contact,
    ContactChange,
    LawChange,
    Named,
    PageChange,
    Run,
    SectionChange,
)
from handbook.redline.repeated import Repeated, told_once

Href = Callable[[str], str]
KEY = Markup(
    '<p class="redline-key"><ins>Added words</ins> are underlined. <del>Removed words</del> are struck through.</p>'
)


def as_html(changes: Changes, href: Href) -> str:
    """Return `changes` as a fragment without ids, whose headings begin at h3; its styles are in assets/redline.css.

    `href` turns the address of a page of the later version, with `#section` or without, into a link. It is asked for no
    address that only the earlier version has.
    """
    if not changes:
        return str(Markup('<div class="redline" data-redline-exclude>\n<p>{}</p>\n</div>\n').format(sentences.NOTHING))
    shown = _Shown(href)
    parts = [Markup("<p>{}</p>").format(sentences.in_short(changes)), KEY, *shown.parts(changes)]
    body = Markup("\n").join(part for part in parts if part)
    return str(Markup('<div class="redline" data-redline-exclude>\n{}\n</div>\n').format(body))


class _Shown:
    def __init__(self, href: Href) -> None:
        self._href = href

    def parts(self, changes: Changes) -> Iterable[Markup]:
        """Yield the parts in the order in which readers meet them."""
        repeated, rest = told_once(changes.pages)
        changed = [page for page in rest if page.words_changed]
        yield _part("Contacts", self._contacts(changes))
        law = [self._page(page, 4) for page in changed if page.law]
        yield _part("What the law says", self._law(changes), law)
        yield _part("New pages", (Markup("{} {}").format(self._link(page), page.description) for page in changes.new))
        yield _part("Pages that are gone", (self._gone(one.page, one.leads_to) for one in changes.gone))
        yield _part("Pages with a new address", (self._moved(page) for page in changes.moved))
        yield _part(sentences.REPEATED, (self._repeated(one) for one in repeated))
        yield from (self._page(page, 3) for page in changed if not page.law)

    def _contacts(self, changes: Changes) -> Iterable[Markup]:
        yield from (self._contact_change(change) for change in changes.contacts)
        for how, contacts in (("added", changes.new_contacts), ("removed", changes.gone_contacts)):
            yield from (self._contact(contact, how) for contact in contacts)
        yield from (_quiet(sentences.of_checked(one)) for one in changes.checked)

    def _contact_change(self, change: ContactChange) -> Markup:
        runs = [Run("removed", change.old)] if change.old else []
        runs += [Run("added", change.new)] if change.new else []
        who = sentences.of_contact(change)
        return Markup("<strong>{}:</strong> {}{}").format(who, _runs(tuple(runs)), self._where(change.pages))

    def _contact(self, contact: Contact, how: str) -> Markup:
        known, details = sentences.of_named(contact), "; ".join(sentences.details(contact))
        about = Markup(' <span class="redline-about">{}</span>').format(details) if details and how == "added" else ""
        where = self._where(contact.pages) if how == "added" else ""
        return Markup("{}{}{}").format(_run(Run(how, known)), about, where)  # type: ignore[arg-type]

    def _law(self, changes: Changes) -> Iterable[Markup]:
        yield from (self._point(change) for change in changes.law)
        yield from (_quiet(sentences.of_law_checked(one)) for one in changes.law_checked)

    def _point(self, change: LawChange) -> Markup:
        if not change.runs:
            return Markup("{}.").format(sentences.of_place(change))
        source = Markup(' <span class="redline-about">{}</span>').format(_runs(change.source)) if change.source else ""
        where = self._where(change.pages) if change.change != "removed" else ""
        return Markup("<strong>{}:</strong> {}{}{}").format(change.place, _runs(change.runs), source, where)

    def _gone(self, page: Named, leads_to: Named | None) -> Markup:
        leads = Markup(" Its address leads to {}.").format(self._link(leads_to)) if leads_to else ""
        return Markup("{}, {}.{}").format(page.title, _address(page.address), leads)

    def _moved(self, page: PageChange) -> Markup:
        old = _address(page.old.address) if page.old else ""
        new = _address(page.page.address)
        return Markup("{} is now at {}. Before, it was at {}.").format(self._link(page.page), new, old)

    def _repeated(self, one: Repeated) -> Markup:
        each = (Markup("<li>{}: {}</li>").format(self._link(page), _runs(block.runs)) for page, block in one.places)
        told = Markup("<details><summary>Each of them</summary>\n<ul>\n{}\n</ul>\n</details>")
        about = Markup(' <span class="redline-about">{}.</span>').format(sentences.of_repeated(one.places, one.pages))
        return Markup("{}{}\n{}").format(_runs(one.runs), about, told.format(Markup("\n").join(each)))

    def _page(self, page: PageChange, level: int) -> Markup:
        lines = [Markup("<h{0}>{1}</h{0}>").format(level, self._link(page.page))]
        lines += [Markup("<p>Title: {}</p>").format(_runs(page.title))] if page.title else []
        lines += [Markup("<p>{}</p>").format(_runs(page.description))] if page.description else []
        for section in page.sections:
            lines += self._section(page.page.address, section, level + 1)
        return Markup('<div class="redline-page">\n{}\n</div>').format(Markup("\n").join(lines))

    def _section(self, address: str, section: SectionChange, level: int) -> Iterable[Markup]:
        heading: Markup = _runs(section.renamed) or escape(section.heading)
        if heading:
            # A link's own line would hide which words of a heading are underlined because they are new.
            here = section.id and section.change in ("added", "changed") and not section.renamed
            linked = self._linked(f"{address}#{section.id}", heading) if here else heading
            yield Markup("<h{0}>{1}</h{0}>").format(level, linked)
        if section.to:
            yield Markup('<p class="redline-note">This section is now on the page {}.</p>').format(
                self._link(section.to)
            )
        elif told := sentences.of_section(section):
            yield Markup('<p class="redline-note">{}</p>').format(told)
        for in_list, blocks in groupby(section.blocks, lambda block: block.kind == "item"):
            shown = [_block(block, "li" if in_list else "p") for block in blocks]
            yield Markup("<ul>\n{}\n</ul>" if in_list else "{}").format(Markup("\n").join(shown))

    def _link(self, page: Named) -> Markup:
        return self._linked(page.address, escape(page.title))

    def _linked(self, address: str, words: Markup) -> Markup:
        return Markup('<a href="{}">{}</a>').format(self._href(address), words)

    def _where(self, pages: tuple[Named, ...]) -> Markup:
        if not pages:
            return Markup("")
        named = Markup(", ").join(self._link(page) for page in pages)
        told = Markup("On {}").format(named) if len(pages) <= sentences.FEW else escape(sentences.where(pages))
        return Markup(' <span class="redline-about">{}.</span>').format(told)


def _part(heading: str, lines: Iterable[Markup], more: Iterable[Markup] = ()) -> Markup:
    items = [Markup("<li>{}</li>").format(line) for line in lines]
    listed = [Markup('<ul class="redline-list">\n{}\n</ul>').format(Markup("\n").join(items))] if items else []
    body = Markup("\n").join([*listed, *more])
    return Markup("<h3>{}</h3>\n{}").format(heading, body) if body else Markup("")


def _address(address: str) -> Markup:
    return Markup("<code>{}</code>").format(sentences.shown(address))


def _quiet(text: str) -> Markup:
    return Markup('<span class="redline-about">{}.</span>').format(text)


def _block(block: BlockChange, tag: str) -> Markup:
    if block.kind in ("contact", "law"):
        return Markup('<p class="redline-note">{}</p>').format(sentences.of_standing(block))
    if block.change == "rewritten":
        return Markup("\n").join(Markup("<{0}>{1}</{0}>").format(Markup(tag), _run(run)) for run in block.runs)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), _runs(block.runs))


def _runs(runs: tuple[Run, ...]) -> Markup:
    shown, last = Markup(""), ""
    for run in runs:
        apart = run.space or (last, run.kind) == ("removed", "added")  # without colours, 3 and 6 would read as 36
        shown += Markup(" " if apart and shown else "") + _run(run)
        last = run.kind
    return shown


def _run(run: Run) -> Markup:
    if run.kind == "same":
        return escape(run.text)
    tag = Markup("ins" if run.kind == "added" else "del")
    return Markup('<{0}><span class="unseen">{1}: </span>{2}</{0}>').format(tag, run.kind, run.text)
