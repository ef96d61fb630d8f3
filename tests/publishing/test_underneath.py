"""`check` shows what changed in a text of ours under one that replaces it, as far as git's history tells."""

import shutil

import pytest

from handbook.inspect import inspect
from handbook.pages.based_on import Base
from handbook.repository.underneath import changed_underneath
from handbook.site import Site
from tests.publishing.repositories import NOW, git, handbook

PAGE = """---
title: Late
description: Ours.
owner: handbook_owner
last_reviewed: 2026-11-01
asked_as: [a, b, c, d, e, f]
---

## Home {: #home }

We pay for a taxi. It waits at the door.

- It is free.

## Work {: #work }

You may leave early.
"""
CHANGED = PAGE.replace("waits at the door", "waits at the side door")
SECTION = "organization/sections/hr/late/home.md"


def commit(folder, files):
    """Write `files` (None: delete) and commit them."""
    for name, text in files.items():
        file = folder / name
        if text is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")


def bases(folder) -> dict[str, Base]:
    book, _ = inspect(Site.of(folder, NOW.date()))
    return {base.file: base for base in book.overlaid.bases}


def shown(folder):
    book, _ = inspect(Site.of(folder, NOW.date()))
    return [*changed_underneath(book)]


@pytest.fixture
def replaced(repository):
    """The repository with a page of ours in two commits, a section of which was replaced at the second."""
    settings = repository / "mkdocs.yml"
    nav = settings.read_text(encoding="utf-8").replace(
        "      - hr/writing.md\n", "      - hr/writing.md\n      - hr/late.md\n"
    )
    commit(repository, {"docs/hr/late.md": PAGE.replace("a taxi", "a bus"), "mkdocs.yml": nav})
    commit(repository, {"docs/hr/late.md": PAGE, SECTION: "We walk you home.\n"})
    base = bases(repository)[SECTION].current
    commit(repository, {SECTION: f"---\nbased_on: {base}\n---\n\nWe walk you home.\n"})
    return repository


def later(folder, text=CHANGED):
    commit(folder, {"docs/hr/late.md": text})


def test_what_changed_is_shown_word_by_word_below_the_list(replaced):
    assert shown(replaced) == []
    later(replaced)
    result = handbook(replaced, "check")
    assert result.returncode == 0, result.stdout
    assert (
        "What changed in ours under texts of yours. Added words stand in {+ +}, removed words in [- -].\n"
        f"  {SECTION}\n"
        f"  {'-' * len(SECTION)}\n"
        "  We pay for a taxi. It waits at the {+side+} door.\n"
    ) in result.stdout
    assert f"{SECTION}:2:11: warning: our section `home` has changed" in result.stdout
    hosted = handbook(replaced, "check", "--format", "github")
    assert f"::warning file={SECTION},line=2,col=11,title=based-on::our section `home` has changed" in hosted.stdout
    assert "{+side+}" not in hosted.stdout + hosted.stderr


def test_the_text_is_found_behind_a_merge_a_deletion_and_another_id(replaced):
    git(replaced, "switch", "--quiet", "--create", "theirs")
    commit(replaced, {"docs/hr/late.md": None})
    later(replaced, PAGE.replace("{: #home }", "{: #way-home }").replace("free", "paid for"))
    later(replaced, PAGE.replace("free", "paid for"))
    git(replaced, "switch", "--quiet", "main")
    commit(replaced, {"organization/pages/hr/stairs.md": PAGE.replace("title: Late", "title: Stairs")})
    git(replaced, "merge", "--quiet", "--no-edit", "theirs")
    assert shown(replaced)[-1] == "  - It is [-free-]{+paid for+}."


def test_the_text_is_found_where_the_section_went_to_another_page(replaced):
    successors = replaced / "handbook" / "pages" / "successors.yml"
    listed = successors.read_text("utf-8") + "\nhr/late/#home: hr/writing/#way-home\n"
    page, gone = replaced / "docs" / "hr" / "writing.md", PAGE[PAGE.index("## Home") : PAGE.index("## Work")]
    went = f"{page.read_text('utf-8')}\n{gone.replace('{: #home }', '{: #way-home }').replace('free', 'paid for')}"
    moved = {"docs/hr/writing.md": went, "docs/hr/late.md": PAGE.replace(gone, "")}
    commit(replaced, moved | {"handbook/pages/successors.yml": listed})
    result = handbook(replaced, "check")
    assert "  - It is [-free-]{+paid for+}." in result.stdout.splitlines()
    assert f"{SECTION}:1:1: warning: this section is called `way-home` on the page `hr/writing/` now" in result.stdout


def test_a_whole_page_is_compared_with_its_front_matter_and_without_the_day_of_its_review(replaced):
    own = "organization/pages/hr/late.md"
    text = PAGE.replace("Ours", "Yours")
    commit(replaced, {own: text, SECTION: None})
    base = bases(replaced)[own].current
    commit(replaced, {own: text.replace("---\n\n", f"based_on: {base}\n---\n\n", 1)})
    later(replaced, PAGE.replace("2026-11-01", "2026-11-20"))
    assert shown(replaced) == []
    later(replaced, PAGE.replace("title: Late", "title: Late at night"))
    assert shown(replaced)[1:] == [f"  {own}", f"  {'-' * len(own)}", "  title: Late {+at night+}"]


def test_a_page_that_is_made_has_a_base_too(repository):
    own = "organization/pages/rights/intl.md"
    text = PAGE.replace("{: #home }", "{: #pending }")
    commit(repository, {own: text})
    base = bases(repository)[own].current
    commit(repository, {own: text.replace("---\n\n", f"based_on: {base}\n---\n\n", 1)})
    assert shown(repository) == []
    law = repository / "jurisdictions" / "page.md"
    commit(repository, {"jurisdictions/page.md": f"{law.read_text(encoding='utf-8')}\nMore.\n"})
    assert shown(repository)[-1] == (
        "  What it was cannot be shown, since it is made of the law of a place; compare yours with ours by eye."
    )


def test_where_the_text_is_not_found_a_sentence_says_why(replaced, tmp_path):
    later(replaced)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{replaced}", str(tmp_path / "shallow"))
    assert shown(tmp_path / "shallow")[-1] == (
        "  What it was is not in the part of the history that is here; run `git fetch --unshallow`, and check again."
    )
    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow")
    assert "{+side+}" in shown(tmp_path / "shallow")[-1]
    shutil.rmtree(tmp_path / "shallow" / ".git")
    assert shown(tmp_path / "shallow")[-1] == (
        "  What it was is not known here, since this folder has no history; clone the repository by git to see it."
    )
    commit(replaced, {SECTION: "---\nbased_on: 0123456789ab\n---\n\nWe walk you home.\n"})
    assert shown(replaced)[-1] == (
        "  No text in the history has the fingerprint `0123456789ab`; compare yours with docs/hr/late.md by eye."
    )
