"""Benchmarks run, and build the same pages twice; how long they take is for people to read."""

import re
import subprocess
import sys

from handbook import ROOT


def test_the_comparison_with_plain_mkdocs_runs():
    command = [sys.executable, "-m", "benchmarks.against_stock", "--pages", "80", "--runs", "1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "80 pages" in result.stdout


def test_the_comparison_with_stock_search_runs():
    command = [sys.executable, "-m", "benchmarks.search", "tuning", "--questions", "3"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert re.findall(r"^(\w+) +tuning +3 questions (as typed|misspelt)", result.stdout, re.MULTILINE) == [
        ("handbook", "as typed"),
        ("handbook", "misspelt"),
        ("stock", "as typed"),
        ("stock", "misspelt"),
    ]
    assert re.search(r"^from key to list: median of \d+ [\d.]+, 95th percentile [\d.]+$", result.stdout, re.MULTILINE)
