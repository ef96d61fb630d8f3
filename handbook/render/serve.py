"""A live preview: MkDocs' server, with a reload client that is a file, and with flaws shown in the page.

Each build goes into a folder of its own; the server turns to it when it is whole. While there are flaws, the last good
site stays, with the flaws above every page. Pages come with their policy and what the preview adds to it, its own
connection; what the policy stops is shown in the page as well.
"""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from handbook.flaws import Flaw, Place, errors
from handbook.render.shown import CLIENT, EMPTY, STYLE, with_flaws, with_own_policy
from handbook.render.watching import Watcher, changed_since

_FOLDER = Path(__file__).parent / "preview"


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
        self.flaws: list[Flaw] = []
        super().__init__(self.rebuild, host, port, root=str(self._kept))
        self._watcher = Watcher(self._watched_paths, self._want)
        self.observer = self._watcher.observer  # type: ignore[assignment]  # both are observers
        self.build_delay = 0.01
        self.error_handler = self._missing

    def _want(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def rebuild(self) -> None:
        """Build once more, and turn to the new site if it is whole."""
        with self._watcher.resting():
            self._rebuild()

    def _rebuild(self) -> None:
        self._built += 1
        folder = self._kept / str(self._built)
        try:
            folder.mkdir()
            self.flaws = self._make(folder)
        except Exception as error:  # whatever it is: a server that stops answering helps nobody
            problem = f"the site could not be built ({error})"
            self.flaws = [Flaw(Place("mkdocs.yml"), problem, "undo what was changed last, and report this", "preview")]
        if errors(self.flaws):
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
        if changed_since(began, places):  # before anybody watched
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
        content = with_flaws(content, epoch, self.flaws, whole=self.root != str(self._kept))
        return with_own_policy(content, self.url)

    def _missing(self, code: int) -> bytes | None:
        """Return the page for what is not there: the site's own 404 page, or the flaws alone before the first site."""
        page = Path(self.root, "404.html")
        return self._inject_js_into_html(page.read_bytes() if page.is_file() else EMPTY, self._visible_epoch)
