"""Two builds into one folder do not disturb each other."""

import subprocess
import sys

import pytest

from handbook.lock import only_one
from tests.conftest import run

HOLD = """
import pathlib, sys, time
from handbook.lock import only_one
with only_one(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_told_who_builds_and_leaves_everything_alone(tmp_path):
    site = tmp_path / "site"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(site)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    result = run("build", "--output", str(site))
    assert result.returncode == 4
    assert f"another build into this folder is running (process {holder.pid})" in result.stderr
    holder.kill()
    holder.wait()
    assert run("build", "--output", str(site)).returncode == 0, "the lock outlived its owner"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_lock_goes_away_also_after_an_error(tmp_path):
    with pytest.raises(ValueError, match="x"), only_one(tmp_path / "site"):
        raise ValueError("x")
    assert list(tmp_path.iterdir()) == []
