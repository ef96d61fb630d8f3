"""A live preview: MkDocs' server, with a reload client that is a file, and with flaws shown in the page.

Each build goes into a folder of its own; the server turns to it when it is whole. While there are flaws, the last good
site stays, with the flaws above every page. Pages come with their policy and what the preview adds to it, its own
connection; what the policy stops is shown in the page as well.
"""

from __future__ import annotations

import errno
import gc
import html
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from handbook.flaws import Flaw, Place
from handbook.render.policy import with_policy

_FOLDER = Path(__file__).parent / "preview"
CLIENT = "/livereload/client.js"
STYLE = "/livereload/flaws.css"
_CHARSET = b'<meta charset="utf-8">'
_EMPTY = b'<!doctype html><html lang="en"><head>%b</head><body></body></html>' % _CHARSET


class Preview(LiveReloadServer):
    """Serves what `make` builds, each time into another folder in `kept`.

    `make` takes a folder and returns the flaws of the build into it; with errors among them the folder is not shown.
    """

    def __init__(self, make: Callable[[Path], list[Flaw]], host: str, port: int, kept: Path) -> None:
        self._make, self._kept = make, kept
        self._built = 0
        self._before = ""
        self._clearing: threading.Thread | None = None
        self._asked = threading.local()
        self._gone: set[str] = set()
        self.flaws: list[Flaw] = []
        super().__init__(self.rebuild, host, port, root=str(self._kept))
        self._idle = threading.Event()
        self._idle.set()
        self.observer = PollingObserverVFS(self._stat, os.scandir, polling_interval=0.04)  # type: ignore[assignment]  # both are observers
        self.build_delay = 0.01
        self.error_handler = self._missing
        logging.getLogger("watchdog").setLevel(logging.ERROR)  # what has gone is said in the page

    def _stat(self, path: str) -> os.stat_result:
        """Look at a file that is waited for, but not during a build, which that would slow down by a third."""
        self._idle.wait()
        try:
            found = os.stat(path)
        except FileNotFoundError as error:
            if path not in self._watched_paths:
                raise
            self._note(path, gone=True)
            # somebody is replacing it, and where it is said to be no more, watchdog never looks again
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path) from error
        self._note(path, gone=False)
        return found

    def _note(self, path: str, gone: bool) -> None:
        """Build again where what is watched has gone or come back, which is no change of a file."""
        if gone != (path in self._gone):
            (self._gone.add if gone else self._gone.discard)(path)
            self._want()

    def _want(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _moved(self) -> list[int]:
        """Return when each place that is watched was last moved or changed itself, in nanoseconds; 0 if it is gone."""
        times = []
        for path in self._watched_paths:
            times.append(0)
            with suppress(OSError):
                times[-1] = os.stat(path).st_ctime_ns
        return times

    def rebuild(self) -> None:
        """Build once more, and turn to the new site if it is whole."""
        self._idle.clear()
        before = self._moved()
        try:
            self._rebuild()
        finally:
            self._idle.set()
        if before != self._moved():  # away meanwhile, and back: to who looks at it afterwards, nothing changed
            self._want()

    def _rebuild(self) -> None:
        self._built += 1
        folder = self._kept / str(self._built)
        try:
            folder.mkdir()
            self.flaws = self._make(folder)
        except Exception as error:  # whatever it is: a server that stops answering helps nobody
            problem = f"the site could not be built ({error})"
            self.flaws = [Flaw(Place("mkdocs.yml"), problem, "undo what was changed last, and report this", "preview")]
        if any(flaw.severity == "error" for flaw in self.flaws):
            shutil.rmtree(folder, ignore_errors=True)
            return
        before, self.root = self.root, str(folder)
        if before == str(self._kept):
            # The first that is whole. What is known now changes no more: looking through it takes longer than a build.
            gc.collect()
            gc.freeze()
            return
        # A request that is under way still reads the one before, so what is cleared is the one before that.
        if self._before:
            self._clearing = threading.Thread(target=shutil.rmtree, args=(self._before, True))
            self._clearing.start()
        self._before = before

    def run(self, sources: Iterable[Path], ready: Callable[[], None]) -> None:
        """Build, and serve until stopped; build again when a file changes that is or lies in one of `sources`.

        Call `ready` once the address answers. Raises OSError if the port is taken.
        """
        places, began = [*sources], time.time()
        self.rebuild()
        for path in places:
            self.watch(str(path))
        self.server_bind()
        self.server_activate()
        self.observer.start()
        if _changed_since(began, places):  # before anybody watched
            self._want_rebuild = True
        self.serve_thread.start()
        ready()
        self._build_loop()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Stop; nothing in the folder is used any more."""
        self.shutdown()
        if self._clearing:
            self._clearing.join()

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        files = {CLIENT: ("client.js", "text/javascript"), STYLE: ("flaws.css", "text/css")}
        if environ["PATH_INFO"] in files:
            name, kind = files[environ["PATH_INFO"]]
            start_response("200 OK", [("Content-Type", f"{kind}; charset=utf-8")])
            return [(_FOLDER / name).read_bytes()]
        with self._epoch_cond:
            # MkDocs' server chooses the file, waits for a build that is going on, and would then call the old file new.
            if not environ["PATH_INFO"].startswith("/livereload/"):
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            self._asked.epoch = self._visible_epoch
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        epoch = min(epoch, self._asked.epoch)  # what is shown is at least as new as that, so that no page stays behind
        client = f'<script src="{CLIENT}" data-epoch="{epoch}"></script>'.encode()  # first, so that it sees all
        added = b'%b%b<link rel="stylesheet" href="%b">' % (_CHARSET, client, STYLE.encode())
        content = content.replace(_CHARSET, added, 1)
        start = content.find(b"<body")
        end = content.find(b">", start) + 1
        content = content[:end] + _shown(self.flaws, self.root != str(self._kept)) + content[end:]
        return _with_policy(content, self)

    def _missing(self, code: int) -> bytes | None:
        """Return the page for what is not there: the site's own 404 page, or the flaws alone before the first site."""
        page = Path(self.root, "404.html")
        return self._inject_js_into_html(page.read_bytes() if page.is_file() else _EMPTY, self._visible_epoch)


def _changed_since(moment: float, places: Iterable[Path]) -> bool:
    """Return whether a file that is or lies in one of `places` was saved after the `moment` (seconds)."""
    for place in places:
        for file in [place] if place.is_file() else place.rglob("*"):
            with suppress(FileNotFoundError):  # gone since it was listed
                if "__pycache__" not in file.parts and file.stat().st_mtime > moment:
                    return True
    return False


def under_policy(server: LiveReloadServer) -> None:
    """Have MkDocs' own `server` send each page with the policy of what it sends.

    It writes a script with a changing number into a page that it sends, so that only then the script's hash is known.
    """
    inject = server._inject_js_into_html

    def with_policy_too(content: bytes, epoch: int) -> bytes:
        return _with_policy(inject(content, epoch), server)  # type: ignore[no-untyped-call]

    server._inject_js_into_html = with_policy_too  # type: ignore[method-assign]


def _with_policy(content: bytes, server: LiveReloadServer) -> bytes:
    """Return a page with its policy, which lets the server's own client ask it whether there is something newer."""
    here = urlsplit(server.url)
    own = [f"http://{host}:{here.port}/livereload/" for host in dict.fromkeys((here.hostname, "localhost"))]
    return with_policy(content.decode("utf-8"), own).encode("utf-8")


def _shown(flaws: list[Flaw], whole: bool) -> bytes:
    wrong = [flaw for flaw in flaws if flaw.severity == "error"]
    if not wrong:
        return b""
    items = "".join(
        f"<li><code>{html.escape(flaw.place.path)}:{flaw.place.line}:{flaw.place.column}</code> "
        f"{html.escape(flaw.problem)}; {html.escape(flaw.mend)} [{flaw.rule}]</li>"
        for flaw in wrong
    )
    count = "1 thing" if len(wrong) == 1 else f"{len(wrong)} things"
    below = "Below is the last site that was whole. It" if whole else "The site"
    head = f"<strong>{count} to mend.</strong> {below} follows when you save."
    return f'<section id="preview-flaws" role="alert"><p>{head}</p><ul>{items}</ul></section>'.encode()
