"""A page at an address that moved: it leads on to the new one, with scripts and without."""

from __future__ import annotations

import html

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
    <title>This page has moved</title>
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
    <script src="{script}" defer></script>
  </head>
  <body>
    <p><a href="{to}">This page has moved. Go to where it is now.</a></p>
  </body>
</html>
"""


def forward_page(old: str, new: str, indexed: bool) -> str:
    """Return the page that stands at the address `old` and leads to `new`; `indexed` is whether it may be listed.

    The script keeps the `#section` of the address, which a refresh by `<meta>` would lose.
    """
    robots = "" if indexed else '<meta name="robots" content="noindex">\n    '
    return _PAGE.format(to=html.escape(relative(new, old)), script=relative(FORWARD, old), robots=robots)
