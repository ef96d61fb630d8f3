"""What a preview adds to a page that it sends: its client, the flaws, and the policy under which the client may ask."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handbook.flaws import Flaw, errors
from handbook.render.policy import with_policy

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

CLIENT = "/livereload/client.js"
STYLE = "/livereload/flaws.css"
_CHARSET = b'<meta charset="utf-8">'
EMPTY = b'<!doctype html><html lang="en"><head>%b</head><body></body></html>' % _CHARSET
"""The page to begin with where there is none yet."""


def with_flaws(content: bytes, epoch: int, flaws: list[Flaw], whole: bool) -> bytes:
    """Return a page with the client, which knows it by its `epoch`, and with what is wrong among the `flaws` above it.

    `whole` says that the page is of a site that was whole.
    """
    client = f'<script src="{CLIENT}" data-epoch="{epoch}"></script>'.encode()  # first, so that it sees all
    added = b'%b%b<link rel="stylesheet" href="%b">' % (_CHARSET, client, STYLE.encode())
    content = content.replace(_CHARSET, added, 1)
    start = content.find(b"<body")
    end = content.find(b">", start) + 1
    return content[:end] + _listed(errors(flaws), whole) + content[end:]


def with_own_policy(content: bytes, url: str) -> bytes:
    """Return a page with its policy, which lets the client ask the server at `url` whether there is something newer."""
    here = urlsplit(url)
    own = [f"http://{host}:{here.port}/livereload/" for host in dict.fromkeys((here.hostname, "localhost"))]
    return with_policy(content.decode("utf-8"), own).encode("utf-8")


def under_policy(server: LiveReloadServer) -> None:
    """Have MkDocs' own `server` send each page with the policy of what it sends.

    It writes a script with a changing number into a page that it sends, so that only then the script's hash is known.
    """
    inject = server._inject_js_into_html

    def with_policy_too(content: bytes, epoch: int) -> bytes:
        return with_own_policy(inject(content, epoch), server.url)  # type: ignore[no-untyped-call]

    server._inject_js_into_html = with_policy_too  # type: ignore[method-assign]


def _listed(wrong: list[Flaw], whole: bool) -> bytes:
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
