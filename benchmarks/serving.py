"""How long a saved change takes until the preview serves it, beside plain MkDocs on the same pages.

    python -m benchmarks.serving --runs 11

Each kind of edit is made and awaited, over and over; the figures are medians, in milliseconds. What is asked for is a
page on which the change can be seen.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.against_stock import ONCE, prepare

PORT = 8765
_PATIENCE = 60


@contextmanager
def served(command: list[str], folder: Path, log: Path) -> Iterator[str]:
    """Run the server that `command` starts in `folder`; yield its address once it answers."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=environment) as server,
    ):
        address = f"http://127.0.0.1:{PORT}/"
        try:
            _until(lambda: _page(address) is not None)
            time.sleep(2)
            yield address
        finally:
            server.terminate()


def _page(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return None


def _says(address: str, words: str) -> bool:
    return words in (_page(address) or "")


def _epoch(address: str) -> str:
    found = re.search(r'data-epoch="(\d+)"|livereload\((\d+),', _page(address) or "")
    assert found, "the page does not wait for newer ones"
    return found[1] or found[2]


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the change was never served")
        time.sleep(0.002)


def _replaced(file: Path, pattern: str, by: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, by, text, count=1)
    assert count, (file, pattern)
    file.write_text(changed, encoding="utf-8")


def _edits(
    folder: Path, docs: str, address: str, word: str, plain: bool
) -> Iterator[tuple[str, Callable[[], object], Callable[[], bool]]]:
    """Yield kinds of edits, each with what makes it, putting `word` there, and what says whether it is served."""
    read_at = f"{address}policies/harassment/"
    page = folder / docs / "policies" / "harassment.md"
    text = page.read_text(encoding="utf-8")
    yield (
        "sentence",
        lambda: page.write_text(f"{text}\nThis says {word} now.\n", encoding="utf-8"),
        partial(_says, read_at, word),
    )
    for kind, file, pattern, by, plainly in (
        ("title", f"{docs}/reporting/document.md", r"(?m)(?<=^title: ).*$", "Write {} down", True),
        ("value", "organization/organization.yml", r"(?m)(?<=^name: ).*$", "{} Lane", False),
        ("template", "overrides/partials/paper.html", r"This \w*printout", "This {}printout", False),
    ):
        if plainly or not plain:
            words = by.format(word)
            yield kind, partial(_replaced, folder / file, pattern, words), partial(_says, read_at, words)


def measured(folder: Path, docs: str, address: str, runs: int, plain: bool) -> dict[str, list[float]]:
    """Make each kind of edit `runs` times; return the milliseconds until each was served."""
    times: dict[str, list[float]] = {}
    extra = folder / docs / "support" / "extra.md" if plain else folder / "organization/pages/support/extra.md"
    like = (folder / docs / "support" / "counselling.md").read_text(encoding="utf-8")
    like = ONCE.sub("", like).replace("title: ", "title: Extra ")

    def timed(kind: str, edit: Callable[[], object], seen: Callable[[], bool]) -> None:
        time.sleep(0.4)
        epoch = _epoch(address)
        began = time.perf_counter()
        edit()
        _page(f"{address}livereload/{epoch}/1")  # as an open page does: answered once there is something newer
        _until(seen)
        times.setdefault(kind, []).append(1000 * (time.perf_counter() - began))

    for run in range(runs):
        for kind, edit, seen in _edits(folder, docs, address, f"Changed{run}edit", plain):
            timed(kind, edit, seen)
        extra.parent.mkdir(parents=True, exist_ok=True)
        extra.write_text(like, encoding="utf-8")
        _until(lambda: _page(f"{address}support/extra/") is not None)
        timed("removed page", extra.unlink, lambda: _page(f"{address}support/extra/") is None)
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--pages", type=int, default=60, help="at least; the handbook's own are more")
    parser.add_argument("--ours", action="store_true", help="leave plain MkDocs out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "handbook"
        folder.mkdir()
        prepare(folder, arguments.pages)
        config = (folder / "stock.yml").read_text(encoding="utf-8") + "docs_dir: stock-docs\n"
        (folder / "stock.yml").write_text(config, encoding="utf-8")
        ours = [sys.executable, "-m", "handbook", "serve", "--port", str(PORT)]
        stock = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", "stock.yml", "-a", f"127.0.0.1:{PORT}"]
        medians = []
        for name, command, docs in (("handbook", ours, "docs"), ("stock", stock, "stock-docs"))[
            : 1 if arguments.ours else 2
        ]:
            with served(command, folder, Path(temporary) / f"{name}.log") as address:
                times = measured(folder, docs, address, arguments.runs, name == "stock")
            every = [one for each in times.values() for one in each]
            medians.append(statistics.median(every))
            print(f"{name:9} median {medians[-1]:5.0f} ms (largest {max(every):5.0f})")
            for kind, each in times.items():
                print(f"          {kind:13} {statistics.median(each):5.0f} ms ({max(each):5.0f})")
        if len(medians) == 2:
            print(f"handbook / stock: {medians[0] / medians[1]:.2f}")


if __name__ == "__main__":
    main()
