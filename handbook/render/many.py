"""Many organizations' sites at once: each as `build` makes it alone, none with anything of another.

The first is built here, and so what all have in common is known (handbook/memo.py) to the processes that fork from this
one and build the others. Where a system cannot fork they are built one after another: slower, and the same bytes.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from handbook import memo
from handbook.flaws import Flaw, errors
from handbook.inspect import inspect
from handbook.render.build import build_site, recover
from handbook.render.output import unfit
from handbook.render.unchanged import code_sum, common_sum, is_unchanged, sum_of
from handbook.site import Site


class Outcome(NamedTuple):
    """What became of the organization in the folder `name`.

    It has `flaws`, warnings among them, or a `reason` for which the machine or the output did not let it be built.
    """

    name: str
    state: Literal["built", "unchanged", "flawed", "failed"]
    pages: int = 0
    flaws: tuple[Flaw, ...] = ()
    reason: str = ""


def organizations_in(folder: Path, shard: tuple[int, int] = (1, 1)) -> list[Path]:
    """Return the folders of organizations in `folder`, by name; of these every n-th from the i-th on (`shard` i/n)."""
    number, of = shard
    folders = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted(folders)[number - 1 :: of]


def build_many(sites: Sequence[Site], output: Path, jobs: int) -> Iterator[Outcome]:
    """Build each of `sites` into the folder of its organization's name in `output`; yield what became of each.

    What has not changed since it was built is left alone. Up to `jobs` are built at a time. What was found out of the
    texts that all have in common is put into a file of `.venv`, for the next time.
    """
    if not sites:
        return
    root = sites[0].root
    common, code, memory = common_sum(root), code_sum(root), root / ".venv" / "handbook-memo"
    waiting = []
    for site in sites:
        if is_unchanged(output / site.organization_dir.name, sum_of(site, common)):
            yield Outcome(site.organization_dir.name, "unchanged")
        else:
            waiting.append(site)
    if not waiting:
        return
    known = memo.load(memory, code)
    while waiting:  # the first that can be built makes known what the others need
        outcome = _build(waiting.pop(0), output, common)
        yield outcome
        if outcome.state == "built":
            break
    if not known and memory.parent.is_dir():
        with suppress(OSError):
            memo.save(memory, code)
    if jobs == 1 or len(waiting) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_build(site, output, common) for site in waiting)
        return
    gc.freeze()  # what is known here changes no more: no process need look through it, and so copy it
    try:
        yield from _side_by_side(waiting, output, common, jobs)
    finally:
        gc.unfreeze()


def _side_by_side(sites: Sequence[Site], output: Path, common: str, jobs: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as processes:
        building = {processes.submit(_build, site, output, common): site for site in sites}
        try:
            for done in as_completed(building):
                try:
                    yield done.result()
                except BrokenProcessPool:
                    name = building[done].organization_dir.name
                    yield Outcome(name, "failed", reason="a process that built was stopped; run the command again")
        finally:
            processes.shutdown(cancel_futures=True)


def _build(site: Site, output: Path, common: str) -> Outcome:
    name = site.organization_dir.name
    target = output / name
    memo.forget_own()
    gc.collect()  # of the one before
    try:
        reason = unfit(target, site)
        if reason:
            return Outcome(name, "failed", reason=reason)
        recover(target)
        book, flaws = inspect(site)
        if not errors(flaws):
            flaws = [*flaws, *build_site(book, target, sum_of(site, common))]
    except OSError as error:
        return Outcome(name, "failed", reason=f"{error.filename or target}: {error.strerror or error}")
    state: Literal["built", "flawed"] = "flawed" if errors(flaws) else "built"
    return Outcome(name, state, len(book.pages), tuple(flaws))
