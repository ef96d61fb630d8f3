"""What `test --all` needs beside Python and a browser: seen to before the first test. Standard library alone."""

from __future__ import annotations

import hashlib
import os
import shutil

from handbook import ROOT
from handbook.machine import CannotSetUp, install_packages, may_install, run
from handbook.say import say
from handbook.whole import write_whole

FOLDER = ROOT / "tests" / "tools"
MODULES = FOLDER / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_LOCK = FOLDER / "package-lock.json"
_STAMP = MODULES / "lock.sha256"
_NEEDED = (
    ("node", "Node.js", "nodejs", "nodejs.org"),
    ("npm", "npm", "npm", "nodejs.org"),
    ("java", "A Java runtime", "default-jre-headless", "adoptium.net"),
    ("nginx", "nginx", "nginx-light", "nginx.org"),
    ("caddy", "Caddy", "caddy", "caddyserver.com"),
    ("pdftotext", "pdftotext", "poppler-utils", "poppler.freedesktop.org"),
)
"""Each program: its command, its name, Debian's package, and where other systems get it."""
_SERVERS = os.pathsep.join(("/usr/local/sbin", "/usr/sbin", "/sbin"))
"""Where Debian puts servers, which only root has on its path."""


def find(command: str) -> str | None:
    """Return the path of the program `command`, or None."""
    return shutil.which(command) or shutil.which(command, path=_SERVERS)


def prepare() -> None:
    """See to all that is needed, installing what may be installed. Raises CannotSetUp, a sentence for each lack."""
    missing = [needed for needed in _NEEDED if not find(needed[0])]
    if missing and may_install():
        packages = [package for _, _, package, _ in missing]
        say(f"The long tests need more than is here; installing Debian's {', '.join(packages)} …")
        install_packages(*packages)
    elif missing:
        raise CannotSetUp("\n".join(_lack(*needed) for needed in missing))
    _install_modules()


def _lack(command: str, name: str, package: str, source: str) -> str:
    return (
        f"{name} is missing (no `{command}` was found); run `sudo apt-get install {package}`, or on other systems "
        f"get it from {source}, then run the same command again."
    )


def _install_modules() -> None:
    """Install what package-lock.json pins, by its hashes, unless it stands there already."""
    stamp = hashlib.sha256(_LOCK.read_bytes()).hexdigest().encode("ascii")
    if _STAMP.is_file() and _STAMP.read_bytes() == stamp:
        return
    say("Installing the tools that tests/tools/package-lock.json names, each checked by its hash …")
    command = [find("npm") or "npm", "ci", "--prefix", str(FOLDER), "--no-audit", "--no-fund"]
    if run(command) != 0:
        raise CannotSetUp(
            "The tools in tests/tools/package-lock.json could not be installed (what npm said stands above); "
            "connect to the network and run the same command again."
        )
    write_whole(_STAMP, stamp)
