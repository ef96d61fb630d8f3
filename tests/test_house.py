"""The house's own promises: imports run one way, and the rooms in its middle know neither MkDocs nor the calendar."""

import ast
import subprocess
import sys

import pytest

from handbook import ROOT

# From the ground up: a room imports only what stands in its own line or in one above it.
FLOORS = (
    ("lock", "scratch", "whole"),
    (
        "addresses",
        "characters",
        "complete",
        "edition",
        "exits",
        "fault",
        "flaws",
        "html_names",
        "limited",
        "limits",
        "names",
        "secrets",
        "signatures",
        "site",
        "texts",
        "vocabulary",
        "bootstrap",
        "machine",
        "say",
        "tools",
        "memo",
    ),
    ("pictures",),
    ("brand", "data"),
    ("organization",),
    ("jurisdictions",),
    ("markup",),
    ("pages",),
    ("book", "new", "redline", "search"),
    ("coverage", "directory", "explained", "glossary", "view"),
    ("checks",),
    ("inspect", "withheld"),
    ("render",),
    ("versions",),
    ("repository",),
    ("publishing",),
    ("verbs",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MACROS = FLOOR["view"] + 0.5
FILES = sorted(file.relative_to(ROOT) for folder in ("handbook", "macros") for file in (ROOT / folder).rglob("*.py"))


def floor(module):
    """Return the floor of a module by its dotted name, or None for one that is not ours."""
    first, _, rest = module.partition(".")
    if first == "macros":
        return MACROS
    return FLOOR.get(rest.partition(".")[0]) if first == "handbook" and rest else None


def parsed(file):
    """Return the tree of what `file` holds."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def imported(file):
    """Yield the dotted names that `file` imports."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_run_one_way(file):
    own = floor(".".join(file.with_suffix("").parts))
    if file.as_posix() == "handbook/__init__.py":
        own = 0
    assert own is not None, "say in FLOORS where it stands"
    assert [name for name in imported(file) if (other := floor(name)) is not None and other > own] == []


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_room_in_the_middle_knows_mkdocs_or_the_clock(file):
    if file.parts[1] in ("render", "repository", "publishing", "verbs", "__main__.py", "machine.py", "lock.py"):
        return
    nodes = [*ast.walk(parsed(file))]
    called = {node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    read = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    assert [name for name in imported(file) if name.partition(".")[0] in ("mkdocs", "material", "time")] == []
    assert called & {"now", "utcnow", "today"} == set()
    assert {"os.environ", "os.getenv"} & {*imported(file), *read} == set()


def test_every_room_stands_in_the_tree_of_the_architecture():
    tree = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## The tree")[2].partition("\n## ")[0]
    rooms = {file.parts[1] for file in FILES if file.parts[0] == "handbook" and len(file.parts) > 2}
    modules = {file.name for file in FILES if len(file.parts) == 2 and file.parts[0] == "handbook"}
    named = {f"handbook/{room}/" for room in rooms} | (modules - {"__init__.py", "__main__.py"})
    assert sorted(name for name in named if name not in tree) == []


def test_reading_and_checking_a_book_loads_no_mkdocs():
    code = "import sys, handbook.inspect; print(sorted({'mkdocs', 'material', 'mkdocs_macros'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "[]", result.stderr
