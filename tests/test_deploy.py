"""Files that spread many organizations over machines: each of these is built by one part alone."""

import os
import re
import shlex
import shutil
import subprocess

import pytest
import yaml

from handbook import ROOT
from handbook.render.many import organizations_in
from handbook.verbs import read
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, PATIENCE

_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
DEPLOY = ROOT / "deploy"


def loaded(name):
    return yaml.load((DEPLOY / name).read_bytes(), Loader=yaml.CSafeLoader)


def github():
    """Return the script of each part, with the variables that GitHub sets."""
    job = loaded("github-many.yml")["jobs"]["build"]
    parts = job["strategy"]["matrix"]["part"]
    (script,) = (step["run"] for step in job["steps"] if "run" in step)
    known = {"strategy.job-total": str(len(parts))}
    for part in parts:
        here = known | {"matrix.part": str(part)}
        yield script, {"PART": "".join(here.get(word, word) for word in _EXPRESSION.split(job["env"]["PART"]))}


def gitlab():
    """Return the script of each part, with the variables that GitLab sets."""
    job = loaded("gitlab-many.yml")["build-many"]
    for number in range(1, job["parallel"] + 1):
        variables = {"CI_NODE_INDEX": str(number), "CI_NODE_TOTAL": str(job["parallel"])}
        yield "\n".join(job["script"]), variables


def kubernetes():
    """Return the script of each part, with the variables that Kubernetes sets."""
    job = loaded("kubernetes-many.yml")["spec"]
    (container,) = job["template"]["spec"]["containers"]
    *shell, script = container["command"]
    assert shell == ["bash", "-c"]
    assert job["parallelism"] == job["completions"]
    assert job["completionMode"] == "Indexed"
    for number in range(job["completions"]):
        yield script, {"JOB_COMPLETION_INDEX": str(number)}


def test_what_gitlab_takes_up_has_a_stage_of_ours_and_runs_beside_the_rest():
    own = [*yaml.load_all((ROOT / ".gitlab-ci.yml").read_bytes(), Loader=yaml.CSafeLoader)][-1]
    job = loaded("gitlab-many.yml")["build-many"]
    assert "build-many" not in own
    assert job["stage"] == own["stages"][-1] and job["needs"] == []  # nothing waits for it
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}]


HOSTS = pytest.mark.parametrize("host", [github, gitlab, kubernetes])


@HOSTS
def test_every_organization_is_built_by_one_part_alone(host, tmp_path):
    for number in range(23):
        (tmp_path / f"org-{number}").mkdir()
    built = []
    for script, variables in host():
        echoed = subprocess.run(
            ["bash", "-c", script.replace("python3 -m handbook", "echo", 1)],
            env={"PATH": os.environ["PATH"]} | variables, capture_output=True, text=True, check=True,
        )  # fmt: skip
        arguments = read(shlex.split(echoed.stdout))
        built += [path.name for path in organizations_in(tmp_path, arguments.shard)]
    assert sorted(built) == sorted(path.name for path in tmp_path.iterdir())


@HOSTS
def test_the_command_of_a_part_builds_its_organizations_and_no_other(host, tmp_path):
    repository = copy_repository(tmp_path / "handbook")
    for name in ("caffi-r-ddol", "harbour-lane", "lakeside-school"):
        shutil.copytree(ORGANIZATIONS[name], repository / "organizations" / name)
    script, variables = [*host()][1]
    script = script.replace("/organizations", "organizations").replace("/sites", "sites")  # volumes of a pod
    result = subprocess.run(
        ["bash", "-c", script], cwd=repository, env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert [path.name for path in (repository / "sites").iterdir() if not path.name.startswith(".")] == ["harbour-lane"]
    assert (repository / "sites" / "harbour-lane" / "help-now" / "index.html").is_file()
