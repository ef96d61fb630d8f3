"""The first run on a machine that has Python and git, and what it says when something is missing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import ROOT, bootstrap, machine
from handbook.machine import CannotSetUp
from tests.copies import copy_repository
from tests.running import errors_of, run


@pytest.fixture
def bare(tmp_path):
    """A copy of the repository in which nothing is set up."""
    folder = copy_repository(tmp_path / "repository")
    (folder / ".venv").unlink()
    return folder


def start(folder, *words, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "VIRTUAL_ENV"))}
    return subprocess.run(
        [os.path.realpath(sys.executable), "-m", "handbook", *words],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_network_a_sentence_says_so_and_the_next_run_goes_on(bare):
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    result = start(bare, "check", **offline)
    assert result.returncode == 4
    assert "connect to the network and run the same command again" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    again = start(bare, "check", **offline)
    assert again.returncode == 4
    assert "Making a place" not in again.stderr


def test_help_needs_nothing_installed(bare):
    result = start(bare, "serve", "--help")
    assert result.returncode == 0
    assert "Example: python3 -m handbook serve --port 8001" in result.stdout
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize("put", [lambda path: path.write_text(""), lambda path: path.symlink_to("gone")])
def test_what_stands_where_the_programs_go_and_is_no_folder_is_to_be_taken_away(bare, put):
    put(bare / ".venv")
    result = start(bare, "check")
    assert result.returncode == 4
    said = f"{bare}/.venv is no folder, or leads nowhere; take it away, and run the same command again."
    assert result.stderr.splitlines() == ["Making a place for the handbook's programs (.venv) …", said]


def test_control_c_before_a_verb_has_begun_ends_it_without_a_word(bare):
    file = bare / "handbook" / "exits.py"  # what is imported at the start
    told = "import os, signal\n\nos.kill(os.getpid(), signal.SIGINT)\n"
    file.write_text(file.read_text(encoding="utf-8") + told, encoding="utf-8")
    result = start(bare, "check")
    assert (result.returncode, result.stderr) == (-signal.SIGINT, "")


def test_too_old_a_python_is_told_in_a_sentence():
    code = "import sys, runpy; sys.version_info = (3, 9); runpy.run_module('handbook', run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == (
        "The handbook needs Python 3.11 or newer; install it from python.org, then use the same command with it.\n"
    )


def test_a_python_without_venv_is_told_with_the_command_that_mends_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(machine, "_is_root", lambda: False)
    with pytest.raises(CannotSetUp, match="run `sudo apt-get install python3-venv` and then the same command"):
        bootstrap._make_venv()


def test_a_folder_that_cannot_be_written_to_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    monkeypatch.setattr(bootstrap, "_up_to_date", lambda python: False)
    with pytest.raises(CannotSetUp, match="copy the handbook into a folder of your own"):
        bootstrap.prepare(["check"], browser=False)


def test_of_two_commands_at_once_one_alone_installs_the_programs(monkeypatch, tmp_path):
    seen = iter([False, True, False, False])
    installed: list[object] = []
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "_up_to_date", lambda python: next(seen))
    monkeypatch.setattr(bootstrap, "_install", installed.append)
    monkeypatch.setattr(bootstrap, "_again", lambda python, words: 7)
    assert bootstrap.prepare(["check"], browser=False) == 7
    assert installed == []  # the other has done it while this one waited
    assert bootstrap.prepare(["check"], browser=False) == 7
    assert len(installed) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")
@pytest.mark.parametrize(
    ("said", "mend"),
    [
        ("ERROR: [Errno 28] No space left on device", "make room on the disk"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "find out who changes files"),
        ("ERROR: Connection refused", "connect to the network"),
    ],
)
def test_what_went_wrong_while_installing_is_told_with_what_to_do_and_pip_is_quoted(
    monkeypatch, tmp_path, capsys, said, mend
):
    python = installer(monkeypatch, tmp_path, f"echo '{said}'\nexit 1")
    with pytest.raises(CannotSetUp, match=mend):
        bootstrap._install(python)
    assert said in capsys.readouterr().err


def installer(monkeypatch, folder, script):
    """Return a program in place of Python that runs the `script`, and have programs kept in `folder`."""
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    monkeypatch.setattr(bootstrap, "VENV", folder)
    monkeypatch.setattr(bootstrap, "_foreign", lambda python: False)
    return python


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")
@pytest.mark.parametrize("script", ["kill -9 $$", "echo Collecting one; exit 1", "exit 2"])
def test_programs_that_were_not_installed_to_the_end_are_never_taken_for_installed(monkeypatch, tmp_path, script):
    python = installer(monkeypatch, tmp_path, script)
    (tmp_path / "requirements.sha256").write_bytes(bootstrap._stamp())
    with pytest.raises(CannotSetUp):
        bootstrap._install(python)
    assert not bootstrap._up_to_date(python)


def test_programs_are_installed_again_only_when_the_list_of_them_has_changed(tmp_path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("one==1")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", requirements)
    python = Path(sys.executable)
    assert not bootstrap._up_to_date(python)
    (tmp_path / "requirements.sha256").write_bytes(bootstrap._stamp())
    assert bootstrap._up_to_date(python)
    requirements.write_text("one==2")
    assert not bootstrap._up_to_date(python)


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")
def test_where_a_disk_damaged_what_says_which_programs_are_there_they_are_installed_again(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(installer(monkeypatch, tmp_path, "echo Collecting one"))
    (tmp_path / "requirements.sha256").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr(bootstrap, "_again", lambda python, words: 7)
    assert bootstrap.prepare(["check"], browser=False) == 7
    assert (tmp_path / "requirements.sha256").read_bytes() == bootstrap._stamp()


def test_the_bootstrap_needs_the_standard_library_alone():
    code = (
        "import sys; sys.path.insert(0, '.'); import handbook.__main__, handbook.verbs\n"
        "outside = {name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        "print(sorted(name for name in outside if not name.startswith('_')))"
    )
    command = [os.path.realpath(sys.executable), "-S", "-c", code]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "['handbook']", result.stderr


@pytest.mark.parametrize("name", ["yaml", "pydantic", "markdown"])
def test_a_stray_file_beside_ours_takes_the_place_of_no_library(repository, name):
    (repository / f"{name}.py").write_text("raise RuntimeError('this ran')\n", encoding="utf-8")
    result = run("check", folder=repository, PYTHONHASHSEED="1")  # begun anew: a fork has its libraries already
    assert (result.returncode, errors_of(result)) == (0, []), result.stderr


def test_requirements_are_hashed_universal_and_name_no_index():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in entry and entry.endswith("\\") for entry in entries)
    assert text.count("--hash=sha256:") >= len(entries)
    assert "sys_platform == 'win32'" in text or "colorama" in text
    assert "http" not in text
    named = [line for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines() if "==" in line]
    assert [line for line in named if line.replace(".yaml", "-yaml") not in text.replace(" \\", "")] == []
