"""A book → a complete site in a folder, or nothing at all."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import BuildError

from handbook.book import Book
from handbook.flaws import Flaw, Place
from handbook.lock import only_one
from handbook.render.flawed import Flawed
from handbook.render.output import unfit
from handbook.render.run import Run
from handbook.render.swap import complete, put_in_place
from handbook.render.unchanged import note
from handbook.render.without import without
from handbook.scratch import scratch

RULE: Final = "mkdocs"


def build_site(book: Book, output: Path, made_of: str) -> list[Flaw]:
    """Build `book`, which has no errors, aside of `output`, and put it in its place; return the flaws.

    `made_of` is the sum of what it is made of (handbook/render/unchanged.py), which its mark remembers.

    With a flaw among them, what stood at `output` stands still, byte for byte. Raises OSError where the machine does
    not let it: no space, no permission, another build into the same folder.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with only_one(output):
        complete(output)
        aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.handbook-building-", dir=output.parent))
        try:
            flaws = render(book, aside)
            if not flaws:
                note(aside, made_of)
                _settle_modes(aside)
                if unfit(output, book.site):
                    reason = "other files were put there while the site was built, so empty the folder or name another"
                    raise FileExistsError(0, reason, output)
                put_in_place(aside, output)
            return flaws
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def recover(output: Path) -> None:
    """Put back what a build into `output` left aside when the machine stopped it.

    Raises OSError as `build_site` does.
    """
    if output.parent.is_dir():
        with only_one(output):
            complete(output)


def render(book: Book, folder: Path, site_url: str | None = None) -> list[Flaw]:
    """Render `book` into `folder`, whatever stands there; return what MkDocs found wrong."""
    return _render(book, folder, site_url)[0]


def try_out(book: Book) -> tuple[list[Flaw], dict[str, list[str]]]:
    """Render `book` and throw it away, so that a check sees what a build would.

    Return what was found wrong, and the values that each page printed, by address.
    """
    with scratch("check") as folder:
        return _render(book, folder, None)


def _render(book: Book, folder: Path, site_url: str | None) -> tuple[list[Flaw], dict[str, list[str]]]:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice of its successor, at every build
    with _collected(book) as flaws:
        with without("requests"):  # mkdocs-macros would ask other computers with it, which no site of ours does
            config = load_config(str(book.site.root / "mkdocs.yml"), site_dir=str(folder), strict=False)
        config["run"] = run = Run(book)
        config.site_url = site_url or config.site_url
        mkdocs_build(config)
        return flaws, run.renderer.printed
    return flaws, {}


class _Collector(logging.Handler):
    """Turns MkDocs' warnings into flaws: they are found after our own checks, so there are rarely any."""

    def __init__(self, book: Book) -> None:
        super().__init__(logging.WARNING)
        self.book = book
        self.flaws: list[Flaw] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(record.getMessage().split())
        page = next((page for page in self.book.pages.values() if f"'{page.uri}'" in message), None)
        place = Place(page.file if page else "mkdocs.yml")
        self.flaws.append(Flaw(place, message.rstrip("."), "mend the page that it names", RULE))


@contextmanager
def _collected(book: Book) -> Iterator[list[Flaw]]:
    logger = logging.getLogger("mkdocs")
    collector = _Collector(book)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield collector.flaws
    except jinja2.TemplateSyntaxError as error:
        place = Place(book.site.shown(Path(error.filename or "overrides")), error.lineno)
        problem = f"this template cannot be read ({error.message})"
        collector.flaws.append(Flaw(place, problem, "check the braces of this line and the one before it", RULE))
    except Flawed as error:
        collector.flaws += error.flaws
    except (SystemExit, BuildError) as error:  # how MkDocs and mkdocs-macros stop; mostly after a warning
        if not collector.flaws:
            problem = f"the pages could not be rendered ({' '.join(str(error).split())})"
            collector.flaws.append(Flaw(Place("mkdocs.yml"), problem, "run `mkdocs build --verbose` to see more", RULE))
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate


def _settle_modes(folder: Path) -> None:
    """Give folders 755 and files 644, whatever the umask: a web server has to read them."""
    folder.chmod(0o755)
    for path, folders, names in os.walk(folder):
        for name in folders:
            Path(path, name).chmod(0o755)
        for name in names:
            Path(path, name).chmod(0o644)
