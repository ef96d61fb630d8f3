"""`python -m handbook` as tests start it: a process that forks from one which has imported the libraries.

To import pydantic, MkDocs, Babel and the rest takes longer than many a command. So each process of pytest has another
beside it, the *stem*. It has imported the libraries, and that is all: nothing of ours is in it, and it has run nothing,
so that a command finds in memory what it finds in a process begun anew. For a command the stem forks. The fork takes
the folder, the environment, the umask and the streams that it is given, and goes on as Python does at `-m handbook`:
our code is read from that folder, so that a copy of the repository runs its own; exit codes, tracebacks and signals
are the interpreter's. tests/test_forked.py holds it to that.

A fork may be told what time it is (`NOW`). What Python and its libraries read as they begin cannot be given to it:
with another `PYTHONHASHSEED`, `TZ` or language a command has a process begun anew. It has one too while another command
runs, and where a system cannot fork.
Tests that kill, that look at `serve`, or that want another Python start their processes themselves.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import functools
import gc
import importlib
import json
import os
import re
import runpy
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {"PYTHONWARNINGS": "error::DeprecationWarning:handbook", "HANDBOOK_TRACEBACK": "1"}
"""What every command is given, beside the environment of the tests."""
NOW = "HANDBOOK_TESTS_NOW"
"""The variable that says when tests begin for commands that are forked, so that none depends on the day it runs."""
_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""How the names of variables begin that Python and its libraries read once, as they begin."""
_OURS = ("handbook", "macros")
_BEGUN = struct.Struct("i")
_ENDED = struct.Struct("idd")
_busy = threading.Lock()


class Ended(subprocess.CompletedProcess[str]):
    """How a command ended; of one that was forked also how long it has computed, and how large it has become."""

    seconds = 0.0
    megabytes = 0.0


def run(words: tuple[str, ...], folder: Path, more: dict[str, str], given: str = "", patience: float = 300) -> Ended:
    """Run `python -m handbook` with `words` in `folder`; return how it ended, and what it said.

    `more` are environment variables, `given` is what it reads. Raises subprocess.TimeoutExpired if it has not ended
    after `patience` seconds.
    """
    command, environment = [sys.executable, "-m", "handbook", *words], os.environ | SETTINGS | more
    stem = _stem() if hasattr(os, "fork") else None
    if stem is None or stem.begun_with != _at_start(environment) or not _busy.acquire(blocking=False):
        ended = subprocess.run(
            command, cwd=folder, env=environment, input=given, capture_output=True, text=True, timeout=patience
        )  # fmt: skip
        return Ended(command, ended.returncode, ended.stdout, ended.stderr)
    try:
        return stem.run(command, folder, environment, given, patience)
    finally:
        _busy.release()


def _at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


class _Stem:
    """The process from which commands fork, as pytest's process sees it. It ends when that one does."""

    def __init__(self) -> None:
        environment = os.environ | SETTINGS
        self.begun_with = _at_start(environment)
        self._line, its = socket.socketpair()
        with its:
            command = [sys.executable, "-m", "tests.forked", str(its.fileno())]
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[its.fileno()])

    def run(
        self, command: list[str], folder: Path, environment: Mapping[str, str], given: str, patience: float
    ) -> Ended:
        """Have `command` run by a fork; return how it ended."""
        umask = os.umask(0)
        os.umask(umask)
        order = {"words": command[3:], "folder": str(folder), "environment": {**environment}, "umask": umask}
        message = f"{json.dumps(order)}\n".encode("ascii")
        with contextlib.ExitStack() as stack:
            streams = [stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8")) for _ in range(3)]
            streams[0].write(given)
            streams[0].seek(0)
            socket.send_fds(self._line, [message[:1]], [stream.fileno() for stream in streams])
            self._line.sendall(message[1:])
            (process,) = self._answer(_BEGUN)
            late = not select.select([self._line], [], [], patience)[0]
            if late:
                os.kill(process, signal.SIGKILL)
            code, seconds, megabytes = self._answer(_ENDED)
            if late:
                raise subprocess.TimeoutExpired(command, patience)
            for stream in streams:
                stream.seek(0)
            ended = Ended(command, code, streams[1].read(), streams[2].read())
            ended.seconds, ended.megabytes = seconds, megabytes
            return ended

    def _answer(self, form: struct.Struct) -> tuple[Any, ...]:
        answer = self._line.recv(form.size, socket.MSG_WAITALL)
        if not answer:
            raise ChildProcessError("the process from which commands fork has ended; what it said stands above")
        return form.unpack(answer)


_stem = functools.cache(_Stem)


def _import_libraries() -> None:
    """Import what lines of ours import that is not ours, and what handbook/mkdocs.yml names."""
    for file in (file for folder in _OURS for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    _import(alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    _import(node.module, alias.name)
    settings = (ROOT / "handbook" / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"^  - ([a-z_.]+)$", settings, re.MULTILINE)
    for name in ("mkdocs_macros.plugin", *(name if "." in name else f"markdown.extensions.{name}" for name in named)):
        _import(name)


def _import(module: str, name: str = "") -> None:
    """Import a `module` that is not ours, and the one that `name` means in it, if it does."""
    if module.partition(".")[0] in _OURS:
        return
    with contextlib.suppress(ImportError):  # a module of another system
        loaded = importlib.import_module(module)
        if name and not hasattr(loaded, name):
            importlib.import_module(f"{module}.{name}")


def _order(line: socket.socket) -> dict[str, Any]:
    """Wait for orders on `line`. Return each in a fork that is to carry it out; the stem itself ends here."""
    while True:
        message, handles, *_ = socket.recv_fds(line, 1, 3)
        if not message:
            sys.exit()
        while not message.endswith(b"\n"):
            message += line.recv(1 << 16)
        process = os.fork()
        if not process:
            line.close()
            for number, handle in enumerate(handles):
                os.dup2(handle, number)
                os.close(handle)
            order: dict[str, Any] = json.loads(message)
            return order
        for handle in handles:
            os.close(handle)
        line.sendall(_BEGUN.pack(process))
        _, status, used = os.wait4(process, 0)
        megabytes = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
        line.sendall(_ENDED.pack(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, megabytes))


def _set_clock(now: str, since: datetime.datetime) -> None:
    """Let it have been `now` at the time `since` for whoever asks `datetime`; that is the class our code imports."""

    real = datetime.datetime

    class Set(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Self:
            gone: datetime.timedelta = real.now(datetime.UTC) - since
            return (cls.fromisoformat(now) + gone).astimezone(tz)

    datetime.datetime = Set  # type: ignore[misc]


if __name__ == "__main__":
    _import_libraries()
    del sys.modules["tests"]
    began = datetime.datetime.now(datetime.UTC)
    gc.freeze()  # what is imported changes no more: no fork need look through it, and so copy it
    order = _order(socket.socket(fileno=int(sys.argv[1])))
    os.umask(order["umask"])
    os.environ.clear()
    os.environ.update(order["environment"])
    if NOW in os.environ:
        _set_clock(os.environ[NOW], began)
    os.chdir(order["folder"])
    sys.path[0] = os.getcwd()
    sys.argv = ["-m", *order["words"]]
    runpy.run_module("handbook", run_name="__main__", alter_sys=True)
