"""Faults in system calls: Linux asks this process about every call of another one that changes files.

That is what seccomp's notifications are for. A process that is `watched`, and every process that it begins, git's too,
stops at each call that writes, makes, renames or takes away a file, until it is answered here: go on, fail with an
error, or be killed. So a fault is the kernel's own, and is at hand wherever Python and Linux (5.9 or newer) are.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import platform
import select
import signal
import socket
import struct
from collections.abc import Callable
from typing import NamedTuple

KILL, KILL_ALL, STOP, ENOSPC, EIO, EROFS = "kill", "kill all", "stop", "ENOSPC", "EIO", "EROFS"
"""What a call may meet: its process is killed, or every process of the command; it is asked to stop when the call is
through; or an error by its name, such as that the disk is full, broken, or read alone."""


class Fault(NamedTuple):
    """What the call with the number `at` meets, counted from 1; with `lasting`, all after it as well."""

    kind: str
    at: int
    lasting: bool = False


class Seen(NamedTuple):
    """How a watched process ended: its exit code, or minus a signal; its calls; those that met a fault."""

    code: int
    calls: list[str]
    struck: list[str]


class _Call(NamedTuple):
    """A system call: its name, its numbers on two machines, and which argument is a path, a file or its flags."""

    name: str
    x86_64: int
    aarch64: int
    path: int = -1
    folder: int = -1
    file: int = -1
    flags: int = -1
    room: bool = True


_NONE = -1
_CALLS = (
    _Call("write", 1, 64, file=0),
    _Call("pwrite64", 18, 68, file=0),
    _Call("writev", 20, 66, file=0),
    _Call("pwritev", 296, 70, file=0),
    _Call("pwritev2", 328, 287, file=0),
    _Call("sendfile", 40, 71, file=0),
    _Call("copy_file_range", 326, 285, file=2),
    _Call("fallocate", 285, 47, file=0),
    _Call("ftruncate", 77, 46, file=0),
    _Call("truncate", 76, 45, path=0),
    _Call("open", 2, _NONE, path=0, flags=1),
    _Call("creat", 85, _NONE, path=0),
    _Call("openat", 257, 56, folder=0, path=1, flags=2),
    _Call("mkdir", 83, _NONE, path=0),
    _Call("mkdirat", 258, 34, folder=0, path=1),
    _Call("rename", 82, _NONE, path=1),
    _Call("renameat", 264, 38, folder=2, path=3),
    _Call("renameat2", 316, 276, folder=2, path=3),
    _Call("link", 86, _NONE, path=1),
    _Call("linkat", 265, 37, folder=2, path=3),
    _Call("symlink", 88, _NONE, path=1),
    _Call("symlinkat", 266, 36, folder=1, path=2),
    _Call("unlink", 87, _NONE, path=0, room=False),
    _Call("rmdir", 84, _NONE, path=0, room=False),
    _Call("unlinkat", 263, 35, folder=0, path=1, room=False),
    _Call("chmod", 90, _NONE, path=0, room=False),
    _Call("fchmod", 91, 52, file=0, room=False),
    _Call("fchmodat", 268, 53, folder=0, path=1, room=False),
    _Call("fsync", 74, 82, file=0),
    _Call("fdatasync", 75, 83, file=0),
    _Call("syncfs", 306, 267, file=0),
)
"""Every call that changes what a disk holds; `room` is whether one needs room on it."""
_MACHINE = platform.machine()
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_HERE = ctypes.c_int(-100).value & 0xFFFFFFFF  # AT_FDCWD: a path is relative to the working folder

# linux/filter.h, linux/seccomp.h
_LOAD, _EQUAL, _GREATER, _ANY_OF, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_RECEIVE, _SEND, _GO_ON = 0xC0502100, 0xC0182101, 1
_QUESTION, _ANSWER = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_NO_NEW_PRIVILEGES, _SUBREAPER, _WITH_LISTENER = 38, 36, 8
_SECCOMP = {"x86_64": 317, "aarch64": 277}


def _number(call: _Call) -> int:
    return int(getattr(call, _MACHINE, _NONE))


_BY_NUMBER = {_number(call): call for call in _CALLS if _number(call) != _NONE}
NEED_ROOM = frozenset(call.name for call in _CALLS if call.room)
"""The names of the calls that a full disk refuses."""


def _filter() -> bytes:
    """Return the program with which the kernel chooses the calls that it asks about."""

    def line(code: int, value: int, true: int = 0, false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, true, false, value)

    def argument(number: int) -> bytes:
        return line(_LOAD, 16 + 8 * number)

    ask, allow = line(_RETURN, _ASK), line(_RETURN, _ALLOW)
    lines = [line(_LOAD, 4), line(_EQUAL, _ARCHITECTURE[_MACHINE], 1, 0), allow, line(_LOAD, 0)]
    for number, call in _BY_NUMBER.items():
        if call.flags >= 0:  # to open a file for reading changes nothing
            lines += [line(_EQUAL, number, 0, 4), argument(call.flags), line(_ANY_OF, _WRITING, 0, 1), ask, allow]
        elif call.file >= 0:  # what a command says is no change of a file
            lines += [line(_EQUAL, number, 0, 4), argument(call.file), line(_GREATER, 2, 0, 1), ask, allow]
        else:
            lines += [line(_EQUAL, number, 0, 1), ask]
    return b"".join([*lines, allow])


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def _listener() -> int:
    """Have the kernel ask about this process from now on; return the file from which that is heard."""
    program = ctypes.create_string_buffer(_filter())
    head = ctypes.create_string_buffer(struct.pack("@HP", (len(program) - 1) // 8, ctypes.addressof(program)))
    library = _library()
    _checked(library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    return _checked(library.syscall(_SECCOMP[_MACHINE], 1, _WITH_LISTENER, head))


def _text(process: int, address: int) -> str:
    """Return the path that stands at an `address` in the memory of a `process`."""
    try:
        with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
            return os.fsdecode(os.pread(memory.fileno(), 4096, address).partition(b"\0")[0])
    except OSError:  # it was killed meanwhile
        return ""


def _opened(process: int, number: int) -> str:
    name = "cwd" if number == _HERE else f"fd/{number}"
    try:
        return os.readlink(f"/proc/{process}/{name}")
    except OSError:
        return ""


def _place(call: _Call, process: int, arguments: tuple[int, ...]) -> str:
    """Return the path of what a call changes."""
    if call.file >= 0:
        return _opened(process, arguments[call.file] & 0xFFFFFFFF)
    path = _text(process, arguments[call.path])
    folder = arguments[call.folder] & 0xFFFFFFFF if call.folder >= 0 else _HERE
    return path if path.startswith("/") else os.path.join(_opened(process, folder), path)


def _is_file(place: str) -> bool:
    """Whether a call changes what a disk holds: pipes, devices, and locks of Python's in memory are none."""
    if place.startswith("/dev/shm/"):
        return not place.startswith("/dev/shm/sem.")
    return place.startswith("/") and not place.startswith(("/dev/", "/proc/"))


class _Watch:
    """The calls of one command, and the faults that they are to meet."""

    def __init__(self, leader: int, faults: tuple[Fault, ...]) -> None:
        self.leader, self.coming = leader, sorted(faults, key=lambda fault: fault.at)
        self.calls: list[str] = []
        self.struck: list[str] = []
        self.lasting = ""

    def answer(self, listener: int) -> None:
        """Answer what the kernel asks on `listener`."""
        question = bytearray(_QUESTION.size)
        try:
            fcntl.ioctl(listener, _RECEIVE, question)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EINTR):  # who was asked about has been killed
                return
            raise
        identity, process, _, number, _, _, *arguments = _QUESTION.unpack(question)
        call = _BY_NUMBER[number]
        place = _place(call, process, tuple(arguments))
        kind = ""
        if _is_file(place):
            self.calls.append(f"{call.name} {place}")
            kind = self._kind(call)
        if kind:
            self.struck.append(f"{kind} at call {len(self.calls)}, {self.calls[-1]}")
        if kind in (KILL, KILL_ALL):
            with contextlib.suppress(ProcessLookupError):
                (os.kill if kind == KILL else os.killpg)(process if kind == KILL else self.leader, signal.SIGKILL)
            return
        wrong = -getattr(errno, kind) if kind and kind != STOP else 0
        with contextlib.suppress(FileNotFoundError):  # killed meanwhile
            fcntl.ioctl(listener, _SEND, _ANSWER.pack(identity, 0, wrong, 0 if wrong else _GO_ON))
        if kind == STOP:
            os.kill(self.leader, signal.SIGTERM)

    def _kind(self, call: _Call) -> str:
        for fault in self.coming:
            if fault.at <= len(self.calls) and (fault.kind != ENOSPC or call.room):
                self.coming.remove(fault)
                self.lasting = fault.kind if fault.lasting else self.lasting
                return fault.kind
        return "" if self.lasting == ENOSPC and not call.room else self.lasting


def watched(run: Callable[[], int], faults: tuple[Fault, ...]) -> Seen:
    """Let `run` run in a process of its own, whose calls meet `faults`; return how all that it began has ended.

    It is the leader of a session. Its exit code is what `run` returns.
    """
    _checked(_library().prctl(_SUBREAPER, 1, 0, 0, 0))  # what it leaves behind is waited for here
    ours, its = socket.socketpair()
    wake, woken = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    before = signal.signal(signal.SIGCHLD, lambda *_: None)
    heard = signal.set_wakeup_fd(woken)
    leader = os.fork()
    if not leader:
        code = 70
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            listener = _listener()
            socket.send_fds(its, [b"x"], [listener])
            for handle in (listener, its.fileno(), ours.fileno(), wake, woken):
                os.close(handle)
            code = run()
        finally:
            os._exit(code)
    try:
        its.close()
        (listener,) = socket.recv_fds(ours, 1, 1)[1]
        try:
            watch = _Watch(leader, faults)
            code = _followed(watch, listener, wake)
        finally:
            os.close(listener)
        return Seen(code, watch.calls, watch.struck)
    finally:
        signal.set_wakeup_fd(heard)
        signal.signal(signal.SIGCHLD, before)
        ours.close()
        os.close(wake)
        os.close(woken)


def _followed(watch: _Watch, listener: int, wake: int) -> int:
    """Answer what is asked until no process is left; return the leader's exit code."""
    code = 0
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(wake, select.POLLIN)
    while True:
        for handle, event in poll.poll():
            if handle == wake:
                with contextlib.suppress(BlockingIOError):
                    os.read(wake, 4096)
                try:
                    while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                        if ended[0] == watch.leader:
                            code = os.waitstatus_to_exitcode(ended[1])
                except ChildProcessError:
                    return code
            elif event & select.POLLIN:
                watch.answer(listener)
            else:  # nobody is left who could be asked about, or none that has been waited for
                poll.unregister(listener)
