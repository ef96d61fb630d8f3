"""What git says when it fails, as the sentence that a reader of ours gets."""

import errno
import subprocess

import pytest

from handbook import __main__ as program
from handbook import bootstrap
from handbook.repository.git import said

FULL = (
    "fatal: sha1 file '.git/objects/pack/tmp_pack_7ZOqrs' write error. Out of diskspace\n"
    "fast-import: dumping crash report to .git/fast_import_crash_30015\n"
    "warning: die() called many times. Recursion error or racy threaded death!\n"
)

GONE = (
    "fatal: '../gone.git' does not appear to be a git repository\n"
    "fatal: Could not read from remote repository.\n\n"
    "Please make sure you have the correct access rights\nand the repository exists.\n"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (FULL, "no room is left on the disk"),
        ("remote: fatal: write error: No space left on device\n", "no room is left on the disk"),
        ("fatal: bad object\nfast-import: dumping crash report to .git/fast_import_crash_1\n", "bad object"),
        ("hint: try this\nremote: \nremote: closed\nfatal: no more\n", "closed; no more"),
        (GONE, "'../gone.git' does not appear to be a git repository"),
        ("fatal: Could not read from remote repository.\n", "Could not read from remote repository"),
        ("", ""),
    ],
)
def test_what_git_says_is_one_sentence_without_advice_that_does_not_hold(words, sentence):
    assert said(subprocess.CompletedProcess(["git"], 128, b"", words.encode())) == sentence


def test_a_full_disk_is_said_as_such(monkeypatch, capsys):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bootstrap, "prepare", full)
    assert program.main(["check"]) == 4
    words = "no room is left on the disk; nothing was changed, mend this and run the command again\n"
    assert capsys.readouterr().err == words
