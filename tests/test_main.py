"""A fault of ours, and folders that lead nowhere: a sentence, whatever it is."""

import errno
import os
import subprocess
import sys

import pytest

from handbook import ROOT, fault
from tests.running import run


def test_a_fault_of_ours_is_said_in_a_sentence_that_repeats_nothing_of_a_page(repository):
    rule = repository / "handbook" / "checks" / "targets.py"
    first = "    if book.organization is None:\n"
    text = rule.read_text("utf-8").replace(first, f'    raise KeyError("their secret")\n{first}', 1)
    rule.write_text(text, "utf-8")
    result = run("check", folder=repository, HANDBOOK_TRACEBACK="")
    assert (result.returncode, result.stdout) == (4, "")
    number = text[: text.index("raise KeyError")].count("\n") + 1
    assert result.stderr.splitlines() == [
        "the handbook has a fault of its own, and what stood before stands as it was "
        f"(KeyError in handbook/checks/targets.py, line {number}); "
        "report this line, and with HANDBOOK_TRACEBACK=1 all of it can be seen"
    ]
    assert "their secret" in run("check", folder=repository).stderr


@pytest.mark.parametrize(
    "words", [("check", "--organization", "loop"), ("build", "--output", "loop/site")], ids=" ".join
)
def test_links_in_a_circle_lead_nowhere(repository, words):
    (repository / "loop").symlink_to("loop")
    result = run(*words, folder=repository)
    assert result.returncode in (1, 2, 4)
    assert "Traceback" not in result.stderr
    assert "loop" in result.stdout + result.stderr


def said_to(stream, *words, folder):
    """Run a command that prints to `stream`, as Python buffers it; return its exit code and what it complains of."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "handbook", *words]
    ended = subprocess.run(command, cwd=folder, env=environment, stdout=stream, stderr=subprocess.PIPE, text=True)
    return ended.returncode, ended.stderr


@pytest.mark.parametrize("words", [("check", "--explain", "links"), ("check", "--format", "json")], ids=" ".join)
def test_a_reader_that_went_away_is_no_success_and_no_complaint(repository, words):
    read, write = os.pipe()
    os.close(read)
    try:
        assert said_to(write, *words, folder=repository) == (141, "")
    finally:
        os.close(write)


def test_where_no_room_is_left_for_what_a_command_says_it_is_said(repository):
    with open("/dev/full", "w") as full:
        code, said = said_to(full, "check", "--explain", "links", folder=repository)
        helped = said_to(full, "check", "--help", folder=repository)
    assert (code, said) == (4, "what this command says could not be written: no room is left on the disk\n")
    assert helped == (code, said)


def test_a_command_whose_output_is_closed_says_that_nobody_hears_it(repository):
    closed = f"{sys.executable} -m handbook check %s >&-"
    for words, code in (("--explain links", 4), ("--help", 4), ("--explain links --quiet", 2)):
        done = subprocess.run(closed % words, shell=True, cwd=repository, capture_output=True, text=True)
        assert done.returncode == code, done.stderr
    done = subprocess.run(closed % "--help", shell=True, cwd=repository, capture_output=True, text=True)
    assert done.stderr == "what this command says could not be written: its output is closed\n"


def test_of_two_files_the_one_that_could_not_be_made_is_named(tmp_path):
    (tmp_path / "page.md").write_text("Words")
    (tmp_path / "site").mkdir()
    with pytest.raises(OSError, match="page") as raised:
        os.rename(tmp_path / "page.md", tmp_path / "site")
    assert fault.failed(raised.value) == f"{tmp_path}/site: Is a directory"


def test_what_the_machine_does_not_do_is_said_in_the_words_of_every_command():
    assert fault.failed(OSError(errno.ENOSPC, "No space left on device"), "site") == "site: no room is left on the disk"


def test_questions_to_nobody_end_as_if_the_one_who_is_asked_had_left(tmp_path):
    closed = f"{sys.executable} -m handbook new organization --organization {tmp_path}/own <&-"
    done = subprocess.run(closed, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert (done.stdout + done.stderr).endswith("Nothing was answered yet. The same command begins again.\n")


_STOPPED_AS_IT_FREES = """
import signal, sys, time
from handbook import __main__

class Freed:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

def freeing(words):
    Freed()
    time.sleep(30)
    return 0

__main__._run = freeing
sys.exit(__main__.main([]))
"""


def test_a_command_that_is_stopped_as_it_frees_something_stops_without_a_traceback():
    done = subprocess.run([sys.executable, "-c", _STOPPED_AS_IT_FREES], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "stopped\n")
