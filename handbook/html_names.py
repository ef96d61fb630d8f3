"""Which of HTML's elements stand within a line, and which have no end."""

from __future__ import annotations

_INLINE = (
    "a abbr b bdi br cite code del dfn em i img input ins kbd label mark q s small span strong sub sup svg time u wbr"
)
_VOID = "area base br col embed hr img input link meta source track wbr"

INLINE = frozenset(_INLINE.split())
"""Elements that begin no new block of text."""

VOID = frozenset(_VOID.split())
"""Elements without an end."""
