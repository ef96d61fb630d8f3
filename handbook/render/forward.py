"""A page at an address that moved: it leads on to the new one, with scripts and without."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from handbook.addresses import relative

FORWARD = "assets/forward.js"
"""The script of such pages."""
_PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    {robots}<meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>{title}</title>
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
    {scripts}
  </head>
  <body>
    <p><a href="{to}"{data}>{words}</a></p>
  </body>
</html>
"""


def forward_page(old: str, new: str, indexed: bool) -> str:
    """Return the page that stands at the address `old` and leads to `new`; `indexed` is whether it may be listed.

    The script keeps the `#section` of the address, which a refresh by `<meta>` would lose.
    """
    words = "This page has moved. Go to where it is now."
    return leading_page(relative(new, old), indexed, "This page has moved", words, [relative(FORWARD, old)])


def leading_page(
    to: str, indexed: bool, title: str, words: str, scripts: Iterable[str], data: Mapping[str, str] | None = None
) -> str:
    """Return a page that leads on: without scripts straight to the link `to`, with `words`, else as its `scripts` do.

    `data` is what the link tells the scripts, by name.
    """
    return _PAGE.format(
        to=html.escape(to),
        robots="" if indexed else '<meta name="robots" content="noindex">\n    ',
        title=html.escape(title),
        words=html.escape(words),
        scripts="\n    ".join(f'<script src="{html.escape(script)}" defer></script>' for script in scripts),
        data="".join(f' data-{name}="{html.escape(value)}"' for name, value in (data or {}).items()),
    )
