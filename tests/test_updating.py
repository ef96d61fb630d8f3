"""A fork takes over upstream's improvements by one `git merge`, builds, and hears what to look at and nothing else."""

import hashlib
import json
import re

import pytest

from handbook import ROOT
from tests.copies import copy_repository, with_programs_of_its_own
from tests.given import ORGANIZATIONS
from tests.publishing.repositories import git, handbook

FROZEN = ROOT / "tests" / "organization_frozen.txt"
REPLACED = "organization/pages/support/counselling.md"
SECTION = "organization/sections/policies/client-harassment/what-counts.md"
MOVED = {"support/counselling": "support/talking", "policies/travel-and-events": "policies/on-the-road"}
PAGE = """---
title: {0}
description: Somebody is there for you.
owner: support_owner
last_reviewed: 2026-11-01
asked_as: [a, b, c, d, e, f]
---

## {0} {{: #{1} }}

Somebody is there. See [weeks later](../support/helping-a-colleague.md#weeks-later).
"""


def committed(folder, message):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def edited(file, *pairs):
    """Change texts of `file`, each of which must be there."""
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f"{file.name} no longer holds {old!r}: the test is out of date"
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def lengthened(file, identity, words):
    """Put `words` behind the first paragraph of a section."""
    text = file.read_text(encoding="utf-8")
    longer, times = re.subn(rf"(\{{: #{identity} \}}\n\n.*)", rf"\1 {words}", text, count=1)
    assert times, f"{file.name} has no section {identity!r}: the test is out of date"
    file.write_text(longer, encoding="utf-8")


def repository_at(folder):
    """Settle who commits in the repository at `folder`, and what is not committed; return the folder."""
    git(folder, "config", "user.name", "Wanjiru Kamau")
    git(folder, "config", "user.email", "wanjiru@lakeside.example")
    with (folder / ".git" / "info" / "exclude").open("a", encoding="utf-8") as excluded:
        excluded.write(".venv\n__pycache__/\nsite/\n")
    return folder


def said(folder):
    """Return what `check` says in `folder` of its own rules of overlay and details: file, problem and mend of each."""
    result = handbook(folder, "check", "--format", "json")
    assert result.returncode == 0, result.stdout
    flaws = json.loads(result.stdout)
    ours = ("based-on", "successors", "calls", "organization", "overlay", "navigation", "links")
    return {(flaw["path"], flaw["problem"]): flaw["mend"] for flaw in flaws if flaw["rule"] in ours}


@pytest.fixture(scope="module")
def upstream(tmp_path_factory):
    """This handbook as a repository of its own, with one commit."""
    folder = copy_repository(tmp_path_factory.mktemp("updating") / "upstream")
    (folder / ".venv").unlink()
    for name in ("pages", "sections"):
        (folder / "organization" / name / ".gitkeep").touch()
    git(folder, "init", "--quiet", "--initial-branch=main")
    committed(repository_at(folder), "The handbook")
    return folder


@pytest.fixture(scope="module")
def fork(upstream):
    """A fork of it that edited its own folder alone, and says on which texts its own are based."""
    git(upstream.parent, "clone", "--quiet", "--origin", "upstream", str(upstream), "fork")
    folder = repository_at(upstream.parent / "fork")
    with_programs_of_its_own(folder)
    details = (ORGANIZATIONS["lakeside-school"] / "organization.yml").read_text(encoding="utf-8")
    more = "leave_to: https://weather.example/   # as our pupils know it\nremove: [policies/travel-and-events/]\n"
    counselling = (folder / "docs" / "support" / "counselling.md").read_text(encoding="utf-8")
    files = {
        "organization/organization.yml": details + more,
        REPLACED: counselling.replace("\ndescription: ", "\nshort_title: Our nurse\ndescription: ", 1),
        "organization/pages/support/chaplain.md": PAGE.format("The chaplain", "chaplain"),
        "organization/pages/our-sites/nairobi.md": PAGE.format("Nairobi", "nairobi"),
        SECTION: "What a pupil says counts too. To look at something else: {{ org.leave_to }}\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    told = said(folder)
    assert {file for file, _ in told} == {SECTION, REPLACED}
    base = {file: re.findall("based_on: [0-9a-f]{12}", mend)[0] for (file, _), mend in told.items()}
    (folder / REPLACED).write_text(files[REPLACED].replace("---\n", f"---\n{base[REPLACED]}\n", 1), encoding="utf-8")
    (folder / SECTION).write_text(f"---\n{base[SECTION]}\n---\n\n{files[SECTION]}", encoding="utf-8")
    assert said(folder) == {}
    committed(folder, "Ours")
    return folder


@pytest.fixture(scope="module")
def merged(upstream, fork):
    """The fork after upstream went on and `git merge`: prose, an id, fields, a page."""
    docs, engine = upstream / "docs", upstream / "handbook"
    lengthened(docs / "policies/client-harassment.md", "what-counts", "A drawing on the board is enough.")  # replaced
    lengthened(docs / "policies/client-harassment.md", "who-is-covered", "That holds on every trip.")  # beside it
    lengthened(docs / "support/work-adjustments.md", "what-you-can-ask", "A whole week too.")  # far away
    for old, new in MOVED.items():
        git(upstream, "mv", f"docs/{old}.md", f"docs/{new}.md")
        name, renamed = (f"{address.rpartition('/')[2]}.md" for address in (old, new))
        ours = (upstream / "mkdocs.yml", engine / "checks/support.py", engine / "search/asked_as.txt")
        for file in (*docs.rglob("*.md"), *ours):
            text = file.read_text(encoding="utf-8").replace(name, renamed).replace(f"{old}/", f"{new}/")
            file.write_text(text, encoding="utf-8")
        edited(docs / f"{new}.md", ("\nowner: ", f"\nformerly: [{old}/]\nowner: "))
    lengthened(docs / "support/talking.md", "what-it-is", "Nobody here reads along.")
    with (docs / "support/talking.md").open("a", encoding="utf-8") as talking:
        talking.write("\n## Is it free? {: #is-it-free }\n\nAsk us.\n")
    lengthened(docs / "support/work-adjustments.md", "what-you-can-ask", "[What talking costs](talking.md#is-it-free).")
    edited(docs / "support/helping-a-colleague.md", ("{: #weeks-later }", "{: #months-later }"))
    with (engine / "pages/successors.yml").open("a", encoding="utf-8") as successors:
        successors.write("support/helping-a-colleague/#weeks-later: support/helping-a-colleague/#months-later\n")
    for file in (*engine.rglob("*.py"), *(upstream / "macros").rglob("*.*"), *(upstream / "overrides").rglob("*.html")):
        file.write_bytes(re.sub(rb"\bleave_to\b", b"leaving_leads_to", file.read_bytes()))
    new = '    motto: Text = "Nobody alone"\n    """What stands above everything."""\n'
    model, was = engine / "organization/model.py", "    leaving_leads_to: WebAddress ="
    edited(model, (was, f'{new}    leave_to = Renamed("leaving_leads_to")\n{was}'))
    typed = "from handbook.data.typed import"
    edited(model, (typed, f"from handbook.data.renamed import Renamed\n{typed}"))
    edited(
        engine / "organization/moved_fields.py",
        ("MOVED: dict[Keys, Keys] = {", 'MOVED: dict[Keys, Keys] = {("leave_to",): ("leaving_leads_to",), '),
    )
    (docs / "support/quiet-room.md").write_text(PAGE.format("A quiet room", "room").replace("weeks", "months"), "utf-8")
    entry = "      - support/helping-a-colleague.md\n"
    edited(upstream / "mkdocs.yml", (entry, f"{entry}      - support/quiet-room.md\n"))
    committed(upstream, "A year of improvements")
    git(fork, "fetch", "--quiet", "upstream")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")  # a conflict would fail here
    return fork


def test_a_fork_edits_its_own_folder_alone_and_upstream_never_does(merged):
    theirs = git(merged, "diff", "--name-only", "HEAD^1", "HEAD").split()
    ours = git(merged, "diff", "--name-only", "HEAD^2", "HEAD").split()
    assert {name.partition("/")[0] for name in ours} == {"organization"}
    assert "organization" not in {name.partition("/")[0] for name in theirs}
    assert git(merged, "status", "--porcelain") == ""


def test_after_a_merge_check_names_what_changed_under_ours_and_what_to_rename(merged):
    problems = said(merged)
    later = "the section `../support/helping-a-colleague.md#weeks-later`"
    later += " is called `../support/helping-a-colleague.md#months-later` now"
    assert problems.keys() == {
        (SECTION, "our section `what-counts` has changed since yours was based on it"),
        ("organization/organization.yml", "`leave_to` is called `leaving_leads_to` now"),
        (
            "organization/organization.yml",
            "our page `policies/travel-and-events/` has the address `policies/on-the-road/` now",
        ),
        (SECTION, "`org.leave_to` is called `org.leaving_leads_to` now"),
        (REPLACED, "our page `support/counselling/` has the address `support/talking/` now"),
        (REPLACED, "our page `support/talking/` has changed since yours was based on it"),
        (
            REPLACED,
            "this page of yours has no `is-it-free` in it, as ours has, to which links lead from "
            "docs/support/work-adjustments.md",
        ),
        ("organization/pages/support/chaplain.md", later),
        ("organization/pages/our-sites/nairobi.md", later),
    }
    shown = handbook(merged, "check").stdout
    _, _, changed = shown.partition("What changed in ours under texts of yours")
    assert re.findall(r"^  (organization/\S+)$", changed, re.MULTILINE) == [REPLACED, SECTION]
    assert re.findall(r"\[-.*?-\]|\{\+.*?\+\}", " ".join(changed.split()))[2:] == [
        "{+Nobody here reads along.+}",
        "{+## Is it free? {: #is-it-free }+}",
        "{+Ask us.+}",
        "{+A drawing on the board is enough.+}",
    ]  # behind the key


def test_after_a_merge_the_fork_builds_with_both_sides_in_it(merged):
    result = handbook(merged, "build", "--output", "site")
    assert result.returncode == 0, result.stderr
    site = merged / "site"

    def page(address):
        return (site / address / "index.html").read_text(encoding="utf-8")

    harassment = page("policies/client-harassment")
    assert "What a pupil says counts too. To look at something else: https://weather.example/" in harassment
    assert "That holds on every trip." in harassment
    assert "A drawing on the board" not in harassment
    assert "A whole week too." in page("support/work-adjustments")
    assert 'id="weeks-later"' in page("support/helping-a-colleague")
    assert 'href="https://weather.example/"' in harassment
    assert not (site / "policies/travel-and-events").exists() and not (site / "policies/on-the-road").exists()
    assert "Our nurse" in page("support/talking") and "Nobody here reads along." not in page("support/talking")
    assert 'href="../talking/"' in page("support/counselling")
    assert 'id="is-it-free"' in page("support/talking")
    menu = re.findall(r'href="(?:\.\./)*((?:support|our-sites)/[a-z-]+/)"', page("about/privacy"))
    assert {"support/quiet-room/", "support/chaplain/", "support/talking/", "our-sites/nairobi/"} <= set(menu)


def test_what_check_says_after_a_merge_is_all_there_is_to_do(merged):
    """Files renamed, lines written as it says, the change taken note of: then it has nothing to say any more."""
    told = said(merged)
    edited(
        merged / "organization/organization.yml",
        ("leave_to:", "leaving_leads_to:"),
        ("policies/travel-and-events/", "policies/on-the-road/"),
    )
    for name in ("chaplain", "nairobi"):
        page = next(merged.glob(f"organization/pages/*/{name}.md"))
        edited(page, ("#weeks-later", "#months-later"))
    edited(merged / SECTION, ("org.leave_to", "org.leaving_leads_to"))
    for (name, _), mend in told.items():
        if base := re.search("based_on: [0-9a-f]{12}", mend):
            edited(merged / name, (re.findall("based_on: .*", (merged / name).read_text("utf-8"))[0], base[0]))
    (_, new), *_ = [mend.split("rename the file to ") for mend in told.values() if mend.startswith("rename the file")]
    with (merged / REPLACED).open("a", encoding="utf-8") as talking:
        talking.write("\n## What we pay {: #is-it-free }\n\nAll of it.\n")
    git(merged, "mv", REPLACED, new)
    assert said(merged) == {}


def test_upstream_never_touches_the_folder_that_is_the_organizations():
    """In a fork, whose details are no example any more, there is nothing to hold."""
    folder = ROOT / "organization"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if "\nexample: true\n" not in (folder / "organization.yml").read_text(encoding="utf-8"):
        return
    now = [f"{blob(file.read_bytes())} {file.relative_to(ROOT).as_posix()}" for file in files]
    assert now == FROZEN.read_text(encoding="utf-8").splitlines(), (
        "organization/ belongs to forks: a change of ours there is a conflict in each of them. After the first release "
        "nothing in it changes any more: give a new field a default, and show it in docs/. Before it, renew the list: "
        "git ls-files -s organization | sed 's/^[0-9]* //; s/ 0\t/ /' > tests/organization_frozen.txt"
    )


def blob(content):
    """Return the name that git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
