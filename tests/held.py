"""Another process, beside a test, that holds what a command wants: the lock for a folder, or a folder for a while."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook import ROOT

_LOCK = """
import pathlib, sys
from handbook.lock import only_one
with only_one(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
_FOLDER = """
import sys
from handbook.scratch import scratch
with scratch("check") as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@contextmanager
def lock_held(target: Path) -> Iterator[int]:
    """Have the lock for `target` held by a process, whose number is given, and which is killed at the end."""
    with _beside(_LOCK, str(target)) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        yield process.pid


@contextmanager
def folder_used(temporary: Path) -> Iterator[Path]:
    """Have a folder for a while used in the folder `temporary` by a process, which ends by itself at the end."""
    with _beside(_FOLDER, TMPDIR=str(temporary)) as process:
        assert process.stdout
        yield Path(process.stdout.readline().strip())
        process.communicate()


@contextmanager
def _beside(code: str, *words: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=os.environ | more,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
