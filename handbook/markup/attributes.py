"""What stands in an attribute list `{: … }`, as Python-Markdown reads it: ids, classes, and names with a value."""

from __future__ import annotations

import re
from typing import NamedTuple

_PART = re.compile(r"(?P<name>[^\s=}]++)(?:=(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s=}]*+))?")


class Part(NamedTuple):
    """A part of an attribute list: the `offset` in the list, the `name`, which may be `#id` or `.class`, the value."""

    offset: int
    name: str
    value: str | None

    @property
    def bare(self) -> bool:
        """Whether it is a word alone, of which Markdown makes an attribute of that name."""
        return self.value is None and self.name[0] not in "#."


def parts_of(attributes: str) -> tuple[Part, ...]:
    """Return the parts of what stands between `{:` and `}`, in their order."""
    return tuple(
        Part(match.start(), match["name"], None if match["value"] is None else match["value"].strip("\"'"))
        for match in _PART.finditer(attributes)
    )


def joined_id(attributes: str) -> tuple[str, str] | None:
    """Return the id of `attributes` that has spaces in it, and the whole list with hyphens in their place; or None.

    >>> joined_id(" #who else .wide ")
    ('who else', '{: #who-else .wide }')
    """
    parts = parts_of(attributes)
    for first, part in enumerate(parts):
        last = next((at for at, behind in enumerate(parts[first + 1 :], first + 1) if not behind.bare), len(parts))
        if part.name[0] == "#" and part.value is None and last > first + 1:
            words = [part.name[1:], *(word.name for word in parts[first + 1 : last])]
            begin = parts[first].offset
            end = parts[last].offset if last < len(parts) else len(attributes)
            whole = " ".join(f"{attributes[:begin]} #{'-'.join(words)} {attributes[end:]}".split())
            return " ".join(words), f"{{: {whole} }}"
    return None
