"""One command over and over, each time with another fault: what it leaves, and whether the next one completes it."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.faults.commands import Commands, Ended
from tests.faults.kernel import EIO, ENOSPC, EROFS, KILL, KILL_ALL, NEED_ROOM, Fault

KINDS = {"killed": (KILL_ALL, KILL), "a full disk": (ENOSPC,), "a broken disk": (EIO,), "read alone": (EROFS,)}
"""What a command meets, in words, and the faults that this is."""
Tree = dict[str, tuple[int, bytes | None]]
"""Every file and folder by its path, with its mode and its bytes; a folder has none."""
_UNCHANGED = ("nothing was changed", "Nothing was ", "as it was before")


class Scene(Protocol):
    """What one command changes."""

    name: str
    commands: Commands

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the command."""

    def prepare(self) -> None:
        """Put the state before the command there."""

    def state(self) -> str:
        """Say what is there: `old`, `new`, or what is between the two."""

    def left(self) -> list[str]:
        """Return what lies there that belongs neither to the old state nor to the new one."""


class Tally(NamedTuple):
    """How many faults were met, and what stood there after each."""

    met: int
    states: Counter[str]
    wrong: list[str]


def tree(folder: Path) -> Tree:
    """Return all that is in `folder`."""
    found: Tree = {}
    for path in [folder, *folder.rglob("*")] if folder.exists() else []:
        at = path.lstat()
        plain = stat.S_ISREG(at.st_mode)
        found[path.relative_to(folder).as_posix()] = (at.st_mode, path.read_bytes() if plain else None)
    return found


@contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: a disk takes longer to forget a site than a build to make it."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir=memory if memory.is_dir() else otherwise))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def moments(calls: list[str], many: int) -> list[int]:
    """Choose `many` of `calls` by number: where something is renamed, at the beginning, at the end, and in between."""
    last = len(calls)
    turns = [number for number, call in enumerate(calls, 1) if call.startswith(("rename", "link"))]
    chosen = dict.fromkeys([*(at for turn in turns for at in (turn, turn + 1)), 1, last, 2, 3, last - 1])
    first = [at for at in chosen if 1 <= at <= last][: max(1, many // 2)]
    rest = many - len(first)
    return [*first, *(1 + (2 * each + 1) * last // (2 * rest) for each in range(rest))]


def faults(kind: str, calls: list[str], many: int) -> Iterator[Fault]:
    """Yield `many` faults of a `kind` for a command that makes `calls`; a disk may be full or broken for good."""
    ways = KINDS[kind]
    able = [(at, call) for at, call in enumerate(calls, 1) if ENOSPC not in ways or call.split()[0] in NEED_ROOM]
    for turn, chosen in enumerate(moments([call for _, call in able], many)):
        way = ways[turn % len(ways)]
        yield Fault(way, able[chosen - 1][0], lasting=way == EROFS or (way in (ENOSPC, EIO) and turn % 2 == 1))


def untold(scene: Scene, ended: Ended, state: str) -> str:
    """Return what a command said, or did not say, that is not so, with `state` there; "" if all is well."""
    more = getattr(scene, "untold", lambda said: "")(ended.said)
    if more:
        return f"said of {more} what is not so"
    if "Traceback" in ended.said:
        return "a traceback"
    if ended.code == 0 and state != "new":
        return "said to be done"
    if state == "new" and any(words in ended.said for words in _UNCHANGED):
        return "said to have changed nothing"
    return ""


def tried(scene: Scene, chosen: Iterable[Fault | tuple[Fault, ...]]) -> Tally:
    """Let the command of `scene` meet each of the `chosen` faults, and run it once more each time."""
    states: Counter[str] = Counter()
    wrong, met = [], 0
    for each in chosen:
        those = (each,) if isinstance(each, Fault) else each
        scene.prepare()
        assert scene.state() == "old"
        ended = scene.commands.run(*scene.words, faults=those)
        met += bool(ended.struck)
        state = scene.state()
        states[state if state in ("old", "new") else "between"] += 1
        lie = untold(scene, ended, state)
        if lie or state not in ("old", "new"):
            wrong.append(f"{lie} {state} after {ended.struck}, exit {ended.code}: {ended.said}")
        again = scene.commands.run(*scene.words)
        there = (scene.state(), [name for name in scene.left() if again.code == 0 or not name.endswith(".handbook")])
        done = again.code == 0 or (state == "new" and "already" in again.said)
        done = done and getattr(scene, "complete", lambda: True)()
        if not done or there != ("new", []):
            wrong.append(f"{there} after it was run again after {ended.struck}, exit {again.code}: {again.said}")
    return Tally(met, states, wrong)
