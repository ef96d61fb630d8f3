"""The workflow files, read as their hosts read them, and their scripts, run as a runner would run them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from handbook import ROOT
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, PATIENCE

GITHUB = {file.name: file for file in sorted((ROOT / ".github" / "workflows").iterdir())}
GITLAB = ROOT / ".gitlab-ci.yml"
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
_INPUT = re.compile(r"\$\[\[ *inputs\.(\w+) *\]\]")


def github(name: str) -> dict[str, Any]:
    """Return the workflow `name` of .github/workflows."""
    found = yaml.load(GITHUB[name].read_bytes(), Loader=yaml.CSafeLoader)
    return {"on" if key is True else key: value for key, value in found.items()}  # YAML 1.1 reads `on` as true


def gitlab(**inputs: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what .gitlab-ci.yml says of its form, and its pipeline with `inputs` put in as GitLab does, as text."""
    head, body = GITLAB.read_text(encoding="utf-8").split("\n---\n")
    form: dict[str, Any] = yaml.load(head, Loader=yaml.CSafeLoader)["spec"]["inputs"]
    values = {name: str(one["default"]) for name, one in form.items()} | inputs
    pipeline: dict[str, Any] = yaml.load(_INPUT.sub(lambda found: values[found[1]], body), Loader=yaml.CSafeLoader)
    return form, pipeline


def gitlab_jobs(pipeline: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the jobs of a pipeline by name."""
    return {name: one for name, one in pipeline.items() if isinstance(one, dict) and "script" in one}


def holds(rule: str, source: str = "web") -> bool:
    """Return whether a rule of GitLab's holds, once inputs are in it, in a pipeline that a form or a schedule began."""
    parts = [part.replace("$CI_PIPELINE_SOURCE", f'"{source}"').split() for part in rule.split("&&")]
    return all((left == right) is (how == "==") for left, how, right in parts)


def scripts() -> Iterator[tuple[str, str]]:
    """Yield every script of every workflow, each with where it stands."""
    for name in GITHUB:
        for job, one in github(name)["jobs"].items():
            yield from ((f"{name}: {job}", step["run"]) for step in one["steps"] if "run" in step)
    for job, one in gitlab_jobs(gitlab()[1]).items():
        yield from ((f"{GITLAB.name}: {job}", script) for script in one["script"])


def commands(script: str, values: dict[str, str]) -> Iterator[list[str]]:
    """Yield the words of each `python3 -m handbook …` in `script`, with `values` in the place of its variables."""
    for line in re.findall(r"python3 -m handbook (.*)", script.replace("\\\n", " ")):
        words = shlex.shlex(re.sub(r"\d?>+(&\d|\S+)", "", line), posix=True, punctuation_chars="|&;")
        words.whitespace_split = True
        found = []
        for word in words:
            if set(word) <= set("|&;"):
                break
            found.append(re.sub(r"\$(\w+)", lambda name: values[name[1]], word))
        yield found


def publishable(folder: Path, site_url: str = "https://handbook.lakeside.example/") -> Path:
    """Make a repository in `folder` that can be published, with a bare one as its origin; return the bare one."""
    here = copy_repository(folder / "first")
    shutil.rmtree(here / "organization")
    shutil.copytree(ORGANIZATIONS["lakeside-school"], here / "organization")
    details = here / "organization" / "organization.yml"
    details.write_text(f"{details.read_text('utf-8')}site_url: {site_url}\n", encoding="utf-8")
    shutil.copy2(ROOT / ".gitignore", here)
    (here / ".venv").unlink()
    origin = folder / "origin.git"
    run_git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    run_git(here, "init", "--quiet", "--initial-branch=main")
    run_git(here, "add", ".")
    run_git(here, "-c", "user.name=Us", "-c", "user.email=us@lakeside.example", "commit", "--quiet", "-m", "Ours")
    run_git(here, "push", "--quiet", str(origin), "main")
    return origin


def run_git(folder: Path, *words: str) -> str:
    """Run git in `folder`; return what it printed."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


class Runner:
    """A machine that has just checked out `origin` with all branches and tags, and knows nobody's name."""

    def __init__(self, folder: Path, origin: Path) -> None:
        self.work, self.temp, self.summary = folder / "work", folder / "temp", folder / "summary.md"
        self.temp.mkdir(parents=True)
        self.summary.touch()
        run_git(folder, "clone", "--quiet", str(origin), str(self.work))
        (self.work / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
        (self.work / ".git" / "info" / "exclude").write_text(".venv\n", encoding="ascii")
        self.base = ""
        """The commit on which the proposal stands that is checked; "" where none is."""
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_REF_NAME": "main",
            "GITHUB_ACTOR": "wanjiru",
            "GITHUB_ACTOR_ID": "4711",
            "CI_PROJECT_DIR": str(self.work),
            "CI_REPOSITORY_URL": str(origin),
            "CI_SERVER_HOST": "gitlab.example",
            "GITLAB_USER_NAME": "Wanjiru Kamau",
            "GITLAB_USER_LOGIN": "wanjiru",
            "GITLAB_USER_ID": "12",
        }

    def script(self, text: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `text` as a step does, with `more` variables."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
            cwd=self.work, env=self.environment | more, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip

    def steps(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the scripts of a GitHub workflow one after another until one fails; return how the last one ended."""
        known = {f"inputs.{key}": value for key, value in inputs.items()}
        known["github.event.repository.default_branch"] = "main"
        known["github.event.pull_request.base.sha"] = self.base
        (job,) = github(name)["jobs"].values()
        for step in job["steps"]:
            if "run" in step:
                given = {
                    key: _EXPRESSION.sub(lambda found: known[found[1]], value)
                    for key, value in step.get("env", {}).items()
                }
                done = self.script(step["run"], **given)
                if done.returncode:
                    break
        return done
