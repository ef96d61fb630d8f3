"""What is written as YAML is read back as it was, whatever the words are."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from handbook.characters import hidden_in
from handbook.data.emit import yaml_text
from handbook.data.located import Unquoted
from handbook.data.yaml import ODD, read_yaml

SHOWN = st.characters().filter(lambda c: (c.isprintable() or re.match(ODD, c)) and not any(hidden_in(c)))
TEXT = st.text(st.one_of(SHOWN, st.sampled_from(" \n:#-'\"\\{}[]&*!|>%@`,?\u00a0")))


@given(TEXT)
@example("x:\u00a0y")
@example("*x")
@example("a #1")
@example("x: |\n \u00a0y")
def test_text_is_read_back_as_it_was_without_a_flaw(text):
    located, flaws = read_yaml(yaml_text({"a": text, "b": [text, "z"], "c": {"d": text}}), "o.yml", "text")
    assert flaws == []
    assert located.data == {"a": text, "b": [text, "z"], "c": {"d": text}}
    assert not isinstance(located.data["a"], Unquoted)
