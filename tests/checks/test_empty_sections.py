"""A heading with nothing below it is told, however it is written."""

from types import SimpleNamespace
from typing import Any

import pytest

from handbook.checks.empty_sections import check
from handbook.markup.lines import Lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## One {: #one }\n\n## Two {: #two }\n\nText.\n", [1]),
        ("One {: #one }\n---\n\n## Two {: #two }\n\nText.\n", [1]),
        ("## One {: #one }\n\n### In it {: #in }\n\nText.\n", []),
        ("# Title\n", []),
        ("Text.\n\n## Last {: #last }\n\n", [3]),
    ],
)
def test_a_heading_with_nothing_below_it_is_told(text, said):
    page: Any = SimpleNamespace(body=Lines.of(text, "page.md"))
    assert [flaw.place.line for flaw in check(page)] == said
