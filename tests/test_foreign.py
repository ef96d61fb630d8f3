"""Fifty pages that somebody wrote for other generators: each has a flaw that says what to change, or is shown whole.

`foreign/` holds them as they came; `foreign-mended/` the same after doing what the check said, and nothing else.
"""

from __future__ import annotations

import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from handbook import ROOT
from handbook.addresses import address_of, plain_uri
from handbook.markup.foreign import foreign
from tests.given import ORGANIZATIONS
from tests.running import run

FOREIGN = ROOT / "tests" / "foreign"
MENDED = ROOT / "tests" / "foreign-mended"
PAGES = sorted(
    file.relative_to(FOREIGN).as_posix() for file in FOREIGN.rglob("*") if file.is_file() and file.suffix != ".json"
)
_FRONT_MATTER = re.compile(r"\A(?:---\n.*?\n---|\+\+\+\n.*?\n\+\+\+|\{\n.*?\n\})\n", re.DOTALL)
# What a flaw asks to take out whole, or to say in other words.
_RETOLD = re.compile(
    r"```mermaid.*?```|```\{toctree\}.*?```|<script.*?</script>|<!--.*?-->|\{% comment %\}.*?\{% endcomment %\}"
    r"|\{% for .*?\{% endfor %\}|^\.\. note::|\[Read more\]\([^)]*\)|\[here\]|0161 496 0148"
    r"|^\[till\]: .*?$|\[till\]",
    re.DOTALL | re.MULTILINE,
)
# The marks of other generators, as their own pages of help list them; what ends one is left out.
_MARK = re.compile(
    r"^:::\s*\w|\[\[|==\w|\+\+\w|~~\w|(?<!\{)\{%(?!\s*end)|\{\{[<%](?!\s*/)"
    r"|\{\{\s(?!hour)|\{#|\{/\*|^import |^export |<[A-Z]"
    r"|^> \[!|^=== |\$\$|%%|:smile:|\^\[|--8<--|<<<|<(?:details|div|table|aside|center|script|u|img)|\{doc\}|^\[till\]"
    r"|^ *#(?!#)(?=\s*\w)|\]\((?:\.?/|[^)]*%20|Rota|desk-booking/)",
)
_NO_WORDS = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|"
    r"(?<=\])\([^)]*\)|\{[:#].*?\}|[*_`\\]|^[ ]*\d+[.)] |\[\^1\]:?|\[[x ]\]|^ *(?:!!!|\?\?\?) \w+",
    re.MULTILINE,
)
_INLINE = re.compile(r"</?(?:kbd|sub|sup|del|ins|mark|abbr|em|strong|code|b|u)\b[^>]*>|</a>")
_TAG = re.compile(r"<[^>]*?(?:alt=\"([^\"]*)\"[^>]*)?>")


def organization_with(pages: Path, folder: Path) -> Path:
    """Make an organization in `folder` whose own pages are `pages`."""
    shutil.copytree(ORGANIZATIONS["harbour-lane"], folder)
    shutil.copytree(pages, folder / "pages", dirs_exist_ok=True)
    return folder


def words(text: str) -> Counter[str]:
    """Return the words of a text with tags, and of what its pictures are said to show."""
    return Counter(re.findall(r"\w+", html.unescape(_TAG.sub(r" \1 ", _INLINE.sub("", text)))))


def words_of(name: str) -> Counter[str]:
    """Return the words of the page `name` that its reader was to see."""
    text = (FOREIGN / name).read_text(encoding="utf-8-sig")
    text = _RETOLD.sub(" ", _FRONT_MATTER.sub("", text))
    for mark in reversed(foreign(text)):
        kept = re.findall(r"`([^`]*)`", mark.mend) if mark.mend.startswith(("write `", "put the picture be")) else ()
        text = text[: mark.start] + " ".join(kept) + text[mark.end :]
    return words(_NO_WORDS.sub("", text.replace("what it shows", "")))


@pytest.fixture(scope="module")
def flaws(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """What the check says of the pages as they came, by the file or folder that it names."""
    organization = organization_with(FOREIGN, tmp_path_factory.mktemp("foreign") / "organization")
    result = run("check", "--organization", str(organization), "--format", "json")
    found: dict[str, list[dict[str, str]]] = {}
    for flaw in json.loads(result.stdout):
        if flaw["rule"] != "questions":
            found.setdefault(flaw["path"].removeprefix(f"{organization}/pages/"), []).append(flaw)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the mended pages."""
    folder = tmp_path_factory.mktemp("mended")
    organization = organization_with(MENDED, folder / "organization")
    result = run("build", "--organization", str(organization), "--output", str(folder / "site"))
    assert result.returncode == 0, result.stderr
    return folder / "site"


def test_there_are_fifty():
    assert len(PAGES) == 50
    assert len([*MENDED.rglob("*.md")]) == 50


@pytest.mark.parametrize("name", PAGES)
def test_a_page_as_it_came_is_named_with_what_to_change(name, flaws):
    at = [flaw for path in (name, *map(str, Path(name).parents)) for flaw in flaws.get(path, [])]
    assert at
    assert [flaw for flaw in at if not flaw["mend"] or "cannot be read (" in flaw["problem"]] == []


@pytest.mark.parametrize("name", [name for name in PAGES if plain_uri(name).endswith(".md") and "/." not in name])
def test_every_line_with_a_mark_of_another_generator_is_named(name, flaws):
    text = (FOREIGN / name).read_text(encoding="utf-8-sig")
    body = len(found[0].split("\n")) if (found := _FRONT_MATTER.match(text)) else 1
    lines = {number for number, line in enumerate(text.split("\n"), 1) if number >= body and _MARK.search(line)}
    said = {int(flaw["line"]) for flaw in flaws[name]}
    for flaw in flaws[name]:  # a main heading is put where the file begins
        said |= {int(number) for number in re.findall(r"in place of line (\d+)", flaw["mend"])}
    assert sorted(lines - said) == []


def test_one_cause_is_said_once(flaws):
    assert max(len(found) for name, found in flaws.items() if name in PAGES) <= 9
    tables = [flaw for flaw in flaws["jekyll/first-aid.md"] if "HTML" in flaw["problem"]]
    assert [flaw["problem"].split("'s ")[1].split()[0] for flaw in tables] == ["<table>", "<p>", "<img>"]


@pytest.mark.parametrize("name", PAGES)
def test_every_word_is_shown_once_the_page_is_mended(name, site):
    stem = name if name.endswith(".md") else f"{name.rpartition('.')[0]}.md"
    page = (site / address_of(plain_uri(stem)) / "index.html").read_text(encoding="utf-8")
    assert words_of(name) - words(page) == Counter()


@pytest.mark.parametrize("name", sorted(file.relative_to(MENDED).as_posix() for file in MENDED.rglob("*.md")))
def test_no_mark_of_another_generator_is_left_standing(name, site):
    page = (site / address_of(name) / "index.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", article, flags=re.DOTALL)
    assert re.findall(r"[{}]|:::|\[\[|\]\]|==|~~|\+\+|\$\$|%%|<<<|\[!", html.unescape(text)) == []
