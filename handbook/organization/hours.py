"""When somebody can be reached, in words: text in which each time of day is one that a clock shows."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from handbook.data.typed import Text

_TIME = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])")
_MIDNIGHT = ("24", "00")


def _hours(value: str) -> str:
    for time in _TIME.finditer(value):
        hour, minute = time.groups()
        if (int(hour) > 23 or int(minute) > 59) and (hour, minute) != _MIDNIGHT:
            raise ValueError(f"`{time[0]}` is no time of day; write hours up to 23 and minutes up to 59, such as 18:00")
    return value


Hours = Annotated[Text, AfterValidator(_hours)]
"""When somebody can be reached, such as Monday to Friday, 8:00 to 18:00."""
