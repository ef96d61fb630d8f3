"""From a machine that has Python and git to one that can run every verb. Standard library alone.

Makes `.venv`, installs requirements.txt into it by hash, and runs the command again in it. Done once; again only when
requirements.txt has changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from handbook import ROOT
from handbook.lock import only_one
from handbook.machine import CannotSetUp, install_packages, may_install, run, see_to_browser
from handbook.say import say
from handbook.whole import write_whole

_LINES_OF_PIP = 12
_PATIENCE = 900
"""Seconds in which another command has installed all, also by a slow connection."""
_CONNECT = "connect to the network"
_MENDS = {
    "No space left": "make room on the disk",
    "DO NOT MATCH THE HASHES": "find out who changes files on their way to you, or fetch requirements.txt afresh,",
}
"""What to do, by a sign in pip's words; otherwise it is mostly the network."""
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"


def prepare(words: list[str], browser: bool) -> int | None:
    """Make the machine ready; return None to go on here, or the exit code of the command run again in `.venv`.

    With `browser`, also see to a browser for the tests. Raises CannotSetUp with a sentence for the user.
    """
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _up_to_date(python):
        _may_write()
        with only_one(VENV, "another command, which installs the programs,", _PATIENCE, say):
            if not _up_to_date(python):  # else that command has done it
                _install(python)
    if Path(sys.prefix).resolve() != VENV.resolve():
        return _again(python, words)
    if browser:
        see_to_browser(python)
    return None


def _stamp() -> bytes:
    return hashlib.sha256(REQUIREMENTS.read_bytes() + bytes(sys.version_info[:2])).hexdigest().encode("ascii")


def _up_to_date(python: Path) -> bool:
    stamp = VENV / "requirements.sha256"
    return python.exists() and stamp.is_file() and stamp.read_bytes() == _stamp()


def _install(python: Path) -> None:
    if not python.exists() or _foreign(python):
        say("Making a place for the handbook's programs (.venv) …")
        _make_venv()
    say("Installing them, each checked by its hash. This happens once and takes about half a minute …")
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    command += ["--only-binary", ":all:", "--progress-bar", "off"]
    command += ["--force-reinstall", "-r", str(REQUIREMENTS)]  # of what is there already, no hash would be looked at
    stamp = VENV / "requirements.sha256"
    stamp.unlink(missing_ok=True)  # what is there is neither the old programs nor the new ones until pip has ended
    code, said = _with_progress(command)
    if code:
        print("\n".join(said[-_LINES_OF_PIP:]), file=sys.stderr)
        mend = next((mend for sign, mend in _MENDS.items() if any(sign in line for line in said)), _CONNECT)
        raise CannotSetUp(
            "The programs in requirements.txt could not be installed (what pip said last stands above); "
            f"{mend} and run the same command again."
        )
    write_whole(stamp, _stamp())


def _with_progress(command: list[str]) -> tuple[int, list[str]]:
    """Run pip's `command`, saying how far it is; return its exit code and what it said."""
    total = sum(" --hash" not in line and "==" in line for line in REQUIREMENTS.read_text(encoding="utf-8").split("\n"))
    said, begun = [], 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        for line in process.stdout or ():
            said.append(line.rstrip())
            if line.startswith("Collecting "):
                begun += 1
                if begun % 10 == 0:
                    say(f"  {begun} of about {total} …")
            elif line.startswith("Installing "):
                say("  putting them in place …")
    return process.returncode, said


def _foreign(python: Path) -> bool:
    """Whether `.venv` was made by another Python version, or no longer starts."""
    code = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
    try:
        found = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return True
    return found.stdout.strip() != ".".join(map(str, sys.version_info[:2]))


def _may_write() -> None:
    if not os.access(VENV.parent, os.W_OK):
        raise CannotSetUp(
            f"Nothing may be written into the folder {VENV.parent}; "
            "copy the handbook into a folder of your own, and run the same command there."
        )


def _make_venv() -> None:
    if os.path.lexists(VENV) and not VENV.is_dir():
        raise CannotSetUp(f"{VENV} is no folder, or leads nowhere; take it away, and run the same command again.")
    if importlib.util.find_spec("ensurepip") is None:
        if not may_install():
            raise CannotSetUp(
                "This Python comes without the venv module; run `sudo apt-get install python3-venv` "
                "and then the same command again."
            )
        say("This Python comes without the venv module; installing Debian's python3-venv …")
        install_packages("python3-venv")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if run(command) != 0:
        raise CannotSetUp(f"The folder {VENV.name} could not be made (see above); run `{' '.join(command)}` by hand.")


def _again(python: Path, words: list[str]) -> int:
    command = [str(python), "-m", "handbook", *words]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    # On Windows exec returns to the prompt at once, so the command runs as a child; Ctrl+C reaches both.
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
