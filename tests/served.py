"""A folder as a host serves it, on this machine and without a word."""

from __future__ import annotations

import contextlib
import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class _Quiet(http.server.SimpleHTTPRequestHandler):
    missing: Path | None = None
    """The page for what is not there, which a host takes from the root of what it serves."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND or self.missing is None:
            super().send_error(code, message, explain)
            return
        page = self.missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser that left in the middle of an answer
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve(folder: Path, missing: Path | None = None) -> Iterator[str]:
    """Serve `folder` at the root of a host of its own; give the address. `missing` is shown for what is not there."""
    handler = functools.partial(type("Handler", (_Quiet,), {"missing": missing}), directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
