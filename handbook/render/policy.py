"""The Content-Security-Policy of a page, made of what stands in it: pure, text in and text out.

A browser that meets it loads from the site's own host alone, runs no script that is not a file of the site or known by
its hash, and asks no other host for anything. On a page where somebody may type about what happened, no script may open
a connection even to its own host; that pictures and links could still carry words there is why no foreign script may
run. The hash is of the script as it stands in the file, so this comes after everything that changes a page; it is the
same in every build, as a nonce would not be.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

TRUSTED = "handbook"
"""The one Trusted Types policy that a script may make; overrides/assets/handbook.js does, for the scripts of search."""

_HEAD = re.compile(r'<head>(?:\s*<meta charset="utf-8">)?')
# Begins at the first of many blanks alone: text that is set as typed may hold any number.
_META = re.compile(r'(?<!\s)\s*+<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_NAMED = "Content-Security-Policy"
_INLINE = re.compile(r"<script(?![^<>]*\ssrc=)[^<>]*+>(.*?)(?:</script>|\Z)", re.DOTALL)
_KEEPS = re.compile(r"<(?:form|textarea)\b")


def inline_scripts(html: str) -> list[str]:
    """Return the hash source of each script that stands in the page `html` itself, in their order."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def keeps_text(html: str) -> bool:
    """Return whether something can be typed into the page `html` and kept; the search field keeps nothing."""
    return bool(_KEEPS.search(html))


def policy(scripts: Iterable[str], strict: bool, connections: Iterable[str] = ()) -> str:
    """Return the policy for pages with the inline `scripts`, given by their hashes.

    It is `strict` for pages that keep text. `connections` are addresses that a preview needs beside the page's own.
    """
    connect = [*([] if strict else ["'self'"]), *connections] or ["'none'"]
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *dict.fromkeys(scripts))),
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            f"connect-src {' '.join(connect)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {TRUSTED}",
        )
    )


def with_policy(html: str, connections: Iterable[str] = ()) -> str:
    """Return the page `html` with its policy first in its head, in the place of one that it had.

    Raises ValueError if it has no head: it is no page of ours, and nothing would hold it.
    """
    bare = _META.sub("", html) if _NAMED in html else html
    made = policy(inline_scripts(bare), keeps_text(bare), connections)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{made}">'
    page, changed = _HEAD.subn(lambda head: f"{head[0]}\n    {meta}", bare, count=1)
    if not changed:
        raise ValueError("a page without a head can have no policy")
    return page
