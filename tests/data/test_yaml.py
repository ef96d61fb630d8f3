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
    located, flaws = read_yaml(f"key: {typed}\nquoted: '{typed}'\n", "o.yml", "text")
    assert flaws == []
    assert located.data == {"key": typed, "quoted": typed}
    assert isinstance(located.data["key"], Unquoted)
    assert not isinstance(located.data["quoted"], Unquoted)


@pytest.mark.parametrize(
    "typed", ["Norway", "London", "9 to 5", "+44 20 7946 0142", "Mon–Fri 8–18", "v2", "nobody", "10 Downing Street"]
)
def test_plain_words_need_no_quotes(typed):
    located, _ = read_yaml(f"key: {typed}\n", "o.yml", "text")
    assert not isinstance(located.data["key"], Unquoted)


@pytest.mark.parametrize(
    "typed", ["{a: chef, b: 'our #1 rule'}", '[desk, "no #3"]', "{a: , b: '#5'}", "desk # a note", "desk #", "desk ##1"]
)
def test_a_sign_within_quotes_or_before_a_note_cuts_nothing(typed):
    assert read_yaml(f"key: {typed}\n", "o.yml", "text")[1] == []


def test_every_value_knows_its_place():
    located, _ = read_yaml("a:\n  - {id: x, list: [y]}\n", "o.yml", "text", first_line=10)
    assert located.value_place(("a", 0, "list", 0)) == Place("o.yml", 11, 20)
    assert located.key_place(("a", 0, "id")) == Place("o.yml", 11, 6)
    assert located.value_place(("a", 0, "gone", "deeper")) == Place("o.yml", 11, 5)


def test_a_text_begins_behind_its_quote_and_nothing_stands_at_its_key():
    located, _ = read_yaml("a: 'x'\nb: |\n  y\nc:\nd: z\n", "o.yml", "text")
    places = [located.value_place((key,)) for key in "abcd"]
    assert [place[1:] for place in places] == [(1, 5), (3, 1), (4, 1), (5, 4)]


def test_empty_values_are_none():
    located, _ = read_yaml("a:\nb: ~\nc: ''\n", "o.yml", "text")
    assert located.data == {"a": None, "b": None, "c": ""}


def test_a_value_may_be_missing_behind_the_last_line():
    assert read_yaml("? ", "o.yml", "text")[0].data == {"": None}
    assert read_yaml("a:\n  ? ", "o.yml", "text")[0].data == {"a": {"": None}}


def test_a_note_that_takes_the_end_of_braces_with_it_hides_no_other_flaw():
    located, flaws = read_yaml("a: {colour: #8a1538}\nb: [#3, x]\nc: d #5\n", "o.yml", "text")
    assert [flaw.place[1:] for flaw in flaws] == [(1, 13), (2, 5), (3, 6)]
    assert located.whole
    assert sorted(located.data) == ["a", "b", "c"]


def test_an_empty_value_with_a_note_behind_it_stands_where_the_note_does():
    located, (flaw,) = read_yaml("a: #8a1538\nb: c\n", "o.yml", "text")
    assert located.value_place(("a",)) == flaw.place


def test_what_is_repeated_is_missing_and_nothing_is_told_that_follows_from_it():
    located, flaws = read_yaml("a: &x [1]\nb: *x\nc: d\n", "o.yml", "text")
    assert [flaw.place[1:] for flaw in flaws] == [(1, 4), (2, 4)]
    assert not located.whole


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    _, flaws = read_yaml(bomb, "o.yml", "text")
    assert len(flaws) == 40 + 2 * 39


def test_too_deep_and_too_long_is_refused():
    (deep,), (long,) = (
        read_yaml(text, "o.yml", "text")[1] for text in ("[" * 500 + "]" * 500, "[" + "x," * 20_000 + "]")
    )
    (deepest,) = read_yaml("[" * 5_000 + "]" * 5_000, "o.yml", "text")[1]
    assert deepest.problem == deep.problem
    assert (deep.place.column, deep.problem) == (21, "this is more than 20 levels deep")
    assert long.problem == "there are more than 10,000 values in this file"
    assert read_yaml("[" * 20 + "x" + "]" * 20, "o.yml", "text")[1] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b\n\tc: d\n", "o.yml:2:1: this line begins with a tab; use spaces to indent"),
        ("a:\tb: c\n", "o.yml:1:3: a tab stands in this line; use spaces"),
        (
            "a: 'b\nc: d\n",
            "o.yml:1:4: this quote has no end; close it with the same quote; "
            "put a value with an apostrophe in double quotes",
        ),
        (
            "x: y\na: [b, c\nd: e\n",
            "o.yml:2:4: this `[` has no end, or a comma is missing behind it; close it with `]`",
        ),
        ("a: {b: c\nd: e\n", "o.yml:1:4: this `{` has no end, or a comma is missing behind it; close it with `}`"),
        ("a: b: c\n", "o.yml:1:5: a colon stands where none can; put what stands behind the first colon in quotes"),
        ("a: b\nname:Priya\nc: d\n", "o.yml:2:5: no space stands behind this colon; write a space behind the colon"),
        (
            "a: 'the line's name'\n",
            "o.yml:1:14: something stands behind the end of a quote, here or above; "
            "put the whole value between one pair of quotes, and write a quote within it twice",
        ),
        ("a:\n  - b: c\n  • b: c\n", "o.yml:3:3: an item of a list begins with a hyphen and a space; write `- b: …`"),
        ("a:\n  – b: c\n    d: e\n", "o.yml:2:3: an item of a list begins with a hyphen and a space; write `- b: …`"),
        ("a:\n  - b: c\n  -b: c\n", "o.yml:3:3: an item of a list begins with a hyphen and a space; write `- b: …`"),
        ("a:\n  - b: c\n  * b: c\n", "o.yml:3:3: an item of a list begins with a hyphen and a space; write `- b: …`"),
        ("a:\n  - b\n  • c\n", "o.yml:3:3: an item of a list begins with a hyphen and a space; write `- …`"),
        ("a:\n  b： c\n  d: e\n", "o.yml:2:4: no colon stands behind `b`; write `b: …`"),
        ("a:\n  b: c\n  d = e\n", "o.yml:3:5: no colon stands behind `d`; write `d: …`"),
        ("a=b\nc: d\n", "o.yml:1:2: no colon stands behind `a`; write `a: …`"),
        ("```yaml\na: b\n```\n", "o.yml:1:1: these marks frame what stands in a chat or on a page; take this line out"),
        ("a: b\n```\n", "o.yml:2:1: these marks frame what stands in a chat or on a page; take this line out"),
        ("a: @b\n", "o.yml:1:4: a value begins with a sign that it cannot begin with; put the value in quotes"),
        (
            "a:\n  b: c\n d: e\n",
            "o.yml:3:2: this line is indented differently from those that it belongs to; begin it exactly under them",
        ),
        ("title:Priya\nc: d\n", "o.yml:1:6: no space stands behind this colon; write a space behind the colon"),
        ("a: b\nPriya\nc: d\n", "o.yml:2:1: this line has no colon with a space behind it; write `key: value`"),
        (
            "text: |\n  foo:bar\nname: a: b\n",
            "o.yml:3:8: a colon stands where none can; put what stands behind the first colon in quotes",
        ),
        (
            'a: "this is\n  a long one"\nname: a: b\n',
            "o.yml:3:8: a colon stands where none can; put what stands behind the first colon in quotes",
        ),
        (
            "a: |\n  b: 'tis so\nname: a: b\n",
            "o.yml:3:8: a colon stands where none can; put what stands behind the first colon in quotes",
        ),
        (
            "description: > text\nb: c\n",
            "o.yml:1:14: a value begins with a sign that it cannot begin with; put the value in quotes",
        ),
        (
            "title: *Bold\nb: c\n",
            "o.yml:1:8: `*Bold` begins with a sign that stands for something else; put the value in quotes",
        ),
        (
            "name: Harbour\n  Lane #2\n",
            "o.yml:2:8: what stands behind this # is read as a note and left out; "
            "put the whole value in quotes; if it is a note, write a space behind the #",
        ),
        (
            "name: Bus #1 Lines\n",
            "o.yml:1:11: what stands behind this # is read as a note and left out; "
            "put the whole value in quotes; if it is a note, write a space behind the #",
        ),
        (
            "colour: {a: #8a1538}\n",
            "o.yml:1:13: what stands behind this # is read as a note; put the whole value in quotes",
        ),
        (
            "colour: #8a1538\n",
            "o.yml:1:9: what stands behind this # is read as a note and left out; "
            "put the whole value in quotes; if it is a note, write a space behind the #",
        ),
        (
            "- #2\n",
            "o.yml:1:3: what stands behind this # is read as a note and left out; "
            "put the whole value in quotes; if it is a note, write a space behind the #",
        ),
        (
            "a:\n - id: x\n    name: z\n",
            "o.yml:3:5: this line is indented differently from those that it belongs to; begin it exactly under them",
        ),
        (
            "a: b\n outsiders: c\n",
            "o.yml:2:2: this line is indented differently from those that it belongs to; begin it exactly under them",
        ),
        (
            "a:\n  b: c\n \u00a0d: e\n",
            "o.yml:3:2: this space is of another kind than that of the space bar; delete it and press the space bar",
        ),
        (
            "name:\u00a0Prairie\n",
            "o.yml:1:6: this space is of another kind than that of the space bar; delete it and press the space bar",
        ),
        (
            "name: 't Hart\nb: it's\nc: d\n",
            "o.yml:1:7: this quote has no end; "
            "close it with the same quote; put a value with an apostrophe in double quotes",
        ),
        (
            'a: x\nphone: "+1 204\nb: c\nd: "e"\n',
            "o.yml:2:8: this quote has no end; "
            "close it with the same quote; put a value with an apostrophe in double quotes",
        ),
        (
            "name: & Sons\n",
            "o.yml:1:7: a value begins with a sign that it cannot begin with; put the value in quotes",
        ),
        (
            "role: - Safety\n",
            "o.yml:1:7: a value begins with a sign that it cannot begin with; put the value in quotes",
        ),
        (
            "? [x, y]\n: 1\nname: z\n",
            "o.yml:1:3: a key must be one word; write `key: value`",
        ),
        (
            "*a : b\nname: z\n",
            "o.yml:1:1: `*a` repeats another part of the file; write it out",
        ),
        ("a: \x0bb\n", "o.yml:1:1: this is not YAML that can be read; compare it with the example"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_in_words_where_it_began(text, told):
    _, flaws = read_yaml(text, "o.yml", "text")
    assert [str(flaw) for flaw in flaws] == [f"{told} [text]"]


@pytest.mark.parametrize(
    "text", ["? [x, y]\n: 1\nname: z\n", "*a : b\nname: z\n", "a: " + "[" * 30 + "]" * 30 + "\nname: z\n"]
)
def test_what_would_be_misread_from_here_on_is_not_read_as_if_it_were_whole(text):
    located, flaws = read_yaml(text, "o.yml", "text")
    assert len(flaws) == 1
    assert not located.whole
