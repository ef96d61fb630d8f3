"""How long a build takes beside plain MkDocs with Material and mkdocs-macros, on the same pages.

    python -m benchmarks.against_stock --pages 80 --runs 7

Both are run in turn as whole processes, from nothing to a finished folder; the figures are medians. The plain site has
the same Markdown, the same values and the same macros, with stock templates and stock search; it checks nothing, and
the time in which it reads the values is taken off.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handbook import ROOT

SOURCES = ("docs", "handbook", "jurisdictions", "macros", "organization", "overrides", "mkdocs.yml", "requirements.txt")

STOCK_CONFIG = """\
site_name: Stock
theme: {name: material, font: false}
plugins: [search, {macros: {module_name: plain}}]
markdown_extensions:
  [admonition, attr_list, def_list, footnotes, pymdownx.details, pymdownx.tasklist, sane_lists, smarty, tables, toc]
"""

STOCK_MACROS = '''\
"""The same values and macros for a plain site: Jinja as mkdocs-macros sets it up, values in the text, no holes.

They are read by our rooms, which no plain site would do: the time of that is written down and taken off.
"""
import time
began = time.perf_counter()
from datetime import date
from pathlib import Path
import jinja2
from handbook.book import load_book
from handbook.markup.engine import Names
from handbook.markup.holes import text_of
from handbook.view import View
from handbook.render.theme import material_templates
from handbook.site import Site
from macros import MACROS
from markupsafe import Markup

ROOT = Path(__file__).parent

def define_env(env):
    book, _ = load_book(Site.of(ROOT, date.today()), MACROS)
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader([ROOT / "macros" / "templates", material_templates()]),
        trim_blocks=True, lstrip_blocks=True, finalize=text_of,
    )
    templates.filters.update(in_words=__import__("handbook.organization.grammar", fromlist=["x"]).in_words)
    env.variables.update(Names.of(book.organization, book.laws)._asdict())
    env.filters["in_words"] = templates.filters["in_words"]
    page = next(iter(book.pages.values()))
    view = View(
        book, page,
        lambda name, **values: Markup(templates.get_template(name).render(**values)),
        lambda text: Markup(text),
    )
    for macro in MACROS:
        env.macro(lambda *a, function=macro.function, **k: function(view, *a, **k), macro.name)
    book.wordings
    (ROOT / "reading.txt").write_text(str(time.perf_counter() - began))
'''


ONCE = re.compile(r"^(?:satisfies|defines):\n(?: .*\n)+", re.MULTILINE)
"""What only one page may say: a copy of it would be refused."""


def prepare(folder: Path, pages: int) -> None:
    """Copy the handbook to `folder` with as many copies of its longer pages as make `pages` in all."""
    for name in SOURCES:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    docs = folder / "docs"
    there = sorted(docs.rglob("*.md"))
    originals = [file for file in there if file.parent.name == "policies" and file.name != "index.md"]
    for number in range(pages - len(there)):
        original = originals[number % len(originals)]
        target = folder / "organization" / "pages" / "policies" / f"copy-{number}.md"
        target.parent.mkdir(exist_ok=True)
        text = ONCE.sub("", original.read_text(encoding="utf-8")).replace("title: ", f"title: Copy {number} of ", 1)
        target.write_text(text, encoding="utf-8")
        (folder / "docs" / "policies" / f"plain-copy-{number}.md").write_text(text, encoding="utf-8")
    (folder / "stock.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    (folder / "plain.py").write_text(STOCK_MACROS, encoding="utf-8")
    (folder / "stock-docs").mkdir()
    shutil.copytree(docs, folder / "stock-docs", dirs_exist_ok=True)
    for file in docs.rglob("plain-copy-*.md"):
        file.unlink()


def seconds(command: list[str], folder: Path) -> float:
    """Run `command` in `folder`; return its wall time."""
    start = time.perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=80)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "handbook"
        folder.mkdir()
        prepare(folder, arguments.pages)
        config = (folder / "stock.yml").read_text(encoding="utf-8") + "docs_dir: stock-docs\n"
        (folder / "stock.yml").write_text(config, encoding="utf-8")
        ours = [sys.executable, "-m", "handbook", "build", "--output", "out/ours"]
        stock = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "stock.yml", "-d", "out/stock"]
        times: dict[str, list[float]] = {"handbook": [], "stock": []}
        for run in range(arguments.runs + 1):
            for name, command in (("stock", stock), ("handbook", ours)):
                took = seconds(command, folder)
                if name == "stock":
                    took -= float((folder / "reading.txt").read_text())
                if run:  # the first of each warms the disk
                    times[name].append(took)
        built = {
            name: len(list((folder / "out" / place).rglob("index.html")))
            for name, place in (("handbook", "ours"), ("stock", "stock"))
        }
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        spread = f"{min(values):.2f} to {max(values):.2f}"
        print(f"{name:9} {built[name]} pages  median {medians[name]:.2f} s  ({spread}, {len(values)} runs)")
    print(f"ratio     {medians['handbook'] / medians['stock']:.2f}")


if __name__ == "__main__":
    main()
