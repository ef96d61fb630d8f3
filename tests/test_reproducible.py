"""The same commit and organization give the same bytes and modes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import ROOT
from handbook.addresses import address_of
from tests import forked
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, PATIENCE
from tests.publishing.repositories import GIT, git
from tests.ways import ASCII, SINCE_1970, WAYS, Bench, elsewhere, may_be_another

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")

KEPT = """
about/privacy/ hr/ managers/risk-assessment/ policies/ policies/client-harassment/ policies/confidentiality/
policies/harassment/ policies/non-retaliation/ reporting/ reporting/what-happens-next/ reporting/who-to-tell/ topics/
help-now/
"""
"""The pages that the small handbook of this test keeps: each page more takes time, in each of its builds."""

VERSION = "gh-pages:2026.1"


def contents(site: Path) -> dict[str, str]:
    """Return the mode of each folder and file of `site`, and the sum of a file's bytes, by path."""
    return {
        path.relative_to(site).as_posix(): f"{path.stat().st_mode:o} "
        + (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in (site, *site.rglob("*"))
    }


def digest(site: Path) -> str:
    """Return one sum of every path, mode and byte of `site`."""
    return hashlib.sha256("\n".join(map(" ".join, sorted(contents(site).items()))).encode()).hexdigest()


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """A small handbook, committed, and the site that is built of it here and now."""
    folder = tmp_path_factory.mktemp("bench")
    root = copy_repository(folder / "repository")
    shutil.rmtree(root / "organization")
    shutil.copytree(ORGANIZATIONS["lakeside-school"], root / "organization")
    addresses = {address_of(page.relative_to(root / "docs").as_posix()) for page in (root / "docs").rglob("*.md")}
    with (root / "organization" / "organization.yml").open("a", encoding="utf-8") as details:
        details.write("site_url: https://lakeside.example/handbook/\n")
        details.write(f"remove: [{', '.join(sorted(addresses - {*KEPT.split(), ''}))}]\n")
    (root / ".gitignore").write_text(".venv\n__pycache__/\n", encoding="utf-8")
    for words in ("init --quiet --initial-branch=main", "config user.name W", "config user.email w@lakeside.example"):
        git(root, *words.split())
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A handbook")
    bench = Bench(root, folder)
    bench.build(output=folder / "plain")
    return bench


def test_twelve_ways_to_build_a_site_give_one(bench, measure):
    plain = contents(bench.folder / "plain")
    found, other = {digest(bench.folder / "plain")}, []
    for name, way in WAYS.items():
        for site in way(bench):
            found.add(digest(site))
            other += [f"{name}: {path}" for path in sorted(dict(contents(site).items() ^ plain.items()))]
    measure(f"digests of a site built in {len(WAYS)} other ways", len(found), "1")
    measure("the other user of these has", "an id" if may_be_another() else "a name and a home", "an id, if possible")
    assert not other, "\n".join(other)
    assert (len(WAYS), len(found)) == (12, 1)
    assert {mode.split()[0] for mode in plain.values()} == {"40755", "100644"}


def test_the_example_is_the_same_with_everything_otherwise_at_once(sites, tmp_path):
    words = ("build", "--organization", str(ORGANIZATIONS["harbour-lane"]), "--output", str(tmp_path / "é è"))
    more = {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C"} | ASCII
    more |= elsewhere(clock=SINCE_1970["2038"], order="mixed")
    before = os.umask(0o027)
    try:
        done = forked.run(words, ROOT, more, patience=PATIENCE)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    found = contents(tmp_path / "é è")
    assert sorted(dict(found.items() ^ contents(sites["harbour-lane"]).items())) == []
    assert {mode.split()[0] for mode in found.values()} == {"40755", "100644"}


@pytest.mark.all
def test_a_version_is_the_same_wherever_it_is_published(bench):
    first, second = bench.copy("first"), bench.copy("a second")
    words = ("publish", "2026.1", "--effective", "2026-03-01", "--change", "material", "--summary", "The first one.")
    more = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3", "LC_ALL": "C"} | ASCII
    more |= elsewhere(clock=SINCE_1970["2100"], order="mixed")
    for folder, otherwise in ((first, {}), (second, more)):
        done = forked.run(words, folder, GIT | otherwise, patience=PATIENCE)
        assert done.returncode == 0, done.stderr
    one, other = (set(git(each, "ls-tree", "-r", VERSION).split("\n")) for each in (first, second))
    assert {line.split("\t")[1] for line in one ^ other} == {"manifest.json"}
    said, elsewhere_said = (json.loads(git(each, "show", f"{VERSION}/manifest.json")) for each in (first, second))
    assert said.pop("published") != elsewhere_said.pop("published")
    assert said == elsewhere_said


def test_a_clock_that_is_wrong_is_said_in_a_sentence(bench):
    done = forked.run(("build", "--output", str(bench.place())), bench.root, elsewhere(clock=SINCE_1970["1970"]))
    said = "the clock of this machine says 1970-01-01, a day before this handbook was begun"
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == f"{said}; nothing was changed, mend this and run the command again\n"


@pytest.mark.parametrize("given", ["abc", "", "1e9", "9" * 20])
def test_a_day_that_mkdocs_could_not_read_is_said_in_a_sentence(bench, given):
    done = forked.run(("build", "--output", str(bench.place())), bench.root, {"SOURCE_DATE_EPOCH": given})
    said = f"SOURCE_DATE_EPOCH: `{given}` is no number of seconds since 1970"
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == f"{said}; nothing was changed, mend this and run the command again\n"


@pytest.mark.parametrize(("order", "names"), [("reversed", ["m", "l", "k"]), ("mixed", ["l", "k", "m"])])
def test_elsewhere_is_another_place(order, names, tmp_path):
    for name in names:
        (tmp_path / name).touch()
    code = """import datetime, os, time
print(datetime.date.today(), datetime.datetime.now().year, datetime.datetime.now(datetime.UTC).year, time.gmtime()[0])
print(os.listdir(), [entry.name for entry in os.scandir()], next(os.walk("."))[2])"""
    more = elsewhere(clock=SINCE_1970["2100"], order=order)
    seen = subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path, env=os.environ | more, text=True)
    assert seen == f"2100-01-01 2100 2100 2100\n{names} {names} {names}\n"
