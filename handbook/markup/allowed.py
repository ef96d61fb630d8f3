"""What may stand on a page: HTML's tags and attributes, and the beginnings of links.

The check of the sources and the last look share these lists.
"""

from __future__ import annotations

_WRITTEN = "abbr br cite code del em ins kbd mark q small strong sub sup"
_MADE = (
    "a b blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr i img input li ol p pre s span summary table tbody td th "
    "thead tr ul"
)

WRITTEN_TAGS = frozenset(_WRITTEN.split())
"""The tags that a writer may write."""

MADE_TAGS = WRITTEN_TAGS | frozenset(_MADE.split())
"""The tags that Markdown may make."""

WRITTEN_ATTRIBUTES = frozenset(("class", "dir", "id", "lang", "title"))
"""The attributes that a writer may write."""

MADE_ATTRIBUTES = WRITTEN_ATTRIBUTES | {"alt", "data-label", "href", "open", "rel", "scope", "src", "start"}
"""The attributes that Markdown may make, apart from a few with fixed values (made.py)."""

SCHEMES = ("https", "http", "mailto")
"""How a link to elsewhere may begin. Numbers come from organization.yml, checked, by a macro."""
