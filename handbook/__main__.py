"""Words → verb: `python3 -m handbook VERB`. Sets up `.venv` first, then goes on in it."""

from __future__ import annotations

import signal
import sys

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until `main` is there to say it, Ctrl+C ends this without a word

import os

if __name__ == "__main__" and sys.path[0] == os.getcwd():
    sys.path.append(sys.path.pop(0))  # else a stray file in the folder, such as yaml.py, would be run for a library

import gc
import threading
from typing import TextIO

if sys.version_info < (3, 11):
    sys.exit("The handbook needs Python 3.11 or newer; install it from python.org, then use the same command with it.")

from handbook import ROOT, bootstrap, complete, exits, fault
from handbook.machine import CannotSetUp
from handbook.say import be_quiet

_FAULT = "the handbook has a fault of its own, and what stood before stands as it was"
_MOMENT = 0.05
"""Seconds in which Python has freed what it was about to."""


def _open(stream: TextIO | None) -> TextIO:
    """Return a stream to read from: whoever asks one that is closed hears that nothing more comes."""
    return stream or open(os.devnull, encoding="utf-8")


def _nowhere() -> TextIO:
    """Return a stream that takes all."""
    return open(os.devnull, "w", encoding="utf-8")


def _closed() -> TextIO:
    """Return a stream that takes nothing, which is found out as it is flushed."""
    return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def _stream(stream: TextIO) -> TextIO:
    """Return a stream that takes the same letters on every console and in every file."""
    stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]
    return stream


def _unheard() -> None:
    """Let what is still to be printed go nowhere, so that Python does not complain of it as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _stopped_again(lost: sys.UnraisableHookArgs) -> None:
    """Stop again what was stopped as Python freed something, where it prints what is raised and then goes on."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        again = threading.Timer(_MOMENT, signal.raise_signal, [signal.SIGINT])
        again.daemon = True  # a command that has ended meanwhile need not be stopped
        again.start()
    elif os.environ.get(fault.SHOWN):
        sys.__unraisablehook__(lost)


def main(words: list[str]) -> int:
    """Run the verb that `words` name; return the exit code."""
    sys.stdin = _open(sys.stdin)
    sys.stdout = _stream(sys.stdout) if sys.stdout else _closed()
    sys.stderr = _stream(sys.stderr) if sys.stderr else _nowhere()
    sys.unraisablehook = _stopped_again  # also that of the processes which build many sites
    gc.set_threshold(50_000)  # a verb makes much and throws little away: looking for it costs a twentieth of a build
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops a verb, it clears up after itself
    try:
        code = _run(words)
    except SystemExit as ended:  # the help was asked for, or the words cannot be read
        code = ended.code if isinstance(ended.code, int) else exits.DONE
    except CannotSetUp as error:
        print(error, file=sys.stderr)
        return exits.MACHINE
    except BrokenPipeError:
        _unheard()
        return exits.UNHEARD
    except OSError as error:
        print(f"{fault.failed(error)}; nothing was changed, mend this and run the command again", file=sys.stderr)
        return exits.MACHINE
    except MemoryError:
        print("there is not enough memory; nothing was changed, close other programs and try again", file=sys.stderr)
        return exits.MACHINE
    except Exception as error:  # no text of it: what a page holds may stand in there
        if _incomplete():
            return exits.MACHINE
        if os.environ.get(fault.SHOWN):
            raise
        more = f"report this line, and with {fault.SHOWN}=1 all of it can be seen"
        if changed := complete.changed(ROOT):  # then it is more likely theirs
            which, command = complete.told(changed)
            mend = f"`git diff` shows how, and {command} brings back what was committed"
            more = f"files of the handbook were changed here ({which}): {mend}. If that does not help, {more}"
        print(f"{_FAULT} ({fault.told(error)}); {more}", file=sys.stderr)
        return exits.MACHINE
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return _heard(code)


def _run(words: list[str]) -> int:
    """Make the machine ready and run the verb that `words` name there; return its exit code."""
    from handbook.verbs import read  # here, so that a verb whose file is lost is told in a sentence

    arguments = read(words)
    if arguments.quiet:
        be_quiet()
        sys.stdout = _nowhere()
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code = bootstrap.prepare(words, browser=arguments.verb == "test")
    if code is not None:
        return code
    return exits.MACHINE if _incomplete() else int(arguments.run(arguments))


def _incomplete() -> bool:
    """Say which files of the handbook are lost; return whether any is."""
    if lost := complete.lost(ROOT):
        which, command = complete.told(lost)
        problem = f"Files of the handbook are missing or empty ({which})"
        print(f"{problem}; {command} brings back what was committed.", file=sys.stderr)
    return bool(lost)


def _heard(code: int) -> int:
    """Return the exit `code` of what is done, or another where what it says could not be written."""
    try:
        sys.stdout.flush()
    except OSError as error:  # what was to be done is done
        if not isinstance(error, BrokenPipeError):
            print(f"what this command says could not be written: {fault.reason(error)}", file=sys.stderr)
        _unheard()
        return exits.UNHEARD if isinstance(error, BrokenPipeError) else exits.MACHINE
    return code


if __name__ == "__main__":
    code = main(sys.argv[1:])
    gc.freeze()  # else the end of the process looks through all there is once more: a tenth of a build
    sys.exit(code)
