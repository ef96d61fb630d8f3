"""Old ids and addresses still work: links of the organization's own are led on, and a heading has all its ids."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace

from handbook.addresses import address_of, led_to, plain_address, shown_address
from handbook.flaws import Flaw
from handbook.markup.lines import Lines
from handbook.markup.markdown import ids, links, with_targets
from handbook.markup.masks import masked
from handbook.markup.sections import Section, proposed_ids, sections
from handbook.memo import kept_own
from handbook.pages.page import Page, Pages
from handbook.pages.successors import RULE, Named, Successors

_CALL = re.compile(r"""\{\{(?:[^{}"']++|"[^"]{0,300}"|'[^']{0,300}'){0,40}\}\}""")
_CALLED = re.compile(r"""(?<=["'])(?:[^"'\s]*#[^"'\s]+|/?(?:[a-z0-9-]+/)+)(?=["'])""")

_Uris = tuple[tuple[str, str], ...]


def follow(pages: Pages, successors: Successors, ours: Pages) -> tuple[Pages, list[Flaw]]:
    """Return `pages` in which old ids work, with warnings of what to rename; in a file of `ours` that is an error.

    Ids of ours that the organization's text in its place has not lead to where that begins.
    """
    flaws: list[Flaw] = []
    files = {page.file for page in ours.values()}
    uris = tuple((address, page.uri) for address, page in pages.items())
    followed: Pages = {}
    for address, page in pages.items():
        found: tuple[Flaw, ...] = ()
        if successors.to or successors.moved:
            page, found = _followed(page, successors, uris)
        followed[address] = _with_lost(page, ours[address]) if address in ours else page
        flaws += (replace(flaw, severity="error") if flaw.place.path in files else flaw for flaw in found)
    return followed, flaws


@kept_own
def _followed(page: Page, successors: Successors, uris: _Uris) -> tuple[Page, tuple[Flaw, ...]]:
    further, flaws = _headings(page, successors)
    page = replace(page, further=further) if further else page
    if not successors.moved and not any(f"#{old}" in page.body.text for (_, old), _ in successors.to):
        return page, tuple(flaws)
    return _led_on(page, successors, dict(uris), flaws)


@kept_own
def _with_lost(page: Page, ours: Page) -> Page:
    """Return `page`, which may stand in place of `ours` or hold sections that do, with the ids that went with ours."""
    lost: frozenset[str] = frozenset()
    if page.has_own:
        lost = frozenset(ids(ours.body.text)) - page.ids - {*proposed_ids(page.body.text).values()}
    own = [section for section in sections(page.body) if page.own or _is_own(page, section)]
    begins = next((section.id for section in own if section.id), "")
    if not lost:
        return page
    further = page.further | {begins: (*page.further.get(begins, ()), *sorted(lost))}
    return replace(page, further=further, lost=lost)


def _is_own(page: Page, section: Section) -> bool:
    """Return whether `section` is the organization's: its heading too, or its text alone, below a heading of ours."""
    return section.id in page.replaced or page.body.lines[section.first].file in page.replaced.values()


def _headings(page: Page, successors: Successors) -> tuple[dict[str, tuple[str, ...]], list[Flaw]]:
    """Return the ids that each heading has beside the one that is written there, and warnings where that is an old one.

    Where a page has both, they are two sections, and what each is called is left to it.
    """
    further: dict[str, tuple[str, ...]] = {}
    flaws: list[Flaw] = []
    present = ids(page.body.text)
    names = successors.names(page.address)
    now = {old: new for new, formerly in names.items() for old in formerly if new not in present}
    for section in sections(page.body):
        identity = section.id
        if identity is None:
            continue
        new = now.get(identity, identity)
        others = tuple(one for one in (new, *names.get(new, ())) if one not in present and one not in _taken(further))
        if others:
            further[identity] = others
        if new != identity:
            place, problem = page.body.place(section.first + 1), f"the section `{identity}` is called `{new}` now"
            flaws.append(Flaw(place, problem, f"write {{: #{new} }} behind this heading", RULE, "warning"))
    return further, flaws


def _taken(further: dict[str, tuple[str, ...]]) -> set[str]:
    return {one for others in further.values() for one in others}


def _led_on(
    page: Page, successors: Successors, uris: dict[str, str], flaws: list[Flaw]
) -> tuple[Page, tuple[Flaw, ...]]:
    """Return `page` with its links and calls led on to where old sections are now, and `flaws` with these."""
    own = {section.id for section in sections(page.body)}

    def become(address: str, section: str) -> Named | None:
        found = successors.of(address, section)
        here = found and address == found[0] == page.address
        return None if found is None or found[0] not in uris or (here and {section, found[1]} <= own) else found

    def link(target: str) -> str | None:
        way = led_to(target, page.uri)
        found = become(address_of(way[0]), way[1]) if way else None
        if way is None or found is None:
            return None
        path = target.partition("#")[0]
        if found[0] != address_of(way[0]):
            path = posixpath.relpath(uris[found[0]], posixpath.dirname(page.uri))
        section = target.partition("#")[2] if found[1] == way[1] else found[1]
        return f"{path}#{section}" if section else path

    def call(target: str) -> str | None:
        address, _, section = plain_address(target).partition("#")
        found = become(address, section)
        return found and shown_address(found[0]) + (f"#{found[1]}" if found[1] else "")

    text, flaws = page.body.text, [*flaws]
    typed = [(one.offset, one.target, link) for one in links(text) if not one.image]
    typed += [(offset, target, call) for offset, target in _called(text)]
    for offset, target, instead in typed:
        new = instead(target)
        if new:
            what = "section" if "#" in target else "page"
            problem = f"the {what} `{target}` is called `{new}` now"
            flaws.append(Flaw(page.body.at(offset), problem, f"write {new}", RULE, "warning"))
    texts = _with_calls(with_targets(text, link), call).split("\n")
    lines = (replace(line, text=text) for line, text in zip(page.body.lines, texts, strict=True))
    return replace(page, body=Lines(tuple(lines))), tuple(flaws)


def _called(text: str) -> list[tuple[int, str]]:
    """Return the sections and pages that calls name, with the offset of each."""
    return [
        (one.start() + target.start(), target[0])
        for one in _CALL.finditer(masked(text, values=False))
        for target in _CALLED.finditer(one[0])
    ]


def _with_calls(text: str, instead: Callable[[str], str | None]) -> str:
    for offset, target in reversed(_called(text)):
        text = text[:offset] + (instead(target) or target) + text[offset + len(target) :]
    return text
