"""A command that forks is the command: the same code, words, streams and exit codes, and nothing left of another."""

import json
import os
import subprocess
import sys

import pytest

from handbook import ROOT
from tests import forked
from tests.copies import copy_repository

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
SEEN = """
import json, os, sys, time
umask = os.umask(0)
print(json.dumps({
    "name": __name__, "argv": sys.argv, "path": sys.path[:1], "folder": os.getcwd(), "umask": umask,
    "environment": {**os.environ}, "read": sys.stdin.read(), "executable": sys.executable, "prefix": sys.prefix,
    "ours": sorted({name for name in sys.modules if name.partition(".")[0] in ("handbook", "macros", "tests")}),
    "main": sys.modules["__main__"].__file__, "streams": [sys.stdout.isatty(), sys.stderr.isatty()],
    "open": sorted(os.listdir("/proc/self/fd"))[:-1] if os.path.isdir("/proc/self/fd") else [],
    "filters": [str(one[:2]) + str(one[2]) for one in sys.modules["warnings"].filters if one[2] is DeprecationWarning],
}))
print("said", file=sys.stderr)
"""


@pytest.fixture
def program(tmp_path):
    """Return a function that makes a folder whose package `handbook` runs a text, and gives that folder."""

    def make(text):
        folder = tmp_path / "program"
        (folder / "handbook").mkdir(parents=True, exist_ok=True)
        (folder / "handbook" / "__init__.py").touch()
        (folder / "handbook" / "__main__.py").write_text(text, encoding="utf-8")
        return folder

    return make


def begun_anew(words, folder, more, given=""):
    """Return what becomes of the same command in a process begun anew."""
    command, environment = [sys.executable, "-m", "handbook", *words], os.environ | forked.SETTINGS | more
    return subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "words", [("build", "--help"), ("biuld",), ("check", "--format", "json"), ("versions", "--on", "2026-01-01"), ()]
)
def test_a_command_says_the_same_and_ends_the_same_as_one_begun_anew(words, tmp_path):
    folder = copy_repository(tmp_path / "repository")
    one, other = forked.run(words, folder, {}), begun_anew(words, folder, {})
    assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)
    assert one.args == other.args


def test_it_sees_what_one_begun_anew_sees(program, monkeypatch):
    folder = program(SEEN)
    forked.run((), folder, {})  # so that what is other below is other than when the stem began
    monkeypatch.delenv("PATH")
    given = ("one", "--two=ü"), folder, {"OWN": "värde", "HOME": "/nonexistent"}, "a line\n"
    before = os.umask(0o027)
    try:
        one, other = (json.loads(done.stdout) for done in (forked.run(*given), begun_anew(*given)))
    finally:
        os.umask(before)
    assert one == other
    assert one["umask"] == 0o027
    assert one["ours"] == ["handbook"] and one["folder"] == str(folder)


def test_its_code_is_that_of_its_folder_as_it_is_now(program):
    for word in ("first", "second and longer"):
        assert forked.run((), program(f"print({word!r})"), {}).stdout == f"{word}\n"


def test_nothing_of_a_command_is_left_for_the_next(program):
    left = program("import os, babel; babel.left = True; os.environ['LEFT'] = '1'; os.chdir('/'); os.umask(0)")
    assert forked.run((), left, {}).returncode == 0
    found = program("import os, babel; print(hasattr(babel, 'left'), 'LEFT' in os.environ, os.umask(0) == 0)")
    assert forked.run((), found, {}).stdout == "False False False\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("raise SystemExit(3)", 3),
        ("raise SystemExit('said')", 1),
        ("1 / 0", 1),
        ("import os; os._exit(9)", 9),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -9),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", -15),
        ("import atexit; atexit.register(print, 'last'); print('first')", 0),
        ("import signal; print(signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGPIPE))", 0),
    ],
)
def test_however_it_ends_is_how_one_begun_anew_ends(program, text, code):
    folder = program(text)
    one, other = forked.run((), folder, {}), begun_anew((), folder, {})
    assert one.returncode == other.returncode == code
    assert one.stdout == other.stdout
    assert one.stderr.splitlines()[-1:] == other.stderr.splitlines()[-1:]


def test_what_takes_too_long_is_ended_and_the_next_command_runs(program):
    with pytest.raises(subprocess.TimeoutExpired):
        forked.run((), program("import time; time.sleep(600)"), {}, patience=1)
    assert forked.run((), program("print('here')"), {}).stdout == "here\n"


@pytest.mark.parametrize("more", [{"PYTHONHASHSEED": "1"}, {"TZ": "Asia/Kolkata"}, {"LC_ALL": "C"}])
def test_what_python_reads_as_it_begins_has_a_process_begun_anew(program, more):
    folder = program("import sys; print('phonenumbers' in sys.modules)")
    assert forked.run((), folder, {}).stdout == "True\n"
    assert forked.run((), folder, more).stdout == "False\n"


def test_the_libraries_that_take_long_are_there_before_a_command_asks_for_them(program):
    large = ["babel.core", "email_validator", "jinja2.environment", "markdown.core", "markdown.extensions.attr_list"]
    large += ["mkdocs.commands.build", "mkdocs_macros.plugin", "phonenumbers", "pydantic.main", "pymdownx.details"]
    folder = program(f"import sys; print([name for name in {large} if name not in sys.modules])")
    assert forked.run((), folder, {}).stdout == "[]\n"


def test_the_root_is_where_the_handbook_is():
    assert forked.ROOT == ROOT


def test_a_command_is_told_when_tests_began_and_its_clock_goes_on_from_there(program):
    folder = program("from datetime import UTC, datetime\nprint(datetime.now(UTC).isoformat())\n")
    then = "2031-02-03T04:05:06+00:00"
    one, other = (forked.run((), folder, {forked.NOW: then}).stdout for _ in range(2))
    assert then < one < other < "2031-02-03T07"
