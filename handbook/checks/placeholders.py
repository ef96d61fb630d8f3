"""Values that look like nobody has filled them in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.data.located import Located, under, walk
from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.memo import kept
from handbook.names import first
from handbook.pages.page import Page

RULE: Final = "placeholders"
_PLACEHOLDER = re.compile(
    r"(?i)^(tb[acd]|t\.b\.[acd]\.?|to be (?:added|announced|confirmed|decided|defined|done)|todo|to do|xxx+"
    r"|n/?a|none|nil|\?+|\.+|…|-+"
    r"|name|(?:company|organi[sz]ation) name|(?:first|last|full) ?name|place ?holder|test(?:ing)?|asdf\w*|qwert\w*"
    r"|(?:acme|example|sample|demo|foo|bar|baz)(?: (?:bar|ltd|limited|inc|llc|gmbh|plc|corp|company)\.?)?"
    r"|(?:jane|john) (?:doe|roe|public)|\[.*\]|<.*>|\$[a-z_]+|%[a-z_]+%|lorem .*"
    r"|your( (own|organi[sz]ation|company|business|firm|team|hr|people|person|first|last|job|role|title|e-?mail|phone"
    r"|telephone|mobile|web|site|domain|postal|street|town|city|country|name|number|address|here)(['’]s)?){1,5})$"
    r"|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\$\{\w{1,40}\}|<<[\w ]{2,40}>>"
    r"|\b(?:example|your-?(?:company|domain|organi[sz]ation|site|business))\.(com|org|net)\b|\b(fix|change) ?me\b"
    r"|^\+?[\d() -]*(?:0[ -]?){6}$|^555[-. ]?01\d\d$"
)
# What the shipped example says, and the two ranges of its numbers, which belong to nobody.
_SHIPPED = re.compile(
    r"(?i)harbour ?lane|kestrel listening|brightwater|^(helen marsh|priya raman|tom adeyemi|meera joshi|anil kulkarni"
    r"|sunita pawar|farah siddiqui)$|^if i have to choose between income and"
)
_NOBODYS = re.compile(r"\+44[- ]?20[- ]?7946[- ]?0\d\d\d\b|\+1\W{0,2}\d{3}\W{0,2}555[- ]?01\d\d\b")

_IN_A_PAGE = re.compile(
    r"\b(?:TODO|TB[ACD]|tb[acd]|t\.b\.[acd]|FIXME|XXX+|[Ll]orem ipsum)\b"
    r"|\$\{\w{1,40}\}|%[A-Z][A-Z_]{2,30}%|<<[\w ]{2,40}>>"
    r"|«[A-Z][a-z]{1,30}[A-Z_]\w{0,30}»"
    r"|\[(?i:insert|enter|your|name of|company|organi[sz]ation|employer|date|year|phone|e-?mail)\b"
    r"[^\[\]\n]{0,60}\](?![(\[{:])"
    r"|\[[A-Z]{3,20}(?: [A-Z]{2,20}){0,4}\](?![(\[{:])"
    r"|\((?i:insert|enter) [a-z -]{2,40}\)|\[[Nn]ame\](?![(\[{:])"
    r"|\b(?i:insert (?:your |the )?[a-z-]{3,20}(?: [a-z-]{3,20})? here)\b"
    r"|\b(?:DD|MM)([./-])(?:DD|MM)\1YY(?:YY)?\b|\bTo be (?:confirmed|decided|added|defined|announced|completed)\."
    r"|\bTO DO\b|\bDRAFT\b(?= ?[:–-])"
    r"|!\[what it shows\]|\bClick (?:or tap )?(?:here )?to (?:enter|add) [a-z]+(?: [a-z]+)?|\bChoose an item\."
    r"|Error! (?:Reference source|Bookmark|No text|Hyperlink|Unknown)[\w ]{0,60}"
    r"|#(?:REF|NAME|VALUE|DIV/0|NUM|NULL)[!?]|#N/A"
    r"|«(?i:name|vorname|nachname|company|firma|address|date|title|(?:first|last) ?name)»|\bMERGEFIELD \w{1,40}"
    r"|(?<![{$%])\{(?:[a-z]{1,20}_[a-z_]{1,40}|(?:first|last|full|your|company)? ?name)\}(?![}`])"
    r"|\[cid:[^\]\s]{3,100}\]"
)


def looks_empty(value: str) -> bool:
    """Return whether `value` looks like a placeholder."""
    return bool(_PLACEHOLDER.search(value))


def placeholder_in(sentence: str) -> str | None:
    """Return what looks like a placeholder in a `sentence` for readers, or as the whole of it; None if nothing does."""
    found = _IN_A_PAGE.search(sentence) or _PLACEHOLDER.search(sentence.strip())
    return found[0] if found else None


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield the placeholders at the page's top or in its text: each once for a file, with the lines of the others."""
    top = ((page.located.value_place(path), _IN_A_PAGE.search(value)) for path, value in walk(page.located.data))
    found = [(place, match[0]) for place, match in top if match]
    found += [(page.body.at(match.start()), match[0]) for match in _IN_A_PAGE.finditer(masked(page.body.text))]
    for file, word in dict.fromkeys((place.path, word) for place, word in found):
        place, *others = [place for place, other in found if (place.path, other) == (file, word)]
        lines = sorted({other.line for other in others} - {place.line})
        further = f", and in line {first([*map(str, lines)], 8)}" if lines else ""
        yield Flaw(place, f"`{word}` looks like a placeholder", f"write what belongs here{further}", RULE, "warning")


def check(book: Book) -> Iterator[Flaw]:
    """Yield placeholders, and what a fork left of the shipped example; that itself is invented, and passed over."""
    for located in book.law_places.values():
        yield from _in_law(located)
    if any(value.lower() == "true" for _, value in under(book.located, "example")):
        return
    for path, value in walk(book.located.data):
        if looks_empty(value) and path[:1] != ("sign_in",):
            problem = f"`{value}` looks like a placeholder"
        elif _SHIPPED.search(value):
            problem = f"`{value}` still comes from the example"
        elif _NOBODYS.search(value):
            problem = f"`{value}` is of a range of numbers that belongs to nobody"
        else:
            continue
        yield Flaw(book.located.value_place(path), problem, "write the real one", RULE, "warning")


@kept
def _in_law(located: Located) -> tuple[Flaw, ...]:
    mend = "write what belongs here"
    return tuple(
        Flaw(located.value_place(path), f"`{value}` looks like a placeholder", mend, RULE, "warning")
        for path, value in walk(located.data)
        if path[-1] in ("says", "source", "basis", "limit", "expected") and _IN_A_PAGE.search(value)
    )
