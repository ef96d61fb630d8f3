"""How a page reads: its sentences, reading grade, paragraphs, and the words that the handbook does without.

`python -m tests.prose docs/help-now.md …` says it of pages while they are written; tests hold all of them to it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import textstat
import yaml

from handbook import ROOT
from handbook.book import Book, load_book
from handbook.markup.engine import Names, settle, with_lines_kept
from handbook.markup.holes import text_of
from handbook.pages.page import Page
from handbook.site import Site
from macros import MACROS

FIXTURE = ROOT / "tests" / "organizations" / "harbour-lane"
_BLOCKS = {"p", "li", "dd", "td", "th", "summary"}
_EXTENSIONS = yaml.load((ROOT / "handbook" / "mkdocs.yml").read_bytes(), Loader=yaml.CSafeLoader)["markdown_extensions"]
_SENTENCE = re.compile(r"(?<=[.?!])[”’)]*\s+(?=[“‘(]?[A-Z0-9])")
_CLOSED = re.compile(r"[.?!:][”’)]*$")


class _Text(HTMLParser):
    """Collects the text of each block: a paragraph, an item, a cell; headings and code stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._code += tag == "code"
        if tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag) or tag == "pre":
            self._open.append(tag)
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self.blocks and not self._code:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)


@dataclass(frozen=True)
class Prose:
    """The words of a page: `paragraphs` with their sentences, and `text`, all that a reader reads of it."""

    paragraphs: tuple[tuple[str, ...], ...]
    text: str

    @property
    def sentences(self) -> list[str]:
        """The sentences that have an end: fragments in lists and cells would make any page look easy."""
        return [one for paragraph in self.paragraphs for one in paragraph if _CLOSED.search(one)]

    @property
    def grade(self) -> float:
        """The reading grade of its sentences."""
        return float(textstat.flesch_kincaid_grade(" ".join(self.sentences)))

    @property
    def mean(self) -> float:
        """How many words its sentences have on average."""
        return sum(len(one.split()) for one in self.sentences) / max(1, len(self.sentences))


def of_html(html: str) -> Prose:
    """Return the prose of a piece of HTML."""
    parser = _Text()
    parser.feed(html)
    blocks = [(tag, " ".join(text.split())) for tag, text in parser.blocks]
    read = [(tag, text) for tag, text in blocks if text and tag != "pre"]
    paragraphs = tuple(tuple(_SENTENCE.split(text)) for tag, text in read if not tag.startswith("h"))
    return Prose(paragraphs, "\n".join(text for _, text in read))


@cache
def book() -> Book:
    """Return the book of the example organization."""
    return load_book(Site.of(ROOT, date(2026, 11, 24), FIXTURE), MACROS)[0]


def of_page(page: Page) -> Prose:
    """Return the prose of a page, with the example's values in it; what macros show is not its own."""
    import jinja2

    organization = book().organization
    assert organization is not None
    environment = settle(jinja2.Environment(), text_of)
    names: dict[str, Any] = dict(Names.of(organization, book().laws)._asdict())
    environment.globals.update({name: lambda *_a, **_k: "" for name in re.findall(r"\{\{ *(\w+)\(", page.body.text)})
    environment.globals["routes_in_words"] = lambda: "Priya Raman or the outside line"
    matter = page.matter
    head = f"{matter.description}\n\n" if matter else ""
    text = environment.from_string(with_lines_kept(head + page.body.text)).render(names)
    return of_html(markdown.Markdown(extensions=_EXTENSIONS).convert(text))


@cache
def rules() -> dict[str, Any]:
    """Return tests/prose.yml."""
    found: dict[str, Any] = yaml.load((ROOT / "tests" / "prose.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return found


def limits(address: str) -> dict[str, int]:
    """Return the limits of the page at `address`."""
    by_start: dict[str, dict[str, int]] = rules()["limits"]
    return by_start[max((start for start in by_start if address.startswith(start)), key=len)]


def faults(address: str, prose: Prose) -> Iterator[str]:
    """Yield what is wrong with the `prose` of the page at `address`, in words."""
    allowed = {(one["page"], one["fault"]) for one in rules()["exceptions"]}
    for kind, fault in all_faults(address, prose):
        if (address, kind) not in allowed:
            yield fault


def all_faults(address: str, prose: Prose) -> Iterator[tuple[str, str]]:
    """Yield each fault with its kind, exceptions included."""
    limit = limits(address)
    if prose.grade > limit["grade"]:
        hardest = max(prose.sentences, key=lambda one: textstat.flesch_kincaid_grade(one))
        yield "grade", f"reading grade {prose.grade:.1f}, at most {limit['grade']}; the hardest: {hardest}"
    if prose.mean > limit["sentence"]:
        longest = max(prose.sentences, key=lambda one: len(one.split()))
        yield "sentence", f"{prose.mean:.1f} words a sentence, at most {limit['sentence']}; the longest: {longest}"
    for sentence in prose.sentences:
        if len(sentence.split()) > limit["longest"]:
            yield "longest", f"a sentence of {len(sentence.split())} words, at most {limit['longest']}: {sentence}"
    for paragraph in prose.paragraphs:
        if len(paragraph) > limit["paragraph"]:
            yield "paragraph", f"{len(paragraph)} sentences in a paragraph: {paragraph[0]}"
    for word, instead in rules()["words"].items():
        stem = re.escape(word.rstrip("*"))
        pattern = rf"(?<!\w){stem}" if word.endswith("*") else rf"(?<!\w){stem}(?!\w)" if word != "!" else "!"
        for match in re.finditer(pattern, prose.text, re.IGNORECASE):
            around = " ".join(prose.text[max(0, match.start() - 40) : match.end() + 40].split())
            yield word, f"`{match[0]}` in “…{around}…”; instead: {instead}"
    if address.startswith("rights/") and address != "rights/":  # made from the data of the law
        return
    for sentence in prose.sentences:
        if _LAW.search(sentence) and _TIME.search(sentence):
            yield "law", f"a time beside a law belongs in jurisdictions/: {sentence}"
    for match in _NAMED_LAW.finditer(prose.text):
        yield "law", f"`{match[0]}` belongs in jurisdictions/, since it holds in one place only"


_LAW = re.compile(r"(?i)\b(law|act|court|tribunal|regulator|statute|outside bod(?:y|ies)|time limits?)\b")
_TIME = re.compile(
    r"(?i)\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|hundred)[ -]"
    r"((working|calendar) )?(day|week|month|year)s?\b"
)
_NAMED_LAW = re.compile(
    r"\b(POSH|Acas|EEOC|EHRC|Title VII|Equality Act|FEHA|Fair Work|Labor Law|Internal Committee|SHe-Box"
    r"|Civil Rights Department|Human Rights Commission|Directive|ILO|C190)\b"
)


def main(names: list[str]) -> int:
    """Print how each page reads; return how many have faults."""
    wrong = 0
    pages = {page.file: page for page in book().pages.values()}
    for name in names:
        shown = Path(name).resolve().relative_to(ROOT).as_posix()
        page = pages[shown]
        prose = of_page(page)
        words = len(prose.text.split())
        print(f"{shown}: {words} words, grade {prose.grade:.1f}, {prose.mean:.1f} words a sentence")
        found = list(faults(page.address, prose))
        wrong += bool(found)
        for fault in found:
            print(f"  {fault}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
