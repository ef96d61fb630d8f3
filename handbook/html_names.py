"""Which elements HTML has, which of them stand within a line, and which have no end."""

from __future__ import annotations

_INLINE = (
    "a abbr b bdi br cite code del dfn em i img input ins kbd label mark q s small span strong sub sup svg time u wbr"
)
_VOID = "area base br col embed hr img input link meta source track wbr"
# https://html.spec.whatwg.org/multipage/indices.html#elements-3, and those that it no longer has (16.2).
_OTHERS = (
    "address article aside audio blockquote body button canvas caption colgroup data datalist dd details dialog div dl "
    "dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html iframe legend li main map "
    "math menu meter nav noscript object ol optgroup option output p picture pre progress rp rt ruby samp script "
    "search section select selectedcontent slot style summary table tbody td template textarea tfoot th thead title "
    "tr ul var video acronym applet basefont bgsound big blink center dir font frame frameset image isindex keygen "
    "listing marquee menuitem multicol nextid nobr noembed noframes param plaintext rb rtc spacer strike tt xmp"
)

INLINE = frozenset(_INLINE.split())
"""Elements that begin no new block of text."""

VOID = frozenset(_VOID.split())
"""Elements without an end."""

ELEMENTS = INLINE | VOID | frozenset(_OTHERS.split())
"""All elements that HTML has or had."""
