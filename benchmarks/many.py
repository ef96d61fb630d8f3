"""What many organizations cost: `build --all` beside building each alone, one after another.

    python -m benchmarks.many --count 100

Whole processes are timed in one run, into fresh folders. The organizations are made of the fixtures (tests/crowd.py),
with overlays, and with a link whose target some of them lack. All bytes are compared with those of the separate builds,
and with those of a run in another order; each has a word that may be in no other's folder. Then one is changed, and all
are built again: seven times, one of each fixture, of which the median is told.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from handbook import ROOT
from tests.crowd import canary, make_crowd
from tests.given import ORGANIZATIONS

_PEAK = """\
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(code)
"""
_BACKWARDS = """\
import sys
from datetime import date
from pathlib import Path
from handbook import ROOT
from handbook.render.many import build_many, organizations_in
from handbook.site import Site
sites = {each.name: Site.of(ROOT, date.today(), each) for each in reversed(organizations_in(Path(sys.argv[1])))}
assert {outcome.state for outcome in build_many(sites, Path(sys.argv[2]), 2)} == {"built"}
"""


def ran(*words: str) -> float:
    """Run Python with `words`; return the seconds. Raises CalledProcessError with what it printed where it fails."""
    began = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1790000000"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on most machines: what Python compiled is kept
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


def peak(*words: str) -> int:
    """Run Python with `words`; return the largest memory of one of its processes, in MB."""
    command = [sys.executable, "-c", _PEAK, sys.executable, *words]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return int(result.stdout.split()[-1])


def differences(one: Path, other: Path) -> list[str]:
    """Return the files under two folders that are not the same in both, byte for byte."""
    names = {file.relative_to(folder).as_posix() for folder in (one, other) for file in folder.rglob("*")}
    files = sorted(name for name in names if not ((one / name).is_dir() and (other / name).is_dir()))
    _, different, missing = filecmp.cmpfiles(one, other, files, shallow=False)
    return [*different, *missing]


def strangers(sites: Path, names: list[str]) -> list[str]:
    """Return the files that hold another organization's word."""
    words = {canary(number).encode(): name for number, name in enumerate(names)}
    prefix = canary(0)[:6].encode()
    found = []
    for name in names:
        for file in (sites / name).rglob("*"):
            data = file.read_bytes() if file.is_file() else b""
            if prefix in data and any(word in data for word, owner in words.items() if owner != name):
                found.append(file.as_posix())
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as temporary:
        there = Path(temporary)
        crowd, few = there / "crowd", there / "few"
        names = make_crowd(crowd, count)
        make_crowd(few, 10)
        (ROOT / ".venv" / "handbook-memo").unlink(missing_ok=True)  # as at the first time
        together = ran("-m", "handbook", "build", "--all", str(crowd), "--output", str(there / "together"))
        print(f"{count} at once                {together:7.1f} s", flush=True)
        alone = 0.0
        for name in names:
            words = ("--organization", str(crowd / name), "--output", str(there / "alone" / name))
            alone += ran("-m", "handbook", "build", *words)
        print(f"{count} one after another      {alone:7.1f} s   {alone / together:.1f} times as long", flush=True)
        print(f"files that differ         {len(differences(there / 'alone', there / 'together'))}", flush=True)
        print(f"files with another's word {len(strangers(there / 'together', names))}", flush=True)
        ran("-c", _BACKWARDS, str(crowd), str(there / "backwards"))
        print(f"differ in another order   {len(differences(there / 'alone', there / 'backwards'))}", flush=True)
        again = []
        for name in names[count // 2 :][: len(ORGANIZATIONS)]:  # one after another, one of each fixture
            details = crowd / name / "organization.yml"
            details.write_text(details.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
            again.append(ran("-m", "handbook", "build", "--all", str(crowd), "--output", str(there / "together")))
        changed = median(again)
        span = f"{min(again):.2f} to {max(again):.2f}"
        print(f"again, with one changed   {changed:7.2f} s   1/{together / changed:.1f} of all ({span} s)", flush=True)
        for folder in ("alone", "together", "backwards"):
            shutil.rmtree(there / folder)
        few_peak = peak("-m", "handbook", "build", "--all", str(few), "--output", str(there / "few-sites"))
        peak_of_all = peak("-m", "handbook", "build", "--all", str(crowd), "--output", str(there / "sites"))
        print(
            f"peak memory of a process  {few_peak} MB at 10, {peak_of_all} MB at {count}: {peak_of_all / few_peak:.2f}"
        )


if __name__ == "__main__":
    main()
