"""Programs of this machine: which are there, and installing those that are missing. Standard library alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from handbook.say import say

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


class CannotSetUp(Exception):
    """What is missing, and the command that mends it, in one sentence."""


def run(command: list[str], more: dict[str, str] | None = None) -> int:
    """Run `command` with `more` environment variables, its words on standard error; return its exit code."""
    try:
        return subprocess.run(command, env=os.environ | (more or {}), stdout=sys.stderr, check=False).returncode
    except OSError:
        return 1


def may_install() -> bool:
    """Whether programs may be installed here without asking: on Debian and Ubuntu, as root."""
    return _is_root() and shutil.which("apt-get") is not None


def install_packages(*packages: str) -> None:
    """Install Debian `packages`. Raises CannotSetUp when that fails."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", *packages]):
        if run(command, quiet) != 0:
            raise CannotSetUp(f"`{' '.join(command)}` failed (see above); run it by hand, then the same command again.")


def find_browser() -> str | None:
    """Return the path of a browser that is installed on this machine, or None."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def see_to_browser(python: Path) -> None:
    """Install a browser for the tests that `python` runs, if none is there. Raises CannotSetUp when that fails."""
    if find_browser() or _playwright_browser(python):
        return
    if may_install():
        say("No browser was found for the tests; installing Debian's chromium …")
        install_packages("chromium")
        return
    say("No browser was found for the tests; installing one by Playwright …")
    if run([str(python), "-m", "playwright", "install", "chromium"]) != 0:
        raise CannotSetUp(
            "No browser could be installed for the tests; install Chromium or Chrome, and run the command again."
        )


def _playwright_browser(python: Path) -> bool:
    code = (
        "from pathlib import Path; from playwright.sync_api import sync_playwright as p\n"
        "with p() as x: raise SystemExit(not Path(x.chromium.executable_path).exists())"
    )
    return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
