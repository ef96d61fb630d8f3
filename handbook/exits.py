"""The exit codes of every verb. Standard library alone: the bootstrap uses them too."""

from __future__ import annotations

DONE = 0
FLAWS = 1
"""Flaws in the content or the organization's details."""
USAGE = 2
"""Wrong use of a command."""
REFUSED = 3
"""A publication that is refused."""
UNHEARD = 141
"""Whoever read what a command says went away before it had ended: it may be done or not. A shell's, for that signal."""
MACHINE = 4
"""The machine: disk, network, permission, a program that is missing."""
