"""`build --all`: a site for each of many organizations, each as if it were alone."""

import multiprocessing
import os
import re
import shutil
import signal
import time
from datetime import date

import pytest
from markdown import Markdown

from handbook import ROOT, memo
from handbook.inspect import inspect
from handbook.markup import convert
from handbook.render import many, unchanged
from handbook.render.many import build_many, organizations_in
from handbook.render.output import MARK
from handbook.render.unchanged import code_sum, common_sum, sum_of
from handbook.site import Site
from tests.copies import copy_repository, with_programs_of_its_own
from tests.crowd import canary, make_crowd
from tests.found import snapshot
from tests.running import errors_of, run
from tests.waiting import until


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Five organizations: with overlays, with a colour and a logo, one that lacks a page to which others link."""
    folder = tmp_path_factory.mktemp("crowd")
    make_crowd(folder, 5)
    return folder


@pytest.fixture(scope="module")
def built(crowd, tmp_path_factory):
    """The folder with the site of each, and what the command said."""
    output = tmp_path_factory.mktemp("built") / "sites"
    return output, run("build", "--all", str(crowd), "--output", str(output), "--jobs", "2")


def test_each_site_is_byte_for_byte_the_one_that_is_built_alone(crowd, built, tmp_path):
    output, result = built
    assert result.returncode == 0, result.stderr
    for each in organizations_in(crowd):
        alone = tmp_path / each.name
        assert run("build", "--organization", str(each), "--output", str(alone)).returncode == 0
        assert snapshot(output / each.name) == snapshot(alone), each.name


def test_what_is_said_names_each_and_counts_them(built):
    output, result = built
    lines = result.stderr.splitlines()
    assert [line for line in lines if line.startswith("1/5 ")] == ["1/5 org-0000: 70 pages"]
    assert {line.split()[1] for line in lines if line[:3] in ("1/5", "2/5", "3/5", "4/5", "5/5")} == {
        f"org-{number:04}:" for number in range(5)
    }
    assert lines[-1] == f"5 of 5 sites stand in {output}, 0 of them unchanged"


def test_no_folder_holds_a_word_of_another_organization(built):
    output, _ = built
    for number in range(5):
        texts = b"".join(snapshot(output / f"org-{number:04}").values())
        assert [other for other in range(5) if canary(other).encode() in texts] == [number]


def test_another_order_and_no_processes_to_fork_give_the_same_bytes(crowd, built, tmp_path, monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    sites = {each.name: Site.of(ROOT, date.today(), each) for each in reversed(organizations_in(crowd))}
    assert {outcome.state for outcome in build_many(sites, tmp_path, jobs=2)} == {"built"}
    memo.forget()
    assert snapshot(tmp_path) == snapshot(built[0])


def test_what_has_not_changed_is_left_alone_and_a_broken_one_touches_no_other(crowd, built, tmp_path):
    own, output = tmp_path / "crowd", tmp_path / "sites"
    shutil.copytree(crowd, own)
    shutil.copytree(built[0], output)
    before = {each.name: snapshot(each) for each in output.iterdir()}
    page = own / "org-0002" / "pages" / "reporting" / "our-own-way.md"
    page.write_text(page.read_text("utf-8").replace("our own way. It begins", "our very own way. It begins"), "utf-8")
    details = own / "org-0003" / "organization.yml"
    details.write_text(details.read_text("utf-8").replace("name: ", "nme: ", 1), "utf-8")
    shutil.copytree(own / "org-0003", own / "org-0005")
    shutil.rmtree(own / "org-0004")
    result = run("build", "--all", str(own), "--output", str(output))
    assert result.returncode == 1
    assert "org-0000: unchanged" in result.stderr and "org-0001: unchanged" in result.stderr
    assert "the key `nme` is not known; did you mean `name`?" in result.stderr
    assert errors_of(result)[-4:] == [
        f"3 of 5 sites stand in {output}, 2 of them unchanged",
        "These have no organization any more, and can be deleted: org-0004",
        "Not built, and as they were before: org-0003",
        "Not built, and not there: org-0005",
    ]
    after = {each.name: snapshot(each) for each in output.iterdir()}
    assert [name for name in after if after[name] != before[name]] == ["org-0002"]
    assert b"our very own way" in after["org-0002"]["reporting/our-own-way/index.html"]


def test_a_site_that_somebody_damaged_is_built_again(crowd, built, tmp_path):
    output = tmp_path / "sites"
    shutil.copytree(built[0], output)
    (output / "org-0000" / "help-now" / "index.html").unlink()
    page = output / "org-0001" / "index.html"
    page.write_text(page.read_text("utf-8").replace("handbook", "HANDBOOK", 1), "utf-8")
    (output / "org-0002" / "left.html").write_text("left", "utf-8")
    script = next((output / "org-0003" / "assets").glob("*.js"))
    before = script.stat()
    script.write_text("", "utf-8")
    os.utime(script, ns=(before.st_atime_ns, before.st_mtime_ns))
    (output / "org-0004" / ".handbook").write_bytes(b"\xff\xfe")
    result = run("build", "--all", str(crowd), "--output", str(output))
    said = dict(line.split(": ", 1) for line in result.stderr.splitlines() if line[1:3] == "/5")
    assert [name for name in said if said[name] == "unchanged"] == []
    assert snapshot(output) == snapshot(built[0])


def test_linked_folders_are_built_under_their_own_names_and_change_with_what_they_lead_to(crowd, tmp_path):
    own, output = tmp_path / "crowd", tmp_path / "sites"
    own.mkdir()
    for number in (0, 1):
        shutil.copytree(crowd / f"org-000{number}", tmp_path / str(number) / "organization")
        (own / f"linked-{number}").symlink_to(tmp_path / str(number) / "organization")
    assert run("build", "--all", str(own), "--output", str(output)).returncode == 0
    assert [
        canary(number).encode() in b"".join(snapshot(output / f"linked-{number}").values()) for number in (0, 1)
    ] == [
        True,
        True,
    ]
    details = tmp_path / "0" / "organization" / "organization.yml"
    details.rename(tmp_path / "details.yml")
    details.symlink_to(tmp_path / "details.yml")
    for word in ("linked-0: ", "linked-0: unchanged"):
        assert word in run("build", "--all", str(own), "--output", str(output)).stderr
    text = (tmp_path / "details.yml").read_text("utf-8")
    (tmp_path / "details.yml").write_text(f"{text}# changed\n", "utf-8")
    assert "linked-0: unchanged" not in run("build", "--all", str(own), "--output", str(output)).stderr


def test_a_file_that_cannot_be_read_and_a_fault_of_ours_stop_no_other(crowd, tmp_path, monkeypatch):
    read, seen = sum_of, inspect

    def unreadable(site, common):
        if site.organization_dir.name == "org-0001":
            raise PermissionError(13, "Permission denied", "pages/secret.md")
        return read(site, common)

    def failing(site):
        if site.organization_dir.name == "org-0002":
            raise KeyError("x")
        return seen(site)

    monkeypatch.setattr(many, "sum_of", unreadable)
    monkeypatch.setattr(unchanged, "sum_of", unreadable)
    monkeypatch.setattr(many, "inspect", failing)
    sites = {each.name: Site.of(ROOT, date.today(), each) for each in organizations_in(crowd)}
    outcomes = {outcome.name: outcome for outcome in build_many(sites, tmp_path / "sites", jobs=1)}
    memo.forget()
    assert [outcomes[name].state for name in sorted(outcomes)] == ["built", "failed", "failed", "built", "built"]
    assert outcomes["org-0001"].reason == "pages/secret.md: Permission denied"
    told = r"it could not be built \(KeyError in tests/verbs/test_build_all.py, line \d+\); report this line"
    assert re.fullmatch(told, outcomes["org-0002"].reason)


def test_a_process_that_is_stopped_is_told_in_a_sentence_for_all_that_it_would_have_built(crowd, tmp_path, monkeypatch):
    killed = tmp_path / "killed"

    def stopped(site):
        if site.organization_dir.name == "org-0001":
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return inspect(site)

    def seen_later(folder, made_of):
        if folder.name > "org-0001":  # of these, one is told to a process when there is none any more
            until(killed.exists)
            time.sleep(0.3)
        return False

    monkeypatch.setattr(many, "inspect", stopped)
    monkeypatch.setattr(many, "is_unchanged", seen_later)
    sites = {each.name: Site.of(ROOT, date.today(), each) for each in organizations_in(crowd)}
    outcomes = {outcome.name: outcome for outcome in build_many(sites, tmp_path / "sites", jobs=2)}
    memo.forget()
    assert outcomes.keys() == sites.keys()
    assert outcomes["org-0001"].state == "failed"
    assert {outcome.reason for outcome in outcomes.values() if outcome.state == "failed"} == {
        "a process that built was stopped; run the command again"
    }


def test_what_is_saved_while_a_site_is_built_is_built_the_next_time(crowd, tmp_path, monkeypatch):
    details = shutil.copytree(crowd / "org-0003", tmp_path / "many" / "it") / "organization.yml"
    sites = {"it": Site.of(ROOT, date.today(), details.parent)}

    def saved(site):
        found = inspect(site)
        details.write_text(details.read_text("utf-8").replace(canary(3), "Afterwards"), "utf-8")
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(many, "inspect", saved)
        assert [outcome.state for outcome in build_many(sites, tmp_path / "sites", jobs=1)] == ["built"]
    assert [outcome.state for outcome in build_many(sites, tmp_path / "sites", jobs=1)] == ["built"]
    assert [outcome.state for outcome in build_many(sites, tmp_path / "sites", jobs=1)] == ["unchanged"]
    memo.forget()
    assert "Afterwards" in (tmp_path / "sites" / "it" / "index.html").read_text("utf-8")


def test_what_has_changed_is_begun_before_the_others_are_looked_at_and_nothing_of_one_is_kept(
    crowd, tmp_path, monkeypatch
):
    sites = {each.name: Site.of(ROOT, date.today(), each) for each in organizations_in(crowd)[:3]}
    forgotten = []
    monkeypatch.setattr(memo, "forget_own", lambda forget=memo.forget_own: forgotten.append(forget()))
    assert len([*build_many(sites, tmp_path / "sites", jobs=1)]) == 3
    assert len(forgotten) >= 3
    changed = shutil.copytree(crowd / "org-0002", tmp_path / "org-0002")
    with (changed / "organization.yml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    sites["org-0002"] = Site.of(ROOT, date.today(), changed)
    states = {outcome.name: outcome.state for outcome in build_many(sites, tmp_path / "sites", jobs=1)}
    memo.forget()
    assert [*states.items()] == [("org-0002", "built"), ("org-0000", "unchanged"), ("org-0001", "unchanged")]


def test_a_site_that_somebody_is_changing_is_built_again(tmp_path, monkeypatch):
    def gone(folder):
        raise FileNotFoundError(folder)

    (tmp_path / MARK).write_text("A handbook\nMade of: this that\n", encoding="utf-8")
    monkeypatch.setattr(unchanged, "_listed", lambda folder: ("that", 0))
    assert unchanged.is_unchanged(tmp_path, "this")
    monkeypatch.setattr(unchanged, "_listed", gone)
    assert not unchanged.is_unchanged(tmp_path, "this")


def test_what_a_linked_folder_of_the_engine_holds_counts_and_where_an_organization_lies(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root" / "one" / "it").mkdir(parents=True)
    (tmp_path / "root" / "overrides").symlink_to(tmp_path / "elsewhere")
    sums = [common_sum(tmp_path / "root")]
    (tmp_path / "elsewhere" / "main.html").write_text("main", "utf-8")
    sums.append(common_sum(tmp_path / "root"))
    assert sums[0] != sums[1]
    before = sum_of(Site.of(tmp_path / "root", date.today(), tmp_path / "root" / "one" / "it"), sums[1])
    (tmp_path / "root" / "one").rename(tmp_path / "root" / "two")
    assert sum_of(Site.of(tmp_path / "root", date.today(), tmp_path / "root" / "two" / "it"), sums[1]) != before


def test_what_is_kept_for_the_next_time_holds_no_word_of_an_organization(crowd, tmp_path):
    root = with_programs_of_its_own(copy_repository(tmp_path / "repository"))
    sites = {each.name: Site.of(root, date.today(), each) for each in organizations_in(crowd)}
    assert {outcome.state for outcome in build_many(sites, tmp_path / "sites", jobs=2)} == {"built"}
    memo.forget()
    kept = (root / ".venv" / "handbook-memo").read_bytes()
    assert b"Quayside" in kept and len(kept) > 1_000_000
    theirs = words_in(crowd) - words((root / "mkdocs.yml").read_text("utf-8"))
    for folder in ("docs", "jurisdictions", "macros", "handbook"):
        theirs -= words_in(root / folder)
    assert canary(0) in theirs and len(theirs) > 50
    assert theirs & words(kept.decode("utf-8", "ignore")) == set()
    assert memo.load(root / ".venv" / "handbook-memo", code_sum(root)) == common_sum(root)
    memo.forget()


def words(text):
    return set(re.findall(r"\w{5,}", text))


def words_in(folder):
    files = [file for file in folder.rglob("*") if file.suffix in (".md", ".yml", ".py", ".html", ".svg")]
    return {word for file in files for word in words(file.read_text("utf-8"))}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_one_organization_finds_out_about_our_pages_is_known_the_next_time(crowd, tmp_path, monkeypatch, jobs):
    """Its choices change our pages (a committee, a page taken out); its own words are found out anew each time."""
    root = with_programs_of_its_own(copy_repository(tmp_path / "repository"))
    details = shutil.copytree(crowd / "org-0001", tmp_path / "many" / "it")
    site = Site.of(root, date.today(), details)
    own = list(details.rglob("*.md"))
    assert [outcome.state for outcome in build_many({"it": site}, tmp_path / "sites", jobs)] == ["built"]
    before = snapshot(tmp_path / "sites")
    converted = []

    def counted(**named):
        converted.append(1)
        return Markdown(**named)

    monkeypatch.setattr(convert, "Markdown", counted)
    with (details / "organization.yml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert [outcome.state for outcome in build_many({"it": site}, tmp_path / "sites", jobs=1)] == ["built"]
    memo.forget()
    assert 0 < len(converted) <= len(own)
    after = snapshot(tmp_path / "sites")
    assert after.pop("it/.handbook") != before.pop("it/.handbook")
    assert after == before


def test_shards_are_parts_of_the_whole(crowd, built, tmp_path):
    for number in ("1/2", "2/2"):
        result = run("build", "--all", str(crowd), "--output", str(tmp_path / "sites"), "--shard", number)
        assert result.returncode == 0, result.stderr
    assert snapshot(tmp_path / "sites") == snapshot(built[0])
    parts = [{each.name for each in organizations_in(crowd, (number, 3))} for number in (1, 2, 3)]
    assert sorted(name for part in parts for name in part) == [f"org-{number:04}" for number in range(5)]
    assert run("build", "--all", str(crowd), "--output", str(tmp_path / "none"), "--shard", "9/9").returncode == 0


def test_one_organization_is_not_taken_for_many(crowd, tmp_path):
    result = run("build", "--all", str(crowd / "org-0000"), "--output", str(tmp_path / "sites"))
    assert result.returncode == 2
    assert result.stderr.endswith("org-0000 is one organization; name it by --organization, or the folder around it\n")
    assert not (tmp_path / "sites").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--output", ".", "--jobs", "2"],
            "--jobs and --shard are for many organizations; name their folder with --all",
        ),
        (
            ["--all", ".", "--organization", "x"],
            "--all builds every organization in a folder; leave --organization out",
        ),
        (["--all", "no-such"], "There is no folder"),
        (["--all", ".", "--output", "sites"], "lies in"),
        (["--all", ".", "--shard", "3/2"], "`3/2` is no part of a whole; write which of how many, such as 2/10"),
        (["--all", ".", "--jobs", "0"], "`0` is no number of processes; write one from 1 to 999"),
        (["--all", ".", "--output", "/tmp/handbook-none"], "There is no organization in"),
    ],
)
def test_wrong_use_is_a_sentence_and_builds_nothing(words, said, tmp_path):
    words = [
        str(tmp_path) if word == "." else str(tmp_path / word) if word in ("sites", "no-such") else word
        for word in words
    ]
    result = run("build", *words)
    assert result.returncode == 2
    assert said in result.stderr and "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []
