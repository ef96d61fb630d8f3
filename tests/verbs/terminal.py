"""A command in a terminal, and what was shown and typed there: a transcript, which is played again.

    python -m tests.verbs.terminal

records the transcripts of `new organization` anew, with the answers that stand in them.
"""

import codecs
import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from handbook import ROOT
from tests.copies import copy_repository
from tests.given import PATIENCE

TRANSCRIPTS = ROOT / "tests" / "verbs" / "transcripts"
_TYPED = re.compile(r"(?m)^(?:\[.*\] |yes or no )?> (.*)$")
SESSIONS = ("begun-and-left.txt", "gone-on-with.txt")
"""What was said in two sessions, one after the other, and written at the end of the second."""


class Terminal:
    """A command in a terminal; `shown` is all that stood there, typed answers too."""

    def __init__(self, folder, *words):
        ours, theirs = pty.openpty()
        self._command = subprocess.Popen(
            [sys.executable, "-m", "handbook", *words], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self._terminal, self.shown = ours, ""
        # A terminal ends lines with two signs, which may come in two parts.
        self._decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=True)

    def type(self, answer):
        """Wait until something is asked, and answer."""
        self._read_until(lambda: self.shown.endswith("> "))
        asked = len(self.shown)
        os.write(self._terminal, f"{answer}\n".encode())
        self._read_until(lambda: "\n" in self.shown[asked:])

    def interrupt(self):
        """Wait until something is asked, and press Ctrl+C until it is heard: not as Python is about to listen."""
        self._read_until(lambda: self.shown.endswith("> "))
        asked = len(self.shown)
        while len(self.shown) == asked and self._command.poll() is None:
            self._command.send_signal(signal.SIGINT)
            self._read_until(lambda: len(self.shown) > asked, patience=1)

    def end(self):
        """Return the exit code once the command has ended."""
        self._read_until(lambda: False)
        os.close(self._terminal)
        return self._command.wait(timeout=PATIENCE)

    def _read_until(self, done, patience=None):
        while not done():
            if not select.select([self._terminal], [], [], patience or PATIENCE)[0]:
                if patience:
                    return
                pytest.fail(f"nothing more was shown: {self.shown}")
            try:
                some = os.read(self._terminal, 4096)
            except OSError:  # the other end is closed
                some = b""
            if not some:
                return
            self.shown += self._decoder.decode(some)


def play(transcript, folder, *words):
    """Type what `transcript` says was typed; return the exit code and what was shown."""
    terminal = Terminal(folder, *words)
    for answer in _TYPED.findall(transcript):
        terminal.type(answer)
    return terminal.end(), terminal.shown


def transcript(name):
    return (TRANSCRIPTS / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        clone = copy_repository(Path(folder, "clone"))
        for name in SESSIONS:
            code, shown = play(transcript(name), clone, "new", "organization")
            assert code == 0, shown
            (TRANSCRIPTS / name).write_text(shown, encoding="utf-8")
        written = (clone / "organization" / "organization.yml").read_bytes()
        (TRANSCRIPTS / "organization.yml").write_bytes(written)
