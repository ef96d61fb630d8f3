"""What a publication costs beside one build, at the second version and at the fiftieth.

    python -m benchmarks.publishing --runs 5

Whole processes are timed in turn, with all checks: `build`, and `publish` of the next version. Between the second and
the fiftieth, versions of the same size are put on the branch without building each. The figures are medians.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from handbook.inspect import inspect
from handbook.publishing import publish as publishing
from handbook.publishing.making import Order, built
from handbook.publishing.sources import sources_of
from handbook.site import Site
from handbook.versions.number import Number
from tests.publishing.repositories import git, make_repository

FIFTIETH = 50


def timed(repository: Path, *words: str) -> float:
    """Return the seconds that `python -m handbook` takes with `words`."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "handbook", *words], cwd=repository, check=True, capture_output=True)
    return time.perf_counter() - began


def fill(repository: Path, first: int, last: int) -> None:
    """Publish the versions from `first` to `last` with pages that were built once."""
    book, _ = inspect(Site.of(repository, date.today()))
    sources, wrong = sources_of(book.site)
    assert sources, wrong
    made: dict[str, bytes] = {}

    def once(book, edition, site_url):  # type: ignore[no-untyped-def]
        if not made:
            made.update(built(book, replace(edition, number="2000.1"), site_url))
        number = edition.number.encode()
        return {path: data.replace(b"2000.1", number) for path, data in made.items()}

    vars(publishing)["built"] = once
    for count in range(first, last + 1):
        order = Order(Number.of(f"2026.{count}"), date(2026, 3, 1), "editorial", "")
        publishing.publish(book, order, sources, False, datetime.now(UTC).replace(microsecond=0), lambda _: None)
    vars(publishing)["built"] = built


def measured(repository: Path, runs: int, first: int) -> tuple[list[float], list[float]]:
    """Return the seconds of `runs` builds and of as many publications from the version `first` on, in turn."""
    builds, publications = [], []
    for count in range(first, first + runs):
        builds.append(timed(repository, "build", "--output", str(repository.parent / "site")))
        words = ("--effective", "2026-03-01", "--change", "editorial")
        publications.append(timed(repository, "publish", f"2026.{count}", *words))
    return builds, publications


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="handbook-benchmark-") as folder:
        repository = make_repository(Path(folder) / "repository")
        timed(repository, "publish", "2026.1", "--effective", "2026-03-01", "--change", "material")
        early = measured(repository, runs, 2)
        fill(repository, 2 + runs, FIFTIETH - 1)
        late = measured(repository, runs, FIFTIETH)
        pages = len(list((repository.parent / "site").rglob("index.html")))
        git(repository, "gc", "--quiet")
        size = sum(file.stat().st_size for file in (repository / ".git").rglob("*") if file.is_file())
    build = statistics.median(early[0] + late[0])
    second, fiftieth = statistics.median(early[1]), statistics.median(late[1])
    print(f"{pages} pages; medians of {runs} runs")
    print(f"build                      {build:6.2f} s")
    print(f"publish, from the 2nd on   {second:6.2f} s  {second / build:.2f} times a build")
    print(f"publish, from the 50th on  {fiftieth:6.2f} s  {fiftieth / build:.2f} times a build")
    print(f"50th to 2nd                {fiftieth / second:6.2f} times")
    print(f"repository with {FIFTIETH + runs - 1} versions, packed  {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
