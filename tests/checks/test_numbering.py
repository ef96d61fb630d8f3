"""The numbers of a list that are typed are those that readers see."""

from types import SimpleNamespace
from typing import Any

import pytest

from handbook.checks.numbering import check
from handbook.markup.lines import Lines


def lines_said(text: str) -> list[int]:
    page: Any = SimpleNamespace(body=Lines.of(text, "page.md"))
    return [flaw.place.line for flaw in check(page)]


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n2. b\n3. c\n",
        "3. a\n4. b\n",
        "0. a\n1. b\n",
        "1. a\n1. b\n1. c\n",
        "1. a\n\n    more\n\n2. b\n\n    - x\n    - y\n\n3. c\n",
        "1. a\n    1. x\n    2. y\n2. b\n    1. z\n",
        "1. a\n2. b\n\nText.\n\n1. a\n2. b\n",
        "1. a\n2. b\n\n```\nx\n```\n\n1. a\n2. b\n",
        "1. a\n2. b\n\n    code\n\nText.\n\n1. a\n2. b\n",
        "1. a\n2. b\n### More\n1. a\n2. b\n",
        '!!! note ""\n\n    1. a\n    2. b\n!!! warning ""\n\n    1. a\n    2. b\n',
        "1. a\n2. b\n{% if x %}\n3. c\n{% else %}\n3. d\n{% endif %}\n4. e\n",
        "- a\n- b\n\n1. a\n2. b\n- c\n\n1. a\n",
        "1. a\n 2. b\n3. c\n",
    ],
)
def test_a_list_that_is_shown_as_it_is_typed_is_right(text):
    assert lines_said(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. a\n3. b\n5. c\n", [2]),
        ("1. a\n2. b\n3. c\n\n1. Call.\n2. Wait.\n", [5]),
        ("1. a\n1. b\n3. c\n", [3]),
        ("2. a\n3. b\n2. c\n", [3]),
        ("1. One\n\n2024. The year.\n", [3]),
        ("3. a\n\n1. Call.\n2. Wait.\n", [3]),
        ("1. a\n2. b\n\n{# for later #}\n\n1. c\n", [6]),
        (" 1. a\n3. b\n", [2]),
        ("1. a\n\n    1. x\n    3. y\n\n2. b\n4. c\n", [4, 7]),
    ],
)
def test_a_number_that_readers_would_not_see_is_named_once_for_its_list(text, said):
    assert lines_said(text) == said


def test_a_number_that_is_right_below_others_that_are_not_is_told_of_these():
    page: Any = SimpleNamespace(body=Lines.of("1. a\n1. b\n3. c\n", "page.md"))
    assert [flaw.problem for flaw in check(page)] == ["this point is typed as 3, and those above it as 1, each of them"]
