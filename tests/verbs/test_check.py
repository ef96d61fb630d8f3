"""`check`: the ways to print flaws, and the table of values."""

import json

from handbook.flaws import Flaw, Place, as_github
from tests.found import snapshot
from tests.given import ORGANIZATIONS
from tests.running import run


def test_nothing_is_written(repository):
    before = snapshot(repository / "docs") | snapshot(repository / "organization")
    assert run("check", folder=repository).returncode == 0
    assert snapshot(repository / "docs") | snapshot(repository / "organization") == before
    assert not (repository / "site").exists()


def test_the_example_has_no_error_and_lists_the_numbers_that_nobody_called_in_one_table():
    result = run("check")
    assert result.returncode == 0
    told, _, before = result.stdout[result.stdout.index("Numbers to call.") :].partition("Before a version")
    table = told.splitlines()
    assert table[1].split() == ["Number", "Who", "answers", "Last", "called"]
    rows = [line.strip() for line in table[2:]]
    assert "GB 116 123        Samaritans                                          never" in rows
    assert rows[0].startswith("+44 20 7946 0142  Priya Raman  ")
    assert "nobody here has confirmed" not in result.stdout
    many = sum(line.rstrip().endswith("never") for line in rows)
    before, example, address = before.splitlines()
    assert before == f" can be published, settle {many} numbers to call, and what follows:"
    assert "this is the example that comes with the handbook, which cannot be published; write your own" in example
    assert "nothing says at which address the handbook is published; write it, such as `site_url: " in address
    assert "nobody here has confirmed the number 116 123 (Samaritans)" in run("check", "--format", "github").stdout


def test_formats_for_github_gitlab_and_machines(repository):
    (repository / "docs" / "key.pem").write_text("secret")
    github = run("check", "--format", "github", folder=repository)
    assert github.returncode == 1
    assert "::error file=docs/key.pem,line=1,col=1,title=files::this file is no page; move it out" in github.stdout
    odd = as_github([Flaw(Place("docs/a,b.md"), "100%: one", "two, three", "files")])
    assert odd == "::error file=docs/a%2Cb.md,line=1,col=1,title=files::100%25: one; two, three"
    gitlab = json.loads(run("check", "--format", "gitlab", folder=repository).stdout)
    entry = next(entry for entry in gitlab if entry["location"]["path"] == "docs/key.pem")
    assert (entry["severity"], entry["check_name"], entry["location"]["lines"]["begin"]) == ("major", "files", 1)
    assert len({entry["fingerprint"] for entry in gitlab}) == len(gitlab)
    plain = json.loads(run("check", "--format", "json", folder=repository).stdout)
    assert {"path", "line", "column", "severity", "rule", "problem", "mend"} == set(plain[0])


def test_each_value_is_listed_with_where_readers_meet_it():
    lines = run("check", "--variables").stdout.splitlines()
    by_name = {line.split("  ")[0]: line for line in lines}
    assert "help-now/" in by_name["contacts.0.phone"]
    assert "pages" in by_name["name"]
    assert "policies/client-harassment/" in by_name["leader.name"]
    assert "never used" not in "\n".join(lines)
    assert lines[-2:] == ["Never used: none", "Like a placeholder: none"]


def test_where_no_table_can_be_made_its_file_stays_empty_and_the_reason_is_seen(repository):
    (repository / "docs" / "key.pem").write_text("secret")
    result = run("check", "--variables", folder=repository)
    assert (result.returncode, result.stdout) == (1, "")
    assert "docs/key.pem:1:1: this file is no page" in result.stderr


def test_an_unused_value_and_a_placeholder_are_named(tmp_path):
    text = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    (tmp_path / "organization.yml").write_text(
        text.replace("role: Client Safety Lead", "role: TBD").replace(
            "    country: GB\n    hours: Day and night",
            "    country: GB\n    languages: [cy]\n    hours: Day and night",
        ),
        encoding="utf-8",
    )
    stdout = run("check", "--variables", "--organization", str(tmp_path)).stdout
    assert "Like a placeholder: contacts.0.role: TBD" in stdout
