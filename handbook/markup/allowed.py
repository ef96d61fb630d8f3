"""What may stand on a page: HTML's tags and attributes, and the beginnings of links.

The check of the sources and the last look share these lists.
"""

from __future__ import annotations

_WRITTEN = "abbr br cite code del em ins kbd mark q small strong sub sup"
_MADE = (
    "a b blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr i img input li ol p pre s span summary table tbody td th "
    "thead tr ul"
)
_MADE_CLASSES = (
    "admonition admonition-title center doors footnote footnote-backref footnote-ref left next note question right "
    "steps summary task-list task-list-item warning"
)

WRITTEN_TAGS = frozenset(_WRITTEN.split())
"""The tags that a writer may write."""

MADE_TAGS = WRITTEN_TAGS | frozenset(_MADE.split())
"""The tags that Markdown may make."""

WRITTEN_ATTRIBUTES = frozenset(("class", "dir", "id", "lang", "title"))
"""The attributes that a writer may write."""

MADE_ATTRIBUTES = WRITTEN_ATTRIBUTES | {"alt", "data-label", "href", "open", "rel", "scope", "src", "start"}
"""The attributes that Markdown may make, apart from a few with fixed values (made.py)."""

WRITTEN_CLASSES = frozenset(("lead",))
"""The classes that a writer may give: all others are the site's own, for which its style sheets and scripts look."""

MADE_CLASSES = WRITTEN_CLASSES | frozenset(_MADE_CLASSES.split())
"""The classes that Markdown may make."""

TAKEN = ("content", "menu", "menu-title", "presses", "preview-flaws", "search", "search-results", "search-title")
"""Ids that the site itself uses; it has others, which begin in one way each (`is_taken`)."""
_TAKEN_BEGINNINGS = ("log-", "route-", "sheet-")


def is_taken(identity: str) -> bool:
    """Return whether the site itself uses an id like `identity`."""
    return identity in TAKEN or identity.startswith(_TAKEN_BEGINNINGS)


SCHEMES = ("https", "http", "mailto")
"""How a link to elsewhere may begin. Numbers come from organization.yml, checked, by a macro."""
