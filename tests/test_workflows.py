"""The workflow files: what they may do, that their commands exist, and their scripts with a real git and origin."""

import json
import re

import pytest

from handbook.verbs import parser
from handbook.versions.withdrawal import REASONS
from tests import flows
from tests.flows import Runner, run_git

SAMPLE = {
    "RUNNER_TEMP": "/tmp/runner",
    "CI_PROJECT_DIR": "/tmp/project",
    "VERSION": "2026.1",
    "DAY": "2026-12-01",
    "CHANGE": "material",
    "SUMMARY": "Whom to tell at night is new.",
    "WITHOUT": "",
    "AGAIN": "2026.1",
    "REASON": "unsafe",
}
SCRIPTS = [pytest.param(script, id=where) for where, script in flows.scripts()]
AWKWARD = """Whom to tell: "the night's desk" # $HOME & `id` {{ 7 }, 5 % | $(id) \\n --push"""
DAY = "2026-03-01"
"""From which the versions hold: a day like their numbers, whenever this runs."""


@pytest.mark.parametrize("name", flows.GITHUB)
def test_every_action_is_named_by_a_full_hash_and_its_release(name):
    used = [line for line in flows.GITHUB[name].read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert re.fullmatch(r" +- uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_one_hash_everywhere():
    used = {line for file in flows.GITHUB.values() for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))}
    assert len(used) == len({line.partition("@")[0] for line in used})


@pytest.mark.parametrize("name", flows.GITHUB)
def test_a_workflow_may_do_no_more_than_its_work(name):
    text, workflow = flows.GITHUB[name].read_text("utf-8"), flows.github(name)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in text and "workflow_run" not in text and "secrets" not in text
    for job in workflow["jobs"].values():
        may = job.get("permissions", workflow["permissions"])
        pushes = may == {"contents": "write"}
        assert pushes or may == {"contents": "read"}
        assert not (pushes and "pull_request" in workflow["on"])
        assert job["timeout-minutes"] <= 15
        (checkout,) = [step for step in job["steps"] if "actions/checkout@" in step.get("uses", "")]
        assert checkout["with"]["persist-credentials"] is pushes
        assert checkout["with"]["fetch-depth"] == 0  # `verify`, `changes` and a publication look at the whole branch
    if any("write" in str(job.get("permissions")) for job in workflow["jobs"].values()):
        assert workflow["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_that_somebody_typed_becomes_part_of_a_script(script):
    assert "${{" not in script and "$[[" not in script and "eval" not in script
    assert script.startswith("set -euo pipefail\n")
    for name in ("VERSION", "DAY", "CHANGE", "SUMMARY", "WITHOUT", "AGAIN", "REASON"):
        assert script.count(f"${name}") == script.count(f'"${name}"')


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_command_is_one_that_the_handbook_has(script):
    for words in flows.commands(script, SAMPLE):
        assert parser().parse_args(words).verb == words[0]


def test_the_forms_ask_for_what_a_publication_takes():
    asked = flows.github("publish.yml")["on"]["workflow_dispatch"]["inputs"]
    down = flows.github("withdraw.yml")["on"]["workflow_dispatch"]["inputs"]
    form, _ = flows.gitlab()
    assert list(asked) == ["version", "day", "change", "summary", "without"]
    assert list(form) == [*asked, "take_down", "again", "reason"]
    assert list(down) == ["version", "again", "reason"]
    assert down["reason"]["options"] == form["reason"]["options"]
    assert set(down["reason"]["options"]) == {*REASONS, "choose one"}  # nobody tells readers a reason by forgetting it
    assert form["reason"]["default"] == "choose one"
    assert asked["change"]["options"] == form["change"]["options"] == ["material", "editorial"]
    for value, name in (("2026.1", "version"), ("", "version"), ("2026-12-01", "day"), ("", "day")):
        assert re.fullmatch(form[name]["regex"], value)
    assert not re.fullmatch(form["version"]["regex"], '" || "')
    assert re.fullmatch(form["summary"]["regex"], AWKWARD) and re.fullmatch(form["summary"]["regex"], "")
    assert not re.search(form["summary"]["regex"], "Slips.\n  before_script: [id]")


def test_gitlab_pushes_in_no_job_that_runs_a_proposal():
    _, pipeline = flows.gitlab()
    for name, job in flows.gitlab_jobs(pipeline).items():
        conditions = [rule["if"] for rule in job["rules"]]
        if name == "check":
            assert "push" not in re.sub("--push", "push", "".join(job["script"]))
            assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
        elif name == "unclear":
            assert "git" not in "".join(job["script"])
        else:
            assert not any("merge_request" in one or '"push"' in one for one in conditions)
            assert job["resource_group"] == "publication"
    assert pipeline["variables"]["GIT_DEPTH"] == "0"
    assert "CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in pipeline["workflow"]["rules"][1]["if"]


def test_gitlab_reads_what_was_typed_as_it_was_typed():
    job = flows.gitlab(version="2026.1", summary=AWKWARD)[1]["publish"]
    assert job["variables"]["SUMMARY"] == {"value": AWKWARD, "expand": False}
    assert job["variables"]["VERSION"] == {"value": "2026.1", "expand": False}
    assert flows.gitlab()[1]["publish"]["variables"]["SUMMARY"]["value"] == ""


# --- Their scripts, as a runner runs them ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    return flows.publishable(tmp_path_factory.mktemp("workflows"))


@pytest.fixture
def runner(tmp_path, origin):
    return Runner(tmp_path, origin)


def published(origin):
    """Return the index of what `origin` has published, by version."""
    found = json.loads(run_git(origin, "show", "gh-pages:versions.json"))
    return {one["version"]: one["properties"] for one in found}


def test_before_anything_is_published_the_daily_run_says_so_and_is_content(runner):
    done = runner.steps("due.yml")
    assert done.returncode == 0
    assert "No version has been published yet, so there is nothing to bring up to date." in done.stderr


@pytest.mark.parametrize("version", ["--due", "--help", "2026", ""])
def test_a_form_with_no_version_publishes_nothing_and_says_so_on_the_page_of_the_run(version, runner, origin):
    done = runner.steps("publish.yml", version=version, day="2026-12-01", change="material", summary="", without="")
    assert done.returncode == 2
    assert len(runner.summary.read_text("utf-8").splitlines()) > 2
    assert "gh-pages" not in run_git(origin, "branch")


def test_a_version_is_published_from_the_main_branch_alone(runner, origin):
    runner.environment["GITHUB_REF_NAME"] = "try"
    done = runner.steps("publish.yml", version="2026.1", day="2026-12-01", change="material", summary="", without="")
    assert done.returncode == 1
    assert "Versions are published from main" in runner.summary.read_text("utf-8")
    assert "gh-pages" not in run_git(origin, "branch")


def test_a_flaw_is_a_comment_on_its_line_and_stands_in_the_summary(runner):
    page = runner.work / "docs" / "help-now.md"
    page.write_text(page.read_text("utf-8") + "\n[Ours](no-such-page.md)\n", encoding="utf-8")
    line = len(page.read_text("utf-8").splitlines())
    done = runner.steps("check.yml")
    assert done.returncode == 1
    assert f"::error file=docs/help-now.md,line={line},col=" in done.stdout
    assert f"docs/help-now.md:{line}:" in runner.summary.read_text("utf-8")
    assert not (runner.temp / "preview").exists()


def propose(runner, name, text):
    """Commit `text` in the file `name` as a proposal."""
    runner.base = run_git(runner.work, "rev-parse", "HEAD").strip()
    file = runner.work / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    run_git(runner.work, "add", ".")
    run_git(runner.work, "-c", "user.name=A", "-c", "user.email=a@lakeside.example", "commit", "--quiet", "-m", "Mine")


@pytest.mark.parametrize(
    "name", ["handbook/verbs/check.py", "macros/contacts.py", "mkdocs.yml", ".github/workflows/x.yml"]
)
def test_a_proposal_that_changes_programs_is_shown_as_one_before_they_run(runner, name):
    propose(runner, name, "raise SystemExit('It ran.')\n")
    done = runner.script(flows.github("check.yml")["jobs"]["check"]["steps"][1]["run"], BASE=runner.base)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::warning title=programs::This proposal changes programs, not texts alone")
    assert "It ran." not in done.stdout
    summary = runner.summary.read_text("utf-8")
    assert summary.startswith("## This proposal changes programs\n") and f"\n{name}\n" in summary
    (script,) = flows.gitlab()[1]["check"]["script"]
    said = runner.script(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=runner.base).stdout
    assert said.startswith("This proposal changes programs") and f"\n{name}\n" in said


def test_a_proposal_of_texts_alone_is_shown_as_nothing_else(runner):
    propose(runner, "organization/pages/support/taxi.md", "Home.\n")
    done = runner.script(flows.github("check.yml")["jobs"]["check"]["steps"][1]["run"], BASE=runner.base)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.summary.read_text("utf-8") == ""


def test_the_form_publishes_and_the_daily_run_follows(runner, origin, browser, tmp_path):
    form = {"version": "2026.1", "day": DAY, "change": "material", "summary": AWKWARD, "without": ""}
    done = runner.steps("publish.yml", **form)
    assert done.returncode == 0, done.stderr
    assert "every one is what was published" in done.stdout
    assert "Published. Version 2026.1" in runner.summary.read_text("utf-8")
    one = published(origin)["2026.1"]
    assert (one["effective"], one["change"], one["summary"]) == (DAY, "material", AWKWARD)
    assert run_git(origin, "tag", "--list") == "handbook/2026.1\n"
    assert run_git(origin, "log", "-1", "--format=%cn <%ce>", "gh-pages") == (
        "wanjiru <4711+wanjiru@users.noreply.github.com>\n"
    )
    assert json.loads(run_git(origin, "show", "gh-pages:2026.1/manifest.json"))["publisher"] == "wanjiru"

    head = run_git(origin, "rev-parse", "gh-pages")
    due = Runner(tmp_path / "due", origin).steps("due.yml")
    assert due.returncode == 0, due.stderr
    assert "Plain addresses lead to version 2026.1" in due.stderr
    assert run_git(origin, "rev-parse", "gh-pages") == head

    proposal = Runner(tmp_path / "proposal", origin)
    checked = proposal.steps("check.yml")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "pages: no errors" in proposal.summary.read_text("utf-8")
    assert "## Changes since the version in force" in proposal.summary.read_text("utf-8")
    assert "preview" in (proposal.temp / "preview" / "index.html").read_text("utf-8")
    assert "<html" in (proposal.temp / "preview" / "changes.html").read_text("utf-8")

    here = browser.new_page()
    here.goto((proposal.temp / "preview" / "index.html").as_uri())
    for name in ("Get help now", "Policies", "Handbook"):
        here.get_by_role("link", name=name).first.click()
        assert here.url.endswith("/index.html") or "/index.html#" in here.url
        assert "preview" in here.locator("body").inner_text()
    here.close()

    gitlab = Runner(tmp_path / "gitlab", origin)
    _, pipeline = flows.gitlab(version="2026.2", day=DAY, change="editorial", summary="Slips.")
    jobs = flows.gitlab_jobs(pipeline)
    given = {name: one["value"] for name, one in jobs["publish"]["variables"].items()}
    for job in ("publish", "due", "pages", "check"):
        (script,) = jobs[job]["script"]
        done = gitlab.script(script, **given)
        assert done.returncode == 0, (job, done.stdout + done.stderr)
    assert set(published(origin)) == {"2026.1", "2026.2"}
    assert json.loads((gitlab.work / "public" / "versions.json").read_text("utf-8"))[0]["version"] == "2026.2"
    assert json.loads((gitlab.work / "gl-code-quality-report.json").read_text("utf-8")) is not None
    assert (gitlab.work / "preview" / "changes.html").is_file()

    taken = Runner(tmp_path / "taken", origin)
    wrong = taken.steps("withdraw.yml", version="2026.1", again="2026.2", reason="unsafe")
    assert wrong.returncode == 2
    sentence = "The first time 2026.1 was typed, and the second `2026.2`; write the same number twice."
    assert sentence in taken.summary.read_text("utf-8")
    done = taken.steps("withdraw.yml", version="2026.1", again="2026.1", reason="unsafe")
    assert done.returncode == 0, done.stderr
    assert "Version 2026.1 was taken down on " in taken.summary.read_text("utf-8")
    assert published(origin)["2026.1"]["withdrawn"]["reason"] == "unsafe"


def test_gitlab_does_what_the_form_asks_for_and_nothing_else(tmp_path):
    origin = flows.publishable(tmp_path / "made")
    runner = Runner(tmp_path / "runner", origin)

    def run(job, **inputs):
        one = flows.gitlab_jobs(flows.gitlab(**inputs)[1])[job]
        given = {name: value["value"] for name, value in one.get("variables", {}).items()}
        run_git(runner.work, "clean", "-fdq")  # as a runner does before each job
        done = runner.script(one["script"][0], **given)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    assert "nothing to bring up to date" in run("due")
    run("pages")
    page = runner.work / "public" / "index.html"
    assert "No version of this handbook has been published yet." in page.read_text("utf-8")
    for number, without in (("2026.1", ""), ("2026.2", "2026.1")):
        run("publish", version=number, day=DAY, change="editorial", summary="Words.", without=without)
    assert run_git(origin, "show", "gh-pages:2026.2/manifest.json").count('"2026.1"') == 1
    run("withdraw", take_down="2026.1", again="2026.1", reason="personal-data")
    run("pages")
    assert "2026.2/" in page.read_text("utf-8")
    asked = {
        "publish": {"version": "2026.1"},
        "withdraw": {"take_down": "2026.1"},
        "due": {},
    }
    unclear = ({"version": "2026.1", "take_down": "2026.1"}, {"day": "2026-12-01"})
    for inputs in unclear:
        jobs = flows.gitlab_jobs(flows.gitlab(**inputs)[1])
        runs = {name for name in (*asked, "unclear") if any(flows.holds(rule["if"]) for rule in jobs[name]["rules"])}
        assert runs == {"unclear"}
    for inputs in asked.values():
        jobs = flows.gitlab_jobs(flows.gitlab(**inputs)[1])
        runs = {name for name in (*asked, "unclear") if any(flows.holds(rule["if"]) for rule in jobs[name]["rules"])}
        assert [asked.get(name) for name in runs] == [inputs]
