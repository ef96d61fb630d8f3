"""What is imported is declared, what is declared is used, and each library has its reason in ARCHITECTURE.md."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

from handbook import ROOT
from handbook.verbs.test import CHECKS

OURS = {"handbook", "macros", "tests", "benchmarks"}
BY_NAME = {
    "mike": "tests/publishing/test_branch.py",  # run as a program of its own
    "mkdocs-material": "handbook/mkdocs.yml",  # `theme: name: material`
    "tzdata": "handbook/organization/time_zones.py",  # zoneinfo reads it where a system brings no time zones
}
"""Libraries that no line of Python imports, and the file that names what they are for."""


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    """Return the names in requirements.in."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    return {plain(line.partition("==")[0]) for line in lines if "==" in line and not line.startswith("#")}


def imported():
    """Return the distributions that our Python imports, or runs as programs for the tests."""
    modules = {"codespell_lib" if words[0] == "codespell" else words[0] for _, words in CHECKS}
    for folder in sorted(OURS):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_bytes())):
                if isinstance(node, ast.Import):
                    modules |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    outside = modules - OURS - set(sys.stdlib_module_names) - {"__future__"}
    return {plain(name) for module in outside for name in known.get(module, [f"nothing that brings {module}"])}


def named():
    """Return the libraries that a file names instead, where it still does."""
    return {name for name, file in BY_NAME.items() if name.removeprefix("mkdocs-") in (ROOT / file).read_text("utf-8")}


def test_what_is_used_is_declared():
    assert sorted(imported() - declared()) == []


def test_what_is_declared_is_used():
    assert sorted(declared() - imported() - named()) == []


def test_each_library_that_is_declared_has_its_reason():
    rows = re.findall(r"(?m)^\| ([\w, -]+) \| \w", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    reasoned = {plain(name.strip()) for row in rows for name in row.split(",")}
    assert sorted(declared() - reasoned) == []


def test_a_program_that_a_workflow_installs_is_none():
    for file in [*(ROOT / ".github" / "workflows").iterdir(), ROOT / ".gitlab-ci.yml"]:
        assert not re.search(r"\b(?:pip|npm|apt-get|curl|wget)\b", file.read_text(encoding="utf-8")), file.name
