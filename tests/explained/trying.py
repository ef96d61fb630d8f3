"""Examples of explained.yml, tried one by one: each in its place, in a repository that is as it was afterwards."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

from handbook import ROOT
from handbook.explained import Example
from handbook.flaws import Flaw
from handbook.inspect import inspect
from handbook.jurisdictions.load import load_jurisdictions
from handbook.markup.lines import Lines
from handbook.markup.look import look
from handbook.new.answers import read_answers, unfit
from handbook.new.interview import Interview
from handbook.site import Site
from handbook.versions.ready import hindrances
from tests.given import TODAY

TOP = """\
title: The way home
description: We pay for it.
owner: support_owner
last_reviewed: 2026-11-01
asked_as: [taxi after midnight, home from a late shift, last bus gone, dark car park, lift from a colleague]
"""
BODY = "## Who pays {: #who-pays }\n\nWe pay.\n"
STORY = ROOT / "docs" / "case-studies" / "shop-regular.md"
ANSWERS = ROOT / "tests" / "verbs" / "transcripts" / "answers.yml"
_ITEM = re.compile(r"(?m)^  - (?:id|name): (.+)\n(?:    .*\n)*")


def alone(example: Example) -> bool:
    """Whether what is said of the example's own file counts, whatever it is about; else all of its rule does."""
    return example.where in ("page", "top of a page", "case study", "file")


def flaws(example: Example, text: str, root: Path) -> list[Flaw]:
    """Return what is said of `text` at the place of `example` in the repository `root`; "" is no change."""
    if example.where == "answers":
        return _of_answers(with_keys(ANSWERS.read_text(encoding="utf-8"), text))
    file = root / "organization" / "pages" / "support" / "example.md"
    if example.where == "case study":
        file = root / "organization" / "pages" / "case-studies" / "example.md"
        wanted = with_section(STORY.read_text(encoding="utf-8").replace("title: Daniel", "title: Dan"), text)
    elif example.where == "page":
        wanted = f"---\n{TOP}---\n\n{text}\n"
    elif example.where == "top of a page":
        wanted = f"---\n{with_keys(TOP, text)}---\n\n{BODY}"
    elif example.where == "file":
        file, wanted = root / text.strip(), f"---\n{TOP}---\n\n{BODY}"
    elif example.where.endswith(".yml"):
        file = root / ("organization" if example.where == "organization.yml" else "") / example.where
        wanted = with_keys(file.read_text(encoding="utf-8"), text)
    else:
        file, wanted = root / example.where, text
    found = _with_file(root, file, wanted if text else None)
    return [flaw for flaw in found if flaw.place.path == file.relative_to(root).as_posix()] if alone(example) else found


def _with_file(root: Path, file: Path, text: str | None) -> list[Flaw]:
    """Return the flaws of the site in `root` with `text` in `file`, which is as it was when they are returned."""
    before = file.read_text(encoding="utf-8") if file.exists() else None
    if text is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    try:
        book, found = inspect(Site.of(root, TODAY))
        page = next((page for page in book.pages.values() if root / page.file == file), None)
        ready = hindrances(book, found) if book.organization else []
        return [*found, *(flaw for flaw in ready if flaw.rule == "publishing"), *(_seen(page.body) if page else ())]
    finally:
        if before is not None:
            file.write_text(before, encoding="utf-8")
        elif text is not None:
            file.unlink()


def _seen(lines: Lines) -> tuple[Flaw, ...]:
    """Return what is said of a page once Markdown has read it, where no value stands in it."""
    if re.search(r"\{[{%]", lines.text):
        return ()
    config = load_config(str(ROOT / "mkdocs.yml"))
    made = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return look(lines, lines.text, made.convert(lines.text), frozenset(), own=True)


def _of_answers(text: str) -> list[Flaw]:
    """Return what `new organization` says of a file of answers that holds `text`."""
    answers, located, found = read_answers(text, "answers.yml")
    return [*found, *unfit(Interview(load_jurisdictions(Site.of(ROOT, TODAY))[0], answers), answers, located)]


def with_keys(text: str, instead: str) -> str:
    """Return YAML `text` with the keys of `instead` in the place of those that it has.

    Of a list whose items begin with an id or a name, those that `instead` has stand in the place of theirs.
    """
    for key, below in re.findall(r"(?m)^([a-z_]+):(.*\n(?:(?:[ \t#-].*)?\n)*)", f"{instead.rstrip()}\n"):
        there = re.search(rf"(?m)^{key}:.*\n(?:(?:[ \t#-].*)?\n)*", text)
        new = f"{key}:{below}"
        if there and _ITEM.search(below):
            items = {match[1]: match[0] for match in _ITEM.finditer(below)}
            had = {match[1]: match[0] for match in _ITEM.finditer(there[0])}
            new = f"{key}:\n{''.join((had | items).values())}"
        text = text.replace(there[0], f"{new.rstrip()}\n") if there else f"{text.rstrip()}\n{new}"
    return text


def with_section(text: str, instead: str) -> str:
    """Return the page `text` with the section `instead` in the place of the one with the same heading."""
    heading = instead.partition(" {")[0]
    return re.sub(rf"(?ms)^{re.escape(heading)} \{{.*?(?=^#)", lambda _: f"{instead.rstrip()}\n\n", text)
