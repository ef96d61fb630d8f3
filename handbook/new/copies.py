"""Our own text of a page or a section, to be changed: it begins as ours, and remembers on which text it is based."""

from __future__ import annotations

from handbook.data.emit import yaml_text
from handbook.markup.lines import Lines
from handbook.markup.sections import ids_within, section_text
from handbook.pages.based_on import fingerprint, of_page
from handbook.pages.front_matter import split
from handbook.pages.page import Page
from handbook.texts import end_of_matter


def page_copy(page: Page) -> str:
    """Return the text of a file that replaces upstream's `page`.

    Its body is that of the organization's handbook: without links to pages that it has removed.
    """
    top = page.source.split("\n")
    end = end_of_matter(top)
    based_on = f"based_on: {fingerprint(of_page(page.source))}"
    return "\n".join([*top[:end], based_on, "---", page.body.text])


def section_copy(page: Page, identity: str) -> str:
    """Return the text of a file that replaces the section `identity` of upstream's `page`.

    It says that it answers what ours answers of the law, as its words still do.
    """
    source = Lines.of(split(page.source, page.file)[1], page.file)
    text, base = section_text(page.body, identity), section_text(source, identity)
    assert text is not None and base is not None
    within = ids_within(page.body, identity)
    satisfies = [answer.element for answer in page.answers if answer.section in within]
    matter = yaml_text({"satisfies": satisfies}) if satisfies else ""
    return f"---\n{matter}based_on: {fingerprint(base)}\n---\n\n{text.strip()}\n"
