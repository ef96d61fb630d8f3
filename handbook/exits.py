"""The exit codes of every verb. Standard library alone: the bootstrap uses them too."""

from __future__ import annotations

DONE = 0
FLAWS = 1
"""Flaws in the content or the organization's details."""
USAGE = 2
"""Wrong use of a command."""
REFUSED = 3
"""A publication that is refused."""
MACHINE = 4
"""The machine: disk, network, permission, a program that is missing."""
