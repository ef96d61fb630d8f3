"""What pure functions returned, kept under all that they were given: the state of a process that builds.

A site is built again after every edit, and many sites one after another; most of what goes into them is the same each
time. A function may be kept if what it returns follows from its arguments alone and nobody changes it afterwards.
Arguments are compared by value (text, tuples) or by identity, where a thing is made once and never changed (a page, an
organization). To Python 1, 1.0 and True are one value, so an argument is always of the same kind. So there is nothing
to invalidate: other sources are other arguments. What comes with the code alone, such as what
a model's fields are, is not for here but for `functools.cache`.
"""

from __future__ import annotations

import functools
import hashlib
import pickle
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from handbook.whole import write_whole

P = ParamSpec("P")
T = TypeVar("T")

MOST = 2048
"""How many answers of a function are kept: those asked for last. A site of more pages is built all the same."""
FEW = 384
"""How many of them stay when the next organization is built; as many that other processes told go into the file."""
MORE = 1024
"""How many stay of a function that is asked for parts of pages, of which there are more (`kept_told` and others)."""
LAST = 4
"""How many are kept of what is made of all pages at once."""

_SUM = hashlib.sha256().digest_size
"""How many bytes a file begins with that are the sum of all others: a letter that a disk lost is on no page."""

_Answers = dict[Any, Any]
News = dict[str, _Answers]
"""What functions returned, by their names: what one process tells another."""

_lasting: dict[str, _Answers] = {}
_telling: set[str] = set()
_told: set[int] = set()
_shared: list[_Answers] = []
_own: list[_Answers] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns for what organizations have in common: upstream's text, above all."""
    asked, answers = _kept(function)
    _lasting[f"{function.__module__}.{function.__qualname__}"] = answers
    return asked


def kept_told(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns, like `kept`, and tell it to other processes (`news`), and for the next time.

    It takes texts alone, no things; and none of an organization's own, for which there is `kept_own`.
    """
    _telling.add(f"{function.__module__}.{function.__qualname__}")
    return kept(function)


def kept_running(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns, like `kept`, where that cannot be put into a file (`save`), or may not.

    It may not where an organization's values are in it.
    """
    asked, answers = _kept(function)
    _shared.append(answers)
    return asked


def kept_last(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the last few things that `function` returned, like `kept_own`: of all pages at once, which weighs much."""
    asked, answers = _kept(function, LAST)
    _own.append(answers)
    return asked


def kept_own(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns for one organization, until another one is built (`forget_own`)."""
    asked, answers = _kept(function)
    _own.append(answers)
    return asked


def forget_own() -> None:
    """Forget what was kept for one organization, so that building many takes little more memory than building one.

    Of what is kept for all, what was asked for last stays: upstream's texts, and some more.
    """
    for answers in _own:
        answers.clear()
    for name, answers in _lasting.items():
        _leave(answers, MORE if name in _telling else FEW)
    for answers in _shared:
        _leave(answers, MORE)


def forget() -> None:
    """Forget everything, as if the process had just begun."""
    for answers in (*_lasting.values(), *_shared, *_own):
        answers.clear()
    _told.clear()


def news() -> News:
    """Return what can be told to other processes, and was not told before, by this process or the one it came from."""
    found = {name: {key: _lasting[name][key] for key in _lasting[name] if hash(key) not in _told} for name in _telling}
    _told.update(hash(key) for answers in found.values() for key in answers)
    return {name: answers for name, answers in found.items() if answers}


def hear(heard: News, told: News) -> None:
    """Put what another process `told` (`news`) to what was `heard` before, as long as there is room."""
    for name, answers in told.items():
        known = heard.setdefault(name, {})
        for key in answers:
            if len(known) < FEW:
                known.setdefault(key, answers[key])


def save(file: Path, code: str, texts: str) -> None:
    """Put what is kept for all organizations into `file`; `code` is the sum of the code that found it out.

    `texts` is the sum of what it was found out of. Raises OSError.
    """
    _write(file, (code, texts, _lasting, {}))


def load(file: Path, code: str) -> str:
    """Take what `save` put into `file`, if it is there and of this `code`; return its `texts`, empty if it is not."""
    known, texts, lasting, heard = _read(file)
    if known != code:
        return ""
    for name, answers in _lasting.items():
        answers.update(heard.get(name, {}) | lasting.get(name, {}))
    return texts


def add(file: Path, code: str, texts: str, heard: News) -> None:
    """Put what was `heard` into `file`, if it is there and of this `code` and these `texts`.

    Where there is no room, what was put there first goes; never what `save` put there. Raises OSError.
    """
    *of, lasting, before = _read(file)
    if of != [code, texts]:
        return
    for name, answers in heard.items():
        known, ours = before.setdefault(name, {}), lasting.get(name, {})
        known.update({key: answers[key] for key in answers if key not in known and key not in ours})
        _leave(known, FEW)
    _write(file, (code, texts, lasting, before))


def _read(file: Path) -> tuple[str, str, News, News]:
    """Return what is in `file`; of an older version, damaged, or not there, it is empty, and is found out anew."""
    try:
        data = file.read_bytes()
        if hashlib.sha256(data[_SUM:]).digest() != data[:_SUM]:
            return "", "", {}, {}
        code, texts, lasting, heard = pickle.loads(memoryview(data)[_SUM:])
    except Exception:  # whatever is in it
        return "", "", {}, {}
    return code, texts, lasting, heard


def _write(file: Path, what: tuple[str, str, News, News]) -> None:
    data = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    write_whole(file, hashlib.sha256(data).digest() + data)


def _leave(answers: _Answers, most: int) -> None:
    """Leave the last of `answers`, so many at `most`."""
    for key in [*islice(answers, max(0, len(answers) - most))]:
        del answers[key]


def _kept(function: Callable[P, T], most: int = MOST) -> tuple[Callable[P, T], _Answers]:
    answers: dict[Any, T] = {}

    @functools.wraps(function)
    def asked(*arguments: P.args, **named: P.kwargs) -> T:
        key = (arguments, *named.items()) if named else arguments
        if key in answers:
            answer = answers.pop(key)
        else:
            answer = function(*arguments, **named)
            if len(answers) >= most:
                del answers[next(iter(answers))]
        answers[key] = answer  # behind all others: the first is the one that was asked for longest ago
        return answer

    return asked, answers
