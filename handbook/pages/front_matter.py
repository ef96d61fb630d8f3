"""What stands between the two `---` lines of a page: a closed model chosen by the page's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from handbook.data.builder import BRACES
from handbook.data.located import Located
from handbook.data.plain import PlainWords
from handbook.data.reshaped import in_quotes
from handbook.data.typed import Model, Text, typed
from handbook.data.unread import IS_NOTE
from handbook.data.yaml import read_yaml
from handbook.flaws import Flaw, Place
from handbook.limits import LINE_LETTERS
from handbook.organization.fields import Day, PageAddress
from handbook.organization.times import Span
from handbook.pages.based_on import Fingerprint
from handbook.pages.foreign_matter import lines_of, no_front_matter, without_foreign_keys
from handbook.pages.other_kinds import without_keys_of_others
from handbook.texts import end_of_matter
from handbook.vocabulary import Behaviour, Duty, Sector

RULE: Final = "front-matter"
_CUT = re.compile(r"(?P<key>title|description):[ ]+(?P<value>[^\s\"'|>\[{#][^#]*[ ](?P<sign>#).*)$")
_BEGINS_WITH_BRACES = re.compile(r"\s*+(?:-\s++)*+(?:[\w-]++:\s++)?\[?\s*+\{\{")

Kind = Literal["home", "help", "policy", "case-study", "register", "page"]
"""What kind of page it is: chooses its front matter and its template."""


def _one_line(text: str) -> str:
    if len(text) > LINE_LETTERS:
        raise ValueError(f"these are {len(text):,} letters; write {LINE_LETTERS} at the most, since lists hold them")
    return text


Title = Annotated[PlainWords, AfterValidator(_one_line)]
"""Words that lists and the navigation hold too."""


class Term(Model):
    """A word that a page explains; the glossary lists it."""

    term: Text
    """The word, as it stands within a sentence, such as payback."""
    means: Text
    """What it means: a sentence or two."""
    section: Text | None = None
    """The id of the section that says more; the page as a whole, if left out."""


class Matter(Model):
    """The front matter of every page."""

    title: Title
    """The page's heading and name; it may hold values such as {{ outsiders }}."""
    short_title: Title | None = None
    """A shorter name for the navigation."""
    description: PlainWords
    """The first paragraph: one or two sentences, the first of which answers."""
    owner: Duty
    """The duty that looks after the page."""
    last_reviewed: Day
    """The day on which somebody last read it with care."""
    review_every: Span | None = None
    """How often it is reviewed; the organization's own rhythm, if left out."""
    asked_as: list[Text] = []
    """How readers put it in their own words; search lives on these."""
    topics: list[Text] = []
    """Under which words the A–Z lists the page, as a printed index would; its title, if left out."""
    formerly: list[PageAddress] = []
    """Addresses that the page had before; whoever follows an old link is led to it."""
    satisfies: dict[Text, list[Text]] = {}
    """Which element of which law a section answers: the section's id, and a list of elements."""
    defines: list[Term] = []
    """Words that the page explains, for the glossary."""
    based_on: Fingerprint | None = None
    """On a page that replaces one of ours: the fingerprint of the text of ours on which it is based."""


class Policy(Matter):
    """The front matter of a policy."""

    takes_effect: Day | None = None
    """The day from which it holds; that of all policies here, if left out."""


class CaseStudy(Matter):
    """The front matter of a case study."""

    sector: Sector
    """Where it plays."""
    behaviours: list[Behaviour] = Field(min_length=1)
    """What somebody outside does in it."""
    illustrates: list[PageAddress] = Field(min_length=1)
    """The pages that it shows at work, by address."""


def kind_of(address: str) -> Kind:
    """Return the kind of the page at `address` ("policies/harassment/")."""
    folder, _, rest = address.partition("/")
    if not address:
        return "home"
    if address == "help-now/":
        return "help"
    if folder in ("policies", "case-studies"):
        return "register" if not rest else "policy" if folder == "policies" else "case-study"
    return "page"


def split(text: str, shown: str) -> tuple[Located | None, str, int, list[Flaw]]:
    """Return a file's front matter, its body, the line on which the body begins, and the flaws.

    The front matter is None if there is none that can be read.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        body, first, flaw = no_front_matter(text, shown)
        return None, body, first, [flaw]
    end = end_of_matter(lines)
    if end is None:
        problem = "the front matter is not closed"
        return None, "", 1, [Flaw(Place(shown), problem, "write a line --- behind its last key", RULE)]
    located, flaws = read_yaml("\n".join(lines[1:end]), shown, RULE, first_line=2)
    return located, "\n".join(lines[end + 1 :]), end + 2, [*_quotes_first(flaws, lines), *_cut(lines[:end], shown)]


def _cut(lines: Sequence[str], shown: str) -> Iterator[Flaw]:
    """Yield (as warnings) titles and descriptions of which YAML takes the end for a note."""
    for number, line in enumerate(lines, 1):
        if cut := _CUT.match(line):
            mend = f"write `{cut['key']}: {in_quotes(cut['value'])}`, or take it out"
            yield Flaw(Place(shown, number, cut.start("sign") + 1), IS_NOTE[0], mend, RULE, "warning")


def _quotes_first(flaws: list[Flaw], lines: list[str]) -> list[Flaw]:
    """Return `flaws`, or the one thing to do about them where a value with braces lacks its quotes."""
    for flaw in flaws:
        line = lines[min(flaw.place.line, len(lines)) - 1]
        if flaw.problem == BRACES or _BEGINS_WITH_BRACES.match(line):
            mend = 'put what stands behind the colon in quotes: "{{ … }}"'
            return [Flaw(flaw.place, "a value that begins with braces stands without quotes", mend, RULE)]
    return flaws


def matter_of(located: Located, address: str) -> tuple[Matter | None, list[Flaw]]:
    """Return the front matter of the page at `address` as its model, or None with the flaws."""
    models: dict[Kind, type[Matter]] = {"policy": Policy, "case-study": CaseStudy}
    model = models.get(kind_of(address), Matter)
    others = {"policy": ("policies", Policy.model_fields), "case study": ("case-studies", CaseStudy.model_fields)}
    located, of_others = without_keys_of_others(located, model.model_fields, others, RULE)
    located, foreign = without_foreign_keys(located, model.model_fields, RULE)
    matter, more = typed(model, located, RULE)
    flaws = [*of_others, *foreign]
    return (None if flaws else matter), [*flaws, *_joined(more)]


def _joined(flaws: list[Flaw]) -> list[Flaw]:
    """Return `flaws` with the lines that every page has in one, where several are missing."""
    lines = {f"the key `{line.partition(':')[0]}` is missing": f"`{line}`" for line in lines_of("…")}
    missing = [flaw for flaw in flaws if flaw.problem in lines]
    if len(missing) < 2:
        return flaws
    mend = f"add {', '.join(lines[flaw.problem] for flaw in missing)}, with your own words, duty and day"
    joined = Flaw(missing[0].place, f"{len(missing)} lines are missing that every page has at its top", mend, RULE)
    return [joined, *(flaw for flaw in flaws if flaw not in missing)]
