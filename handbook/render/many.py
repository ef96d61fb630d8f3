"""Many organizations' sites at once: each as `build` makes it alone, none with anything of another.

What all have in common is known (remembered.py) to the processes that fork from this one, and build them. Where a
system cannot fork they are built one after another: slower, and the same bytes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import Literal, NamedTuple

from handbook import fault, memo
from handbook.flaws import Flaw, errors
from handbook.inspect import inspect
from handbook.render.build import build_site, recover
from handbook.render.learn import learn
from handbook.render.output import unfit
from handbook.render.remembered import add
from handbook.render.swap import interrupted
from handbook.render.unchanged import common_sum, is_noted, is_unchanged, sum_if_readable, sum_of
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


class _Order(NamedTuple):
    """To build the `site` of the folder `name` at `target`.

    `common` is the sum of what all sites are made of. `made_of` is that of all this one is made of, before it is read,
    so that what is saved meanwhile is built the next time; it is empty where something cannot be read.
    """

    name: str
    site: Site
    target: Path
    common: str
    made_of: str


_Built = tuple[Outcome, memo.News]
_STOPPED = "a process that built was stopped; run the command again"
_COLLECTED = 2
"""After so many sites, what is left of them is freed: megabytes, and to look for them takes a fifth of a build."""
_begun = count(1)
_building: list[_Order] = []
"""What this process is at."""


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
    root = next(iter(sites.values())).root
    for target in interrupted(output, sites):  # also beside those that have not changed, which nothing else looks at
        with suppress(OSError):
            recover(target)
    common = common_sum(root)
    orders = [_Order(name, site, output / name, common, sum_if_readable(site, common)) for name, site in sites.items()]
    noted = {order.name for order in orders if is_noted(order.target, order.made_of)}
    changed = [order for order in orders if order.name not in noted]
    found = _found(changed, [order for order in orders if order.name in noted])
    forks = jobs > 1 and "fork" in multiprocessing.get_all_start_methods()
    built = _side_by_side(found, min(jobs, len(changed)) or 1) if forks else _in_turn(found)
    heard: memo.News = {}
    gc.disable()  # looking through what is still needed, over and over, takes a tenth of the time
    try:
        for outcome, news in built:
            memo.hear(heard, news)
            yield outcome
    finally:
        gc.unfreeze()
        gc.enable()
    if heard:
        add(root, common, heard)


def _found(changed: Iterable[_Order], rest: Iterable[_Order]) -> Iterator[_Order | Outcome]:
    """Yield what is to be built, and the outcome of what stands of the `rest`, to see which takes longer.

    What sites have in common is known before the first that is to be built.
    """
    knows = False
    for order in chain(changed, rest):
        if is_unchanged(order.target, order.made_of):
            yield Outcome(order.name, "unchanged")
            continue
        if not knows:
            learn(order.site.root, order.site.today)
            gc.freeze()  # what is known here changes no more: nobody need look through it, and no process copy it
            knows = True
        yield order


def _in_turn(found: Iterable[_Order | Outcome]) -> Iterator[_Built]:
    for each in found:
        yield (each, {}) if isinstance(each, Outcome) else _build(each)


def _side_by_side(found: Iterable[_Order | Outcome], jobs: int) -> Iterator[_Built]:
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _quietly) as processes:
        building = {}
        try:
            for each in found:
                if isinstance(each, Outcome):
                    yield each, {}
                    continue
                try:
                    building[processes.submit(_build_apart, each)] = each.name
                except BrokenProcessPool:
                    yield Outcome(each.name, "failed", reason=_STOPPED), {}
            for done in as_completed(building):
                try:
                    yield done.result()
                except BrokenProcessPool:
                    yield Outcome(building[done], "failed", reason=_STOPPED), {}
        finally:
            processes.shutdown(cancel_futures=True)


def _quietly() -> None:
    """Let this process end without a word when it is stopped while it waits; a build that is stopped clears up."""

    def stop(*_: object) -> None:
        if _building:
            raise KeyboardInterrupt
        os._exit(130)

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, stop)


def _build_apart(order: _Order) -> _Built:
    try:
        return _build(order)
    except KeyboardInterrupt:  # all is cleared up; to go on with the next order would be to wait for who hears of it
        os._exit(130)


def _build(order: _Order) -> _Built:
    _building.append(order)
    try:
        memo.forget_own()
        if next(_begun) % _COLLECTED == 0:
            gc.collect()  # MkDocs holds some of the last one still, so that nothing may be frozen here
        return _outcome(order), memo.news()
    finally:
        _building.clear()


def _outcome(order: _Order) -> Outcome:
    name, site, target, common, made_of = order
    try:
        reason = unfit(target, site)
        if reason:
            return Outcome(name, "failed", reason=reason)
        recover(target)
        book, flaws = inspect(site)
        if not errors(flaws):
            flaws = [*flaws, *build_site(book, target, made_of or sum_of(site, common))]
    except OSError as error:
        return Outcome(name, "failed", reason=fault.failed(error, target))
    except Exception as error:  # whatever it is, the others are built all the same
        return Outcome(name, "failed", reason=f"it could not be built ({fault.told(error)}); report this line")
    state: Literal["built", "flawed"] = "flawed" if errors(flaws) else "built"
    return Outcome(name, state, len(book.pages), tuple(flaws))
