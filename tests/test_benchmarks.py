"""Benchmarks run, and build the same pages twice; how long they take is for people to read."""

import subprocess
import sys

from handbook import ROOT


def test_the_comparison_with_plain_mkdocs_runs():
    command = [sys.executable, "-m", "benchmarks.against_stock", "--pages", "80", "--runs", "1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "80 pages" in result.stdout
