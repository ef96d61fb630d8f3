"""Many organizations' sites at once: each as `build` makes it alone, none with anything of another.

What all have in common is known (known.py) to the processes that fork from this one, and build them. Where a system
cannot fork they are built one after another: slower, and the same bytes.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Literal, NamedTuple

from handbook import memo
from handbook.flaws import Flaw, errors
from handbook.inspect import inspect
from handbook.render.build import build_site, recover
from handbook.render.known import learn
from handbook.render.output import unfit
from handbook.render.unchanged import common_sum, is_unchanged, sum_of
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


def build_many(sites: Mapping[str, Site], output: Path, jobs: int) -> Iterator[Outcome]:
    """Build each of `sites` into the folder of its name in `output`; yield what became of each.

    What has not changed since it was built is left alone. Up to `jobs` are built at a time.
    """
    if not sites:
        return
    one = next(iter(sites.values()))
    common = common_sum(one.root)
    waiting = {}
    for name, site in sites.items():
        if _stands(site, output / name, common):
            yield Outcome(name, "unchanged")
        else:
            waiting[name] = site
    if not waiting:
        return
    learn(one.root, one.today, common)
    gc.freeze()  # what is known here changes no more: nobody need look through it, and no process copy it
    try:
        if jobs == 1 or len(waiting) < 2 or "fork" not in multiprocessing.get_all_start_methods():
            yield from (_build(name, site, output, common) for name, site in waiting.items())
        else:
            yield from _side_by_side(waiting, output, common, jobs)
    finally:
        gc.unfreeze()


def _stands(site: Site, target: Path, common: str) -> bool:
    try:
        return is_unchanged(target, sum_of(site, common))
    except OSError:  # what is wrong with its files is said when it is built
        return False


def _side_by_side(sites: Mapping[str, Site], output: Path, common: str, jobs: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as processes:
        building = {processes.submit(_build, name, site, output, common): name for name, site in sites.items()}
        try:
            for done in as_completed(building):
                try:
                    yield done.result()
                except BrokenProcessPool:
                    reason = "a process that built was stopped; run the command again"
                    yield Outcome(building[done], "failed", reason=reason)
        finally:
            processes.shutdown(cancel_futures=True)


def _build(name: str, site: Site, output: Path, common: str) -> Outcome:
    target = output / name
    memo.forget_own()
    gc.collect()  # of the one before
    gc.disable()  # looking through what is still needed, over and over, takes a tenth of the time
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
    except Exception as error:  # whatever it is, the others are built all the same
        reason = f"it could not be built ({type(error).__name__}: {error}); report this with what it says"
        return Outcome(name, "failed", reason=reason)
    finally:
        gc.enable()
    state: Literal["built", "flawed"] = "flawed" if errors(flaws) else "built"
    return Outcome(name, state, len(book.pages), tuple(flaws))
