"""An earlier text of ours, known again by its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.markup.lines import Lines
from handbook.markup.sections import section_text, sections
from handbook.pages.based_on import Base, fingerprint, of_page
from handbook.pages.front_matter import split


def earlier(texts: Iterable[str], base: Base) -> str | None:
    """Return the text on which `base` says it is based, out of earlier `texts` of the whole file; None if none has it.

    A section is found whatever its id was then.
    """
    found = (one for text in texts for one in (_sections(text) if base.section else (of_page(text),)))
    return next((text for text in found if fingerprint(text) == base.given), None)


def _sections(text: str) -> Iterator[str]:
    lines = Lines.of(split(text, "")[1], "")
    for section in sections(lines):
        found = section_text(lines, section.id) if section.id else None
        if found is not None:
            yield found
