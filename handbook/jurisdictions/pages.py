"""A page for each jurisdiction that applies, `rights/<id>/`: `jurisdictions/page.md` with what that law says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from handbook.data.located import Located
from handbook.flaws import Flaw
from handbook.jurisdictions.applied import AppliedLaw
from handbook.pages.front_matter import matter_of, split
from handbook.pages.lines import Lines
from handbook.pages.page import Page, Pages
from handbook.pages.sections import sections
from handbook.site import Site
from handbook.texts import read_text
from handbook.vocabulary import LawTopic

_TOPIC = re.compile(r"\{\{\s*law_notes\(\"([a-z-]+)\"\)\s*\}\}")


def made_pages(site: Site, laws: Iterable[AppliedLaw]) -> tuple[Pages, list[Flaw]]:
    """Return a page for each of `laws`, and the flaws of the page that they are made from.

    A section about topics on which a law has no facts is left out of its page.
    """
    file = site.root / "jurisdictions" / "page.md"
    shown = site.shown(file)
    text, flaws = read_text(file, shown)
    if text is None:
        return {}, flaws
    located, body, first, flaws = split(text, shown)
    matter = None
    if located is not None and not flaws:
        matter, flaws = matter_of(located, "rights/")
    lines = Lines.of(body, shown, first)
    pages: Pages = {}
    for law in laws:
        own = matter and matter.model_copy(
            update={"title": law.own.title, "description": law.own.description, "asked_as": law.own.asked_as}
        )
        address, uri = law.address, f"{law.address.removesuffix('/')}.md"
        there = located or Located(shown=shown)
        pages[address] = Page(uri, address, shown, False, there, own, _about(law, lines), made=True)
    return pages, flaws


def _about(law: AppliedLaw, lines: Lines) -> Lines:
    """Return the lines of a page without the sections on whose topics `law` says nothing."""
    kept = list(lines.lines)
    for section in reversed(sections(lines)):
        own = [line.text for line in lines.lines[section.first : section.last]]
        topics = [cast(LawTopic, topic) for text in own for topic in _TOPIC.findall(text)]
        end = section.first + next((n for n, text in enumerate(own) if text.startswith("!!!")), len(own))
        if topics and not any(list(law.facts(topic)) for topic in topics):
            del kept[section.first : end]
    return replace(lines, lines=tuple(kept))
