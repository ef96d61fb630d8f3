"""A section of the organization's own in the place of one of upstream's.

`organization/sections/policies/client-harassment/travel.md` takes the place of the section `travel` of the page
`policies/client-harassment/`. It may begin with a front matter that holds `satisfies` and `based_on`, and no more: what
upstream's section answered of the law goes with upstream's words, and only the organization can say that its own answer
it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from handbook.addresses import shown_address
from handbook.data.located import Located
from handbook.data.typed import Model, Text, typed
from handbook.flaws import Flaw, Place
from handbook.markup.braces import open_statement
from handbook.markup.emptied import says_nothing
from handbook.markup.lines import Lines
from handbook.markup.masks import open_fence
from handbook.markup.sections import ids_within, section_text, sections, with_section
from handbook.names import instead
from handbook.pages.based_on import Base, Fingerprint, given_in
from handbook.pages.front_matter import split
from handbook.pages.page import Answer, Page, Pages
from handbook.pages.successors import Named, Successors
from handbook.site import Site
from handbook.texts import read_text

RULE: Final = "overlay"


class SectionMatter(Model):
    """The front matter that a section may have."""

    satisfies: list[Text] = []
    """The elements of a law that this section answers, such as gb/training."""
    based_on: Fingerprint | None = None
    """The fingerprint of the text of ours on which this section is based."""


def replace_section(
    site: Site, pages: Pages, ours: Pages, become: Successors, file: Path
) -> tuple[Base | None, list[Flaw]]:
    """Put the section in `file` into its page among `pages`; return what it replaces of `ours`, upstream's pages.

    With errors the page stays as it was, and None is returned beside them. A file with the old name of a section takes
    the place of what that has `become`, with a warning.
    """
    shown = site.shown(file)
    inner = file.relative_to(site.own_sections)
    folder = inner.parent.as_posix()
    address, identity = "" if folder == "." else f"{folder}/", inner.stem
    (address, identity), warned = _now(site, pages, become, file, (address, identity))
    page = pages.get(address)
    if page is None:
        problem = f"there is no page with the address `{shown_address(address)}` whose section this could replace"
        mend = instead(address, map(shown_address, pages))
        if address == "index/":
            mend = f"put the file into {site.shown(site.own_sections)}/ itself: the address of the home page is /"
        return None, [Flaw(Place(shown), problem, mend, RULE)]
    text, flaws = read_text(file, shown)
    if text is None:
        return None, flaws
    located, body, first = Located(shown=shown), text, 1
    if text[:1].isspace() and text.lstrip().startswith("---"):
        mend = "take out what stands before its line ---, empty lines too"
        return None, [*flaws, Flaw(Place(shown), "the front matter does not begin in the first line", mend, RULE)]
    topped = text.split("\n", 1)[0].rstrip() == "---"
    if topped:
        read, body, first, more = split(text, shown)
        flaws += more
        located = read or located
    matter, more = typed(SectionMatter, located, RULE)
    flaws += more
    if flaws or matter is None:
        return None, flaws
    own = Lines.of(body.rstrip("\n"), shown, first)
    names = (identity, *become.names(address).get(identity, ()))
    changed, flaws = _with(page, names, own)
    if changed is None:
        return None, flaws
    gone = ids_within(page.body, _named(page.body, names) or identity)
    answers = tuple(answer for answer in page.answers if answer.section not in gone)
    answers += tuple(
        Answer(element, _named(changed, names) or identity, located.value_place(("satisfies", index)))
        for index, element in enumerate(matter.satisfies)
    )
    replaced = page.replaced | dict.fromkeys(gone, shown)
    pages[address] = replace(page, body=changed, answers=answers, replaced=replaced)
    under = None if page.own else ours.get(address)
    upstream = section_text(under.body, identity) if under else None
    place = located.value_place(("based_on",)) if topped else Place(shown)
    source, before = (under.file, _earlier_files(under, ours, become.left(address, identity))) if under else ("", ())
    made, given = bool(under and under.made), given_in(located.data)
    return Base(shown, address, identity, upstream, source, before, made, given, place, topped), warned


def _earlier_files(under: Page, ours: Pages, left: Iterable[str]) -> tuple[str, ...]:
    """Return the files in which a section of the page `under`, which has `left` those addresses, may have been."""
    files = list(under.files_before)
    for address in left:
        page = ours.get(address)
        files += [page.file, *page.files_before] if page else [*under.files_at(address)]
    return tuple(files)


def _now(site: Site, pages: Pages, become: Successors, file: Path, named: Named) -> tuple[Named, list[Flaw]]:
    """Return the section that `file`, named after the section `named`, replaces now; with a warning if that is another.

    A page of the organization's own may have it still.
    """
    page, found = pages.get(named[0]), become.of(*named)
    if found is None or (page and page.own and _named(page.body, named[1:])):
        return named, []
    new = site.shown(site.own_sections / found[0] / f"{found[1]}.md")
    called = f"is called `{found[1]}`" if found[1] != named[1] else "is"
    where = "" if found[0] == named[0] else f" on the page `{shown_address(found[0])}`"
    problem, mend = f"this section {called}{where} now", f"rename the file to {new}"
    return found, [Flaw(Place(site.shown(file)), problem, mend, RULE, "warning")]


def _named(lines: Lines, names: tuple[str, ...]) -> str | None:
    """Return the first of `names` that is the id of a section of `lines`, None if none is."""
    known = {section.id for section in sections(lines)}
    return next((name for name in names if name in known), None)


def _with(page: Page, names: tuple[str, ...], own: Lines) -> tuple[Lines | None, list[Flaw]]:
    """Return the lines of `page` with `own` as its section of one of `names`, or None and why that cannot be."""
    identity, had = names[0], _named(page.body, names)
    place = own.place(1)
    fence = open_fence(own.text)
    if fence is not None:  # the rest of the page would be code
        mend = "write a line with the same signs, and no others, where the code ends"
        return None, [Flaw(own.at(fence), "the code that begins here has no end", mend, RULE)]
    if says_nothing(re.sub(r"(?m)^#.*$", "", own.text)):
        return None, [Flaw(place, "this section is empty", "write it, or delete the file", RULE)]
    above = next((number for number, line in enumerate(own.lines, 1) if line.text.strip()), 1)
    if _named(own, names) and sections(own)[0].first >= above:
        mend = "put it below the heading, or into the section before"
        return None, [Flaw(own.place(above), "something stands above the heading of this section", mend, RULE)]
    statement = open_statement(own)
    if statement is not None:  # it would end somewhere in the page around it
        return None, [statement]
    changed = with_section(page.body, had, own) if had else None
    if changed is None:
        problem = f"the page `{shown_address(page.address)}` has no section `{identity}` that this could replace"
        known = [section.id for section in sections(page.body) if section.id]
        return None, [Flaw(place, problem, instead(identity, known), RULE)]
    before = next(section.level for section in sections(page.body) if section.id == had)
    has = _named(changed, names)
    after = next((section.level for section in sections(changed) if section.id == has), None)
    if after not in (None, before):
        mend = f"begin it with {'#' * before}"
        return None, [Flaw(place, "this section's heading is of another level than ours", mend, RULE)]
    if has is None:
        problem = f"this section has lost its id `{identity}`"
        return None, [Flaw(place, problem, f"write its heading as `## … {{: #{identity} }}`", RULE)]
    return changed, []
