"""Run every test that needs Python and a browser: style and types, then the tests themselves.

With --all also those that need more (Node.js, Java, nginx, Caddy, pdftotext) or take long: for nights and releases."""

from __future__ import annotations

import argparse
import subprocess
import sys

from handbook import ROOT, exits, tools

HELP = "run every test"
EXAMPLE = "Example: python3 -m handbook test -- -k overlay\nExample: python3 -m handbook test --all"

CHECKS = (
    ("style", ["ruff", "check", "."]),
    ("layout", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("spelling", ["codespell"]),
)
IN_ALL_PROCESSES = ("--numprocesses", "auto")
"""How all tests run: beside one another, shared out by tests/shared_out.py."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    parser.add_argument("--all", action="store_true", help="also what needs more, or takes long")
    parser.add_argument("pytest", nargs="*", metavar="ARGUMENT", help="words for pytest, behind --")


def run(arguments: argparse.Namespace) -> int:
    """Run the tests; return the exit code. Raises CannotSetUp when something that --all needs is missing."""
    if arguments.all:
        tools.prepare()
    failed = []
    if not arguments.pytest:
        for name, command in CHECKS:
            print(f"== {name}", flush=True)
            module = command[0] if command[0] != "codespell" else "codespell_lib"
            if subprocess.run([sys.executable, "-m", module, *command[1:]], cwd=ROOT, check=False).returncode:
                failed.append(name)
    print("== tests", flush=True)
    which = ["-m", ""] if arguments.all else []  # pyproject.toml leaves out those marked `all`
    words = arguments.pytest or IN_ALL_PROCESSES
    if subprocess.run([sys.executable, "-m", "pytest", *which, *words], cwd=ROOT, check=False).returncode:
        failed.append("tests")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return exits.FLAWS if failed else exits.DONE
