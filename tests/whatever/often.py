"""How often something is tried: the same few examples in each run of the tests, ten thousand new ones at night."""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, settings

TIMES = 50
"""How many times more is tried where there is time."""


def few(examples: int) -> Any:
    """Return the setting for so many examples, the same in each run. One that fails is shown as it is, at once."""
    return settings(max_examples=examples, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate])


def many(examples: int) -> Any:
    """Return the setting for `TIMES` as many examples, others each time; how to try one again is printed."""
    return settings(max_examples=examples * TIMES, derandomize=False, database=None, print_blob=True)
