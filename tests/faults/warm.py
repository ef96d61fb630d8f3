"""A process that has read the book and rendered it once, and forks for each command: half of what a command takes.

    python -m tests.faults.warm REPOSITORY

The code of the repository is run, not that which stands around this file. Each line on standard input, an object in
JSON, is an order, and is answered by one line. An order has the `words` of a command, and what calls of it meet, its
`faults`. With `here`, the command is run in this process itself, so that what it has found out is known from then on.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
import importlib
import io
import json
import os
import pkgutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.kernel import Fault, watched

Main = Callable[[list[str]], int]


class _Still(datetime.datetime):
    """A clock that stands still: what is published twice in the same way is the same, to the byte."""

    _began = datetime.datetime.now(datetime.UTC)

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:  # type: ignore[override]
        return cls._began.astimezone(tz)


def _handbook(repository: Path) -> Main:
    """Import all that there is of the handbook in `repository`; return the function that runs a verb."""
    os.chdir(repository)
    sys.path[0] = str(repository)
    package = importlib.import_module("handbook")
    for module in pkgutil.walk_packages(package.__path__, "handbook."):
        importlib.import_module(module.name)
    vars(datetime)["datetime"] = _Still
    main: Main = importlib.import_module("handbook.__main__").main
    return main


def _from_memory(folder: Path) -> None:
    """Have a publication take the pages in `folder` for those of the version 2000.1 after 1999.1, and build none."""
    publishing = importlib.import_module("handbook.publishing.publish")
    read = importlib.import_module("handbook.publishing.making").read_folder
    pages: dict[str, bytes] = read(folder)

    def built(book: object, edition: Any, site_url: str) -> dict[str, bytes]:
        number, before = edition.number.encode(), str(edition.before).encode()
        return {path: data.replace(b"2000.1", number).replace(b"1999.1", before) for path, data in pages.items()}

    vars(publishing)["built"] = built
    vars(importlib.import_module("handbook.repository.locks"))["_STALE"] = 0.5  # who holds a lock here is dead


def _ended(main: Main, words: list[str]) -> int:
    """Run a verb as the interpreter would; return its exit code."""
    try:
        code = main(words)
        sys.stdout.flush()
        return code
    except SystemExit as error:
        return int(error.code or 0)
    except BaseException:
        traceback.print_exc()
        return 70


def _forked(main: Main, words: list[str], faults: list[Fault], knows: bool) -> dict[str, Any]:
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:

        def run() -> int:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            for stream in (1, 2):
                os.dup2(said.fileno(), stream)
            if knows:  # what sites have in common was found out here before
                vars(importlib.import_module("handbook.render.many"))["learn"] = lambda *_: None
            return _ended(main, words)

        seen = watched(run, tuple(faults))
        said.seek(0)
        return {**seen._asdict(), "said": said.read()}


def _here(main: Main, words: list[str]) -> dict[str, Any]:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = _ended(main, words)
    gc.collect()
    gc.freeze()
    out.seek(0)
    return {"code": code, "calls": [], "struck": [], "said": out.read()}


def _serve(repository: Path) -> None:
    main = _handbook(repository)
    for line in sys.stdin:
        order = json.loads(line)
        if "pages" in order:
            _from_memory(Path(order["pages"]))
            answer: dict[str, Any] = {}
        elif order["here"]:
            answer = _here(main, order["words"])
        else:
            answer = _forked(main, order["words"], [Fault(*fault) for fault in order["faults"]], order["knows"])
        sys.__stdout__.write(json.dumps(answer) + "\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
