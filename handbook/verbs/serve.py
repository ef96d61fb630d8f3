"""Show the site in the browser while you write. A saved page shows by itself; a flaw shows in the page."""

from __future__ import annotations

import argparse
import sys

from handbook import exits
from handbook.verbs.common import organization_argument, site_of, tell

HELP = "show the site in the browser while you write"
EXAMPLE = "Example: python3 -m handbook serve --port 8001"
PORTS_TRIED = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the verb's words."""
    organization_argument(parser)
    parser.add_argument("--port", type=_port, default=8000, help="the port (default: 8000, or the next that is free)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped; return the exit code."""
    from contextlib import closing
    from pathlib import Path

    from handbook.flaws import Flaw, errors
    from handbook.inspect import inspect
    from handbook.render.build import render
    from handbook.render.learn import learn
    from handbook.render.remembered import recall
    from handbook.render.serve import Preview
    from handbook.scratch import scratch

    site = site_of(arguments)
    if not site.organization_dir.is_dir():
        named = site.shown(site.organization_dir)
        print(f"There is no folder {named}; name the one with organization.yml.", file=sys.stderr)
        return exits.USAGE
    host = "127.0.0.1"
    port = _free_port(host, arguments.port)
    if port is None:
        print(f"The ports from {arguments.port} on are taken; choose another with --port.", file=sys.stderr)
        return exits.MACHINE
    if port != arguments.port:
        print(f"The port {arguments.port} is taken; this is {port}.", file=sys.stderr)
    address = f"http://{host}:{port}/"

    def make(folder: Path) -> list[Flaw]:
        book, flaws = inspect(site)
        if not errors(flaws):
            flaws = flaws + render(book, folder, site_url=address)
        tell(flaws, warnings=False, chosen=site.chosen)
        return flaws

    print("Building the site. It takes some seconds …", file=sys.stderr, flush=True)
    if not recall(site.root):
        learn(site.root, site.today)
    ready = f"The handbook is at {address} (stop with Ctrl+C)"
    with scratch("preview") as folder, closing(Preview(make, host, port, folder)) as preview:
        try:
            preview.run(site.sources, lambda: print(ready, file=sys.stderr, flush=True))
        except KeyboardInterrupt:
            print("Stopped.", file=sys.stderr)
    return exits.DONE


def _port(typed: str) -> int:
    """Return the port that was typed; raise ArgumentTypeError if it is none."""
    if not typed.isdecimal() or not 1 <= int(typed) <= 65535:
        raise argparse.ArgumentTypeError(f"`{typed}` is no port; write a number from 1 to 65535, such as 8001")
    return int(typed)


def _free_port(host: str, first: int) -> int | None:
    import os
    import socket

    for port in range(first, min(first + PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            if os.name == "posix":  # a port that was left a moment ago is free, and open pages find it again
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return None
