"""How tests are shared out among processes, and which of them begin."""

import pytest
from xdist.scheduler import LoadScopeScheduling

VISITING = ("test_accessibility.py", "test_nothing_leaves.py", "test_policy.py", "test_weight.py")
"""The files in tests/browser/ that look at what a browser saw on its one visit to every page."""
FIRST = (
    "tests/browser/",
    "tests/publishing/",
    "tests/render/",
    "tests/verbs/",
    "tests/redline/",
    "tests/test_",
    "tests/macros/",
)
"""The tests that take longest, the longest first; the others fill the gaps that these leave."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """Files beside one another; the tests of one stay together, since what is made for them is made once for a file.

    So do the files for which every page is visited. Scenarios share nothing, and are handed out one by one at the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file == "tests/test_scenarios.py":
            return nodeid
        return "visits" if file.startswith("tests/browser/") and file.endswith(VISITING) else file


def turn(item: pytest.Item) -> int:
    """Return where in the order a test stands: those that take longest first, and the scenarios last."""
    if item.nodeid.startswith("tests/test_scenarios.py"):
        return len(FIRST) + 1
    return next((number for number, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))
