"""A page for each jurisdiction that applies, `rights/<id>/`: `jurisdictions/page.md` with what that law says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from handbook.addresses import address_of
from handbook.data.located import Located
from handbook.data.shape import words_of
from handbook.flaws import Flaw
from handbook.jurisdictions.applied import AppliedLaw, Layer
from handbook.markup.lines import Lines
from handbook.markup.sections import end_of_words, sections
from handbook.memo import kept
from handbook.pages.front_matter import Matter, matter_of, split
from handbook.pages.page import Page, Pages
from handbook.site import Site
from handbook.texts import read_text
from handbook.vocabulary import LawTopic

RULE: Final = "laws"
_TOPIC = re.compile(r"""\{\{-?\s*law_notes\(["']([a-z-]+)["']\)\s*-?\}\}""")


def made_pages(site: Site, laws: Iterable[AppliedLaw], named: Iterable[str]) -> tuple[Pages, list[Flaw]]:
    """Return a page for each of `laws`, and the flaws of the page that they are made from.

    `named` are the ids that locations name: one with flaws has a page without front matter, so that links to it hold.
    A section about topics on which a law has no facts is left out of its page.
    """
    file = site.root / "jurisdictions" / "page.md"
    shown = site.shown(file)
    text, flaws = read_text(file, shown)
    if text is None:
        return {}, flaws
    there, matter, lines, more = _read(text, shown)
    flaws += more
    pages: Pages = {}
    for law in laws:
        pages[law.address] = _page(law.id, law.layers, shown, there, matter, lines)
    for identity in named:
        address = address_of(uri_of(identity))
        pages.setdefault(address, Page(uri_of(identity), address, shown, False, there, None, lines, made=True))
    return pages, flaws


@kept
def _read(text: str, shown: str) -> tuple[Located, Matter | None, Lines, tuple[Flaw, ...]]:
    located, body, first, flaws = split(text, shown)
    matter = None
    if located is not None and not flaws:
        matter, flaws = matter_of(located, "rights/")
        for key in ("satisfies", "defines", "based_on"):
            if key in located.data:
                problem = f"`{key}` is not read here: each place has a page of its own from this one"
                flaws.append(Flaw(located.key_place((key,)), problem, "take it out", RULE))
    return located or Located(shown=shown), matter, Lines.of(body, shown, first), tuple(flaws)


@kept
def _page(
    identity: str, layers: tuple[Layer, ...], shown: str, located: Located, matter: Matter | None, lines: Lines
) -> Page:
    law = AppliedLaw(identity, (), layers)
    words = {key: getattr(law.own, key) for key in ("title", "description", "asked_as", "topics")}
    own = matter and matter.model_copy(update=words)
    body = _about(law, lines)
    top = json.dumps(words, ensure_ascii=False, indent=0).strip("{}\n")
    source = f"---\n{top}\n---\n{body.text}"
    return Page(uri_of(identity), law.address, shown, False, located, own, body, made=True, source=source)


def uri_of(identity: str) -> str:
    """Return the source path that the page of a jurisdiction would have among the pages."""
    return f"rights/{identity}.md"


def _about(law: AppliedLaw, lines: Lines) -> Lines:
    """Return the lines of a page without the sections on whose topics `law` says nothing.

    The block of links at the end of the page belongs to the page, and stays. A topic that is none is left to the check
    of what pages call.
    """
    known = set(words_of(LawTopic))
    gone: set[int] = set()
    for section in sections(lines):
        own = [line.text for line in lines.lines[section.first : section.last]]
        topics = [topic for text in own for topic in _TOPIC.findall(text)]
        if topics and known.issuperset(topics) and not any(law.speaks_of(cast(LawTopic, topic)) for topic in topics):
            gone |= set(range(section.first, end_of_words(lines, section)))
    return replace(lines, lines=tuple(line for number, line in enumerate(lines.lines) if number not in gone))
