"""What stands without quotes and is no text for every reader of YAML: a number, a day, yes or no."""

from __future__ import annotations

import re

from yaml import ScalarEvent

from handbook.data.located import Unquoted

# What YAML 1.1 or 1.2 reads as something other than text (https://yaml.org/type/), empty values apart.
_NOT_TEXT = re.compile(
    r"""(?ix) true|false|yes|no|on|off|y|n            # truth
      | [-+]?(0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+)       # whole numbers in other bases
      | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?   # numbers, also base 60
      | [-+]?\.[0-9_]+(e[-+]?[0-9]+)? | [-+]?\.(inf|nan) | \.nan
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t\ ].*)?      # days and times
    """
)
_EMPTY = {"", "~", "null", "Null", "NULL"}


def is_not_text(written: str) -> bool:
    """Return whether other readers of YAML would make something else than text of `written` without quotes."""
    return bool(_NOT_TEXT.fullmatch(written))


def text_of(event: ScalarEvent) -> str | None:
    """Return the text of a value: None for nothing, `Unquoted` for what readers would make something else of."""
    plain = event.style is None or event.style == ""
    if plain and event.value in _EMPTY:
        return None
    if plain and is_not_text(event.value):
        return Unquoted(event.value)
    return str(event.value)
