"""A case study tells of nobody: nobody who works here by name, no address, no day of birth, no number of a case."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from handbook.book import Book
from handbook.data.located import walk
from handbook.flaws import Flaw, Place
from handbook.markup.masks import masked
from handbook.organization.named import PARTS, countries
from handbook.pages.page import Page

RULE: Final = "personal"

_INVENT = "invent somebody: a first name that nobody here has, and a role"
_TITLES = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Herr", "Frau", "Mme", "Mlle", "Monsieur", "Sr", "Sra", "Sig"}
_TELLING = (
    (r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", "an e-mail address", "take it out"),
    (
        r"(?i:\b(?:case|report|incident|file|complaint|ticket|reference|ref)\.? ?"
        r"(?:no\b\.?|nr\b\.?|number|id\b|#|ref\b\.?|:) ?:? ?)(?=[\w/-]*\d)[\w/-]{2,30}"
        r"|\b[A-Z]{2,6}[-/]\d{2,4}[-/]\d{2,8}\b"
        r"|\b(?:Aktenzeichen|Az\.):? ?\d[\w/-]{0,20}(?: [A-Z]{1,3} \d{1,5}/\d{2,4})?",
        "the number of a case",
        "take it out, so that nobody can look the case up",
    ),
    (
        r"(?i:\b(?:born (?:on |in )?(?:the )?\d|geboren (?:am|im) \w*\d|date of birth|birthday:|d\.?o\.?b\.?(?=[ :])))",
        "a day of birth",
        "take it out, or write an age in round numbers",
    ),
    (
        r"\b\d{1,4}[a-z]?,? (?:[A-Z][\w’'-]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Court|Way"
        r"|Square|Place|Terrace|Gardens|Boulevard|Crescent)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
        r"|\b\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|chemin|quai) (?:[a-zé’']{1,4} ?){0,2}[A-ZÉ]"
        r"|\b(?:[Vv]ia|[Vv]iale) [A-Z][a-zà-ú]{2,30},? \d{1,4}\b"
        r"|\b[A-ZÄÖÜ][a-zäöüß-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse) \d{1,4}\b",
        "an address",
        "name the kind of place instead, such as a client's office",
    ),
    (
        r"(?<![\w@./])@[\w.]{3,30}\b|\b(?:linkedin\.com/in|(?:instagram|facebook|twitter|tiktok|x)\.com)/@?[\w.-]{2,100}",
        "somebody's account",
        "take it out, or say what kind of message it was",
    ),
    (
        r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]{2}[ -]?\d{1,2}[ -]?[A-Z]{1,3}[ -]?\d{4}\b"
        r"|\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}\b",
        "the number of a car",
        "take it out, so that nobody can look its owner up",
    ),
    (
        r"\b(?i:(?:passport|docket)(?: (?:no\b\.?|nr\b\.?|number|id\b|#))?"
        r"|(?:employee|staff|personnel|payroll|badge|licen[cs]e|member|booking)"
        r" (?:no\b\.?|nr\b\.?|number|id\b|#)):? ?"
        r"(?=[\w/-]{0,6}\d)[\w/-]{3,20}",
        "a number that belongs to one person",
        "take it out, so that nobody can look them up",
    ),
    (r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)", "the address of somebody's computer", "take it out"),
    (
        r"\bat (?:gmail|hotmail|outlook|yahoo|icloud|gmx) (?:dot|punkt|punto|point) \w{2,3}\b",
        "an e-mail address",
        "take it out",
    ),
    (rf"\b(?:{'|'.join(sorted(_TITLES))})\.? [A-Z][\w’'-]{{1,40}}", "a surname", _INVENT),
)
_PATTERNS = tuple((re.compile(pattern), what, mend) for pattern, what, mend in _TELLING)
_WORD = r"[A-Z][a-z]{1,30}(?:[-’'][A-Z][a-z]{1,30})?"
_BEGINNINGS = (
    "A After Again All Also Although Always An And Any As At Because Before Both But By Can Did Do During Each "
    "Either Even Every For From Had Has Have He Her Here His How However If In Instead Is It Its Last Later Let "
    "Many May Maybe More Most Neither Never Next No Nor Not Now Of Often On Once One Only Or Our Out Over Perhaps "
    "Please Several She Should Since So Some Sometimes Soon Still Such That The Their Then There These They This "
    "Those Though Through To Today Together Twice Two Under Until We Were What When Whenever Where While Who Why "
    "Will With Within Without Would Yes Yesterday Yet You Your"
)
_WHOLE = re.compile(rf"(?<=[a-z,;] ){_WORD}(?: (?:de|da|di|van|von|der|den|al|bin|la|le|Mc|O’)){{0,2}} {_WORD}\b")
_AT_START = re.compile(rf"(?:^|(?<=[.!?] ))(?!(?:{'|'.join(_BEGINNINGS.split())}) ){_WORD} {_WORD}(?= [a-z])")
"""Two such words with which a sentence begins, and the first of which is none of those that many begin with."""
_NOBODY = {
    *day_name,
    *month_name,
    *(f"{day}s" for day in day_name),
    "Christmas",
    "Easter",
    "Eid",
    "Diwali",
    "Ramadan",
    *("Airport", "Arena", "Bank", "Café", "Centre", "Center", "Clinic", "College", "Hospital"),
    *("Hotel", "House", "Inn", "Library", "Market", "Museum", "Office", "School", "Station", "Theatre", "Tower"),
    *("University",),
}
"""What stands in names of days and places, and in those of people rarely."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield what would tell who a case study is about; what only reads like a whole name as a warning."""
    known, people, first_names = _known(book), _people(book), _people(book, first=True)
    for page in book.pages.values():
        if page.kind == "case-study":
            for place, text in _texts(page):
                yield from _told(place, text)
                yield from _named(place, text, people)
                if page.has_own:
                    yield from _first_names(place, text, people, first_names)
                if page.has_own and not text.startswith("#"):  # in a heading, many words have capitals
                    yield from _like_names(place, text, people, known)


def _texts(page: Page) -> Iterator[tuple[Place, str]]:
    """Yield the lines of a page and the values at its top, with the places where they begin."""
    for path, value in walk(page.located.data):
        if path[0] in ("title", "description", "asked_as"):
            yield page.located.value_place(path), value
    for number, line in enumerate(masked(page.body.text).split("\n"), 1):
        yield page.body.place(number), line


def _told(place: Place, text: str) -> Iterator[Flaw]:
    for pattern, what, mend in _PATTERNS:
        for match in pattern.finditer(text):
            problem = f"{what} stands in a case study, which must tell of nobody"
            yield Flaw(_at(place, match), problem, mend, RULE)


def _named(place: Place, text: str, people: re.Pattern[str] | None) -> Iterator[Flaw]:
    for match in people.finditer(text) if people else ():
        yield Flaw(_at(place, match), f"`{match[0]}` works here, and a case study must tell of nobody", _INVENT, RULE)


def _first_names(
    place: Place, text: str, people: re.Pattern[str] | None, first_names: re.Pattern[str] | None
) -> Iterator[Flaw]:
    told = {match.start() for match in people.finditer(text)} if people else set()
    for match in first_names.finditer(text) if first_names else ():
        if match.start() not in told:
            problem = f"`{match[0]}` is the first name of somebody who has a place in this handbook"
            yield Flaw(_at(place, match), problem, _INVENT, RULE, "warning")


def _like_names(place: Place, text: str, people: re.Pattern[str] | None, known: frozenset[str]) -> Iterator[Flaw]:
    for match in chain(_WHOLE.finditer(text), _AT_START.finditer(text)):
        words = match[0].split()
        nobody = _NOBODY & {*words} or match[0].lower() in known
        told = _TITLES & {*words} or (people and people.search(match[0]))
        if not nobody and not told:
            problem = f"`{match[0]}` reads like somebody's whole name"
            yield Flaw(_at(place, match), problem, _INVENT, RULE, "warning")


def _at(place: Place, match: re.Match[str]) -> Place:
    return place._replace(column=place.column + match.start())


def _people(book: Book, first: bool = False) -> re.Pattern[str] | None:
    """Return what finds the names of those whom the organization names, or their `first` names alone."""
    organization = book.organization
    if organization is None:
        return None
    seats = ((one.chair, *one.members, one.external_member) for one in organization.committees)
    people = (organization.leader.name, *(contact.name for contact in organization.contacts), *chain(*seats))
    parts = [name.split() for name in {str(name) for name in people if name} if " " in name]
    parts = [name[:1] for name in parts if len(name[0]) > len("Al")] if first else parts
    whole = sorted({r"\s+".join(map(re.escape, name)) for name in parts}, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)") if whole else None


def _known(book: Book) -> frozenset[str]:
    """Return what begins with capitals and is nobody: two words in a row of the details and of pages' titles."""
    texts = [
        value
        for path, value in walk(book.located.data)
        if path[-1:] != ("name",) or path[0] in ("locations", "support")
    ]
    texts += [*countries().values(), *PARTS]
    texts += [page.matter.title for page in book.pages.values() if page.matter]
    rows = (re.findall(r"[\w’'-]+", text.lower()) for text in texts)
    return frozenset(f"{one} {other}" for row in rows for one, other in pairwise(row))
