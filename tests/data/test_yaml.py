"""YAML turns nothing into anything, and every value knows where it stood."""

import pytest

from handbook.data.located import Unquoted
from handbook.data.yaml import read_yaml
from handbook.flaws import Place


@pytest.mark.parametrize(
    "typed",
    ["NO", "on", "yes", "0123", "12:30", "12:30:45", "3.10", "1e3", "2026-11-03", "0x1F", ".5", "1_000", "true"],
)
def test_a_value_that_other_programs_would_change_stays_as_typed_and_is_marked(typed):
    located, flaws = read_yaml(f"key: {typed}\nquoted: '{typed}'\n", "o.yml", "r")
    assert flaws == []
    assert located.data == {"key": typed, "quoted": typed}
    assert isinstance(located.data["key"], Unquoted)
    assert not isinstance(located.data["quoted"], Unquoted)


@pytest.mark.parametrize(
    "typed", ["Norway", "London", "9 to 5", "+44 20 7946 0142", "Mon–Fri 8–18", "v2", "nobody", "10 Downing Street"]
)
def test_plain_words_need_no_quotes(typed):
    located, _ = read_yaml(f"key: {typed}\n", "o.yml", "r")
    assert not isinstance(located.data["key"], Unquoted)


def test_every_value_knows_its_place():
    located, _ = read_yaml("a:\n  - {id: x, list: [y]}\n", "o.yml", "r", first_line=10)
    assert located.value_place(("a", 0, "list", 0)) == Place("o.yml", 11, 20)
    assert located.key_place(("a", 0, "id")) == Place("o.yml", 11, 6)
    assert located.value_place(("a", 0, "gone", "deeper")) == Place("o.yml", 11, 5)


def test_empty_values_are_none():
    located, _ = read_yaml("a:\nb: ~\nc: ''\n", "o.yml", "r")
    assert located.data == {"a": None, "b": None, "c": ""}


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    _, flaws = read_yaml(bomb, "o.yml", "r")
    assert len(flaws) == 40 + 2 * 39


def test_too_deep_and_too_long_is_refused():
    assert "levels" in read_yaml("[" * 500 + "]" * 500, "o.yml", "r")[1][0].problem
    assert "values" in read_yaml("[" + "x," * 20_000 + "]", "o.yml", "r")[1][0].problem
