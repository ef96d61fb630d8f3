"""What looks as if nobody had filled it in, and sentences that only begin like it."""

import pytest

from handbook.checks.placeholders import looks_empty


@pytest.mark.parametrize("value", ["TBD", "your phone number", "Your name", "n/a", "???", "[street]", "a@example.com"])
def test_what_nobody_has_filled_in_looks_empty(value):
    assert looks_empty(value)


@pytest.mark.parametrize("value", ["Your safety comes first.", "Named after nobody", "Todor", "Is it your turn?"])
def test_a_sentence_does_not(value):
    assert not looks_empty(value)
